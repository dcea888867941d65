package io.github.winnow.internal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnow.fixture.Seeds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReturnRatesTest {
  /** Against counting by hand. */
  @Test
  void expectsWhatAccountsThatActAsMuchDo() {
    Seeds.fresh(200, random -> {
      Acted acted = new Acted();
      Map<Integer, Set<Integer>> targetsOf = new TreeMap<>();
      for (int i = random.nextInt(300); i > 0; i--) {
        int account = 11 + random.nextInt(12) * random.nextInt(12);
        int target = random.nextInt(60);
        int publisher = target % 9; // 0 is none
        acted.read(account, 1000 + i, "article " + target, publisher, 0, 0);
        if (publisher > 0) {
          targetsOf.computeIfAbsent(account, a -> new TreeSet<>()).add(target);
        }
      }
      RowSlice slice = acted.until(10_000);
      Map<Integer, double[]> sums = new HashMap<>();
      targetsOf.values().forEach(targets -> {
        double[] sum = sums.computeIfAbsent(size(targets.size()), size -> new double[2]);
        sum[0] += targets.size();
        sum[1] += targets.size() - targets.stream().map(t -> t % 9).distinct().count();
      });
      ReturnRates rates = new ReturnRates(slice);
      targetsOf.forEach((account, targets) -> {
        int number = Acted.account(slice, account);
        int[] events = IntStream.range(0, slice.size())
            .filter(event -> slice.account(event) == number)
            .toArray();
        ReturnRates.Count count = ReturnRates.Count.of(slice, events);
        assertEquals(targets.size(), count.acts());
        double[] sum = sums.getOrDefault(size(targets.size()), new double[2]);
        assertEquals(targets.size() * sum[1] / sum[0], rates.expected(count), 1e-9);
        double[] others = {sum[0] - count.acts(), sum[1] - count.returns()};
        double expected = others[0] == 0 ? 0 : targets.size() * others[1] / others[0];
        assertEquals(expected, rates.without(List.of(count)).expected(count), 1e-9);
      });
      assertEquals(0, rates.expected(new ReturnRates.Count(0, 0)));
      assertEquals(0, rates.expected(new ReturnRates.Count(1 << 20, 0)), "nobody acts as much");
    });
  }

  private static int size(int acts) {
    return Integer.toBinaryString(acts).length();
  }
}
