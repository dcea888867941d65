package io.github.winnow.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The week is hard: four plain rules (accounts on the device, accounts of the /24 on the target,
 * events on the target in ten minutes, events of the account in an hour), counted with hindsight
 * and summed, find at most a fifth of what is fabricated when one genuine event in a thousand may
 * be accused.
 */
class PlainRulesTest {
  private static final double MOST = 0.2;
  private static final double FALSE_POSITIVES = 0.001;

  @ParameterizedTest
  @CsvSource({"1001, .3, .1", "1002, .3, .1", "1003, 1, .05"})
  void theirSumFindsLittle(long seed, double scale, double share) {
    List<LabelledEngagement> events =
        Traffic.world("mixed", seed).scale(scale).fabricated(share).generate();
    double logs = recall(events, PlainRulesTest::logarithm);
    double tails = recall(events, PlainRulesTest::rarity);
    assertTrue(logs <= MOST, () -> "recall of summed logarithms " + logs + " (seed " + seed + ")");
    assertTrue(tails <= MOST, () -> "recall of summed rarities " + tails + " (seed " + seed + ")");
  }

  /** The rules do find something: a crowd on one device, address and target within minutes. */
  @Test
  void theyWouldFindWhatIsPlain() {
    List<LabelledEngagement> events =
        new ArrayList<>(Traffic.world("genuine", 1004).scale(0.3).generate());
    Engagement model = events.get(events.size() / 2).engagement();
    for (int i = 0; i < 200; i++) {
      Engagement fake = Engagement.of(
              Action.READ, Id.of(i), model.target(), model.time() + i * 500L)
          .device(Id.of("planted"))
          .ip("192.0.2.1")
          .build();
      events.add(new LabelledEngagement(fake, true, "planted"));
    }
    assertTrue(recall(events, PlainRulesTest::logarithm) > 0.95);
    assertTrue(recall(events, PlainRulesTest::rarity) > 0.95);
  }

  private static double recall(
      List<LabelledEngagement> events, Function<double[], double[]> scale) {
    double[][] rules = {
      distinct(events, Engagement::device),
      distinct(events, e -> e.ip() == null ? null : Columns.network(e.ip()) + " " + e.target()),
      count(events, e -> e.target() + " " + e.time() / (10 * Calendar.MINUTE)),
      count(events, e -> e.account() + " " + e.time() / Calendar.HOUR)
    };
    double[] scores = sum(rules, scale);
    double[] genuine = scores(events, scores, false);
    double[] fabricated = scores(events, scores, true);
    Arrays.sort(genuine);
    double line = genuine[genuine.length - 1 - (int) (FALSE_POSITIVES * genuine.length)];
    return (double) Arrays.stream(fabricated).filter(s -> s > line).count() / fabricated.length;
  }

  private static double[] scores(
      List<LabelledEngagement> events, double[] scores, boolean fabricated) {
    return IntStream.range(0, scores.length)
        .filter(i -> events.get(i).fabricated() == fabricated)
        .mapToDouble(i -> scores[i])
        .toArray();
  }

  private static double[] sum(double[][] rules, Function<double[], double[]> scale) {
    double[] sum = new double[rules[0].length];
    for (double[] rule : rules) {
      double[] scaled = scale.apply(rule);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += scaled[i];
      }
    }
    return sum;
  }

  private static double[] logarithm(double[] rule) {
    return Arrays.stream(rule).map(StrictMath::log1p).toArray();
  }

  /** The negative logarithm of how many events reach as much. */
  private static double[] rarity(double[] rule) {
    double[] sorted = rule.clone();
    Arrays.sort(sorted);
    Map<Double, Double> rarity = new HashMap<>();
    for (int i = 0; i < sorted.length; i++) {
      double tail = (double) (sorted.length - i) / sorted.length;
      rarity.putIfAbsent(sorted[i], -StrictMath.log(tail));
    }
    return Arrays.stream(rule).map(x -> rarity.getOrDefault(x, 0.0)).toArray();
  }

  private static double[] distinct(
      List<LabelledEngagement> events, Function<Engagement, @Nullable Object> key) {
    Map<Object, Set<Object>> accounts = new HashMap<>();
    for (LabelledEngagement event : events) {
      Object k = key.apply(event.engagement());
      if (k != null) {
        accounts.computeIfAbsent(k, x -> new HashSet<>()).add(event.engagement().account());
      }
    }
    return events.stream()
        .mapToDouble(event -> {
          Object k = key.apply(event.engagement());
          return k == null ? 0 : accounts.getOrDefault(k, Set.of()).size();
        })
        .toArray();
  }

  private static double[] count(List<LabelledEngagement> events, Function<Engagement, Object> key) {
    Map<Object, Integer> counts = new HashMap<>();
    events.forEach(e -> counts.merge(key.apply(e.engagement()), 1, Integer::sum));
    return events.stream()
        .mapToDouble(e -> counts.getOrDefault(key.apply(e.engagement()), 0))
        .toArray();
  }
}
