package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnow.evidence.Disposition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sums that were spilled are those of a plain map, in order, and leave no file behind. */
class SpillingSumsTest {
  private static final Comparator<AccountSums> BY_NAME = Comparator.comparing(AccountSums::account);

  @TempDir
  private Path temp = Path.of("");

  private static AccountSums of(SpillingSums<AccountSums> all, long account) throws IOException {
    // A hash that is spread over all bits, as a keyed one is.
    long hash = account * 0x9E3779B97F4A7C15L;
    return all.of(hash, AccountSums.NO_REST, () -> new AccountSums(hash, "a" + account));
  }

  @Test
  void equalToAPlainMap() {
    Property.holds(30, random -> {
      int most = 1 + random.nextInt(20);
      int accounts = 1 + random.nextInt(most * 40);
      Map<String, Long> expected = new HashMap<>();
      List<String> order = new ArrayList<>();
      Map<String, Long> found = new HashMap<>();
      try (SpillingSums<AccountSums> all =
          new SpillingSums<>(AccountSums.CODEC, temp::resolve, "x", most)) {
        for (int i = random.nextInt(4000); i > 0; i--) {
          long account = pick(random, accounts);
          of(all, account).add(0, Disposition.COUNT, 1);
          expected.merge("a" + account, 1L, Long::sum);
        }
        all.forEach(BY_NAME, sums -> {
          order.add(sums.account());
          found.put(sums.account(), sums.events());
        });
      }
      assertEquals(expected, found);
      assertEquals(found.keySet().stream().sorted().toList(), order);
      assertEmpty();
    });
  }

  /** Half of it is about a few. */
  private static long pick(Random random, int accounts) {
    return random.nextBoolean() ? random.nextInt(accounts) : random.nextInt(1 + accounts / 50);
  }

  private void assertEmpty() throws IOException {
    try (var files = Files.list(temp)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void aFailureLeavesNoFileBehind() throws IOException {
    try (SpillingSums<AccountSums> all =
        new SpillingSums<>(AccountSums.CODEC, temp::resolve, "x", 2)) {
      for (int i = 0; i < 100; i++) {
        of(all, i).add(0, Disposition.COUNT, 1);
      }
    }
    assertEmpty();
  }

  /** What is spilled and merged is what was added. */
  @Test
  void allFiguresOfAnAccountSurvive() {
    Property.holds(50, random -> {
      AccountSums whole = new AccountSums(1, "a");
      List<AccountSums> found = new ArrayList<>();
      try (SpillingSums<AccountSums> all =
          new SpillingSums<>(AccountSums.CODEC, temp::resolve, "x", 1)) {
        for (int i = 1 + random.nextInt(50); i > 0; i--) {
          AccountSums part = all.of(1, AccountSums.NO_REST, () -> new AccountSums(1, "a"));
          double score = random.nextGaussian() * 10;
          Disposition d = List.of(Disposition.values()).get(random.nextInt(3));
          int count = 1 + random.nextInt(3);
          part.add(score, d, count);
          whole.add(score, d, count);
          int statistic = random.nextInt(5);
          part.addReason(statistic, score * score, count);
          whole.addReason(statistic, score * score, count);
          all.of(2, AccountSums.NO_REST, () -> new AccountSums(2, "b"))
              .add(0, Disposition.COUNT, 1);
        }
        all.forEach(BY_NAME, found::add);
      }
      AccountSums a = found.get(0);
      assertEquals(whole.events(), a.events());
      assertEquals(whole.score(), a.score(), 1e-9);
      assertEquals(whole.disposition(), a.disposition());
      assertEquals(whole.statistics(), a.statistics());
      for (int i = 0; i < a.statistics(); i++) {
        assertEquals(whole.number(i), a.number(i));
        assertEquals(whole.times(i), a.times(i));
        assertEquals(whole.meanWeight(i), a.meanWeight(i), 1e-9);
      }
    });
  }
}
