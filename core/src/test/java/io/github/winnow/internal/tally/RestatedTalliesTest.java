package io.github.winnow.internal.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Id;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.fixture.Seeds;
import io.github.winnow.spi.TrafficClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RestatedTalliesTest {
  private static final Action[] ACTIONS = {Action.READ, Action.LIKE};

  private static int anyStatement(SplittableRandom random) {
    return Stated.of(
        List.of(Disposition.values()).get(random.nextInt(3)),
        random.nextDouble(),
        List.of(TrafficClass.values()).get(random.nextInt(2)),
        random.nextBoolean());
  }

  private static long hash(int target) {
    return (target + 1) * 0x9E3779B97F4A7C15L;
  }

  private static TallyBook.Line total(TallyBook book, int target, Action action) {
    return book.total(Id.of(target), hash(target), action);
  }

  /** One engagement in a book. */
  private static final class Entry {
    final int target;
    final Action action;
    final long time;
    final int count;
    final int place;
    int stated;

    Entry(TallyBook book, SplittableRandom random, int targets) {
      target = random.nextInt(targets);
      action = ACTIONS[random.nextInt(2)];
      time = random.nextLong(4L * 3_600_000);
      count = 1 + random.nextInt(5);
      stated = anyStatement(random);
      place = book.add(Id.of(target), hash(target), action, time, count, stated);
    }

    void restate(TallyBook book, SplittableRandom random) {
      int now = anyStatement(random);
      book.restate(place, hash(target), time, count, stated, now);
      stated = now;
    }
  }

  @Test
  void restatingGivesWhatAddingItSoFromTheStartWould() {
    Seeds.fresh(30, random -> {
      TallyBook book = new TallyBook(random.nextBoolean() ? 1 << 12 : 1 << 18);
      List<Entry> all = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        all.add(new Entry(book, random, 60));
        for (int r = random.nextInt(3); r > 0; r--) {
          all.get(random.nextInt(all.size())).restate(book, random);
        }
      }
      assertSums(book, all, 60);
    });
  }

  private static void assertSums(TallyBook book, List<Entry> all, int targets) {
    for (int target = 0; target < targets; target++) {
      for (Action action : ACTIONS) {
        long gross = 0;
        long general = 0;
        long sophisticated = 0;
        long held = 0;
        long variance = 0;
        boolean own = book.place(hash(target), action) != 0;
        for (Entry e : all) {
          if (own && e.target == target && e.action.equals(action)) {
            gross += e.count;
            held += Stated.isHeld(e.stated) ? e.count : 0;
            variance += Stated.variance(e.stated) * e.count;
            long invalid = Stated.invalid(e.stated) * e.count;
            general += Stated.isGeneral(e.stated) ? invalid : 0;
            sophisticated += Stated.isGeneral(e.stated) ? 0 : invalid;
          }
        }
        TallyBook.Line line = total(book, target, action);
        assertEquals(gross, line.gross());
        assertEquals(held, line.held());
        assertEquals(general / CellTable.UNIT, line.general());
        assertEquals(sophisticated / CellTable.UNIT, line.sophisticated());
        assertEquals(variance / CellTable.UNIT, line.variance());
      }
    }
  }

  @Test
  void isExactWhileOthersAdd() {
    Seeds.fresh(3, random -> {
      TallyBook book = new TallyBook(1 << 16);
      List<Entry> mine = new ArrayList<>();
      List<List<Entry>> others = new ArrayList<>();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 2000; i++) {
        mine.add(new Entry(book, random, 20));
      }
      for (int t = 0; t < 4; t++) {
        SplittableRandom own = random.split();
        List<Entry> added = new ArrayList<>();
        others.add(added);
        Thread thread = new Thread(() -> {
          for (int i = 0; i < 20_000; i++) {
            added.add(new Entry(book, own, 20));
          }
        });
        threads.add(thread);
        thread.start();
      }
      for (int i = 0; i < 40_000; i++) {
        mine.get(random.nextInt(mine.size())).restate(book, random);
      }
      for (Thread thread : threads) {
        thread.join();
      }
      others.forEach(mine::addAll);
      assertSums(book, mine, 20);
    });
  }

  @Test
  void aCampaignStandsOrFallsAsAWholeInEachPlace() {
    Seeds.fresh(100, random -> {
      CampaignCounts counts = new CampaignCounts();
      Map<List<Long>, Double> naive = new HashMap<>();
      Map<Long, Double> chance = new HashMap<>();
      for (int i = 0; i < 200; i++) {
        long campaign = random.nextInt(5);
        double p = chance.computeIfAbsent(campaign, c -> random.nextDouble() * 0.2);
        int total = random.nextInt(4);
        int count = 1 + random.nextInt(4);
        counts.add(campaign, p, total, total + 10 * random.nextInt(3), count);
        naive.merge(List.of(campaign, (long) total), (double) count, Double::sum);
      }
      counts.sealed();
      for (int total = 0; total < 5; total++) {
        double variance = 0;
        for (long campaign = 0; campaign < 5; campaign++) {
          double n = naive.getOrDefault(List.of(campaign, (long) total), 0.0);
          double p = chance.getOrDefault(campaign, 0.0);
          variance += p * (1 - p) * n * n;
        }
        assertEquals(variance, counts.ofTotal(total), 1e-9);
      }
      assertTrue(counts.placesThatDiffer(counts).isEmpty());
      assertEquals(
          naive.keySet().stream().map(k -> k.get(1)).distinct().count(),
          counts.placesThatDiffer(new CampaignCounts()).size());
    });
  }

  @Test
  void theLogKeepsWhatItsHorizonSays() {
    Seeds.fresh(3, random -> {
      RestatementLog log = new RestatementLog();
      List<long[]> naive = new ArrayList<>(); // position, place, held
      CampaignCounts none = new CampaignCounts();
      for (int record = 0; naive.size() < 250_000; record++) {
        RestatementLog.Run run = new RestatementLog.Run(10L * record, "record " + record);
        Map<Integer, Long> held = new HashMap<>();
        int places = random.nextInt(100) == 0 ? 30_000 : random.nextInt(2000);
        for (int i = 0; i < places; i++) {
          int place = i < 5 ? i : 5 + random.nextInt(40_000);
          int before = anyStatement(random);
          int after = anyStatement(random);
          run.add(place, 2, before, after);
          held.merge(
              place,
              2L * ((Stated.isHeld(after) ? 1 : 0) - (Stated.isHeld(before) ? 1 : 0)),
              Long::sum);
        }
        long position = 10L * record;
        held.forEach((place, sum) -> naive.add(new long[] {position, place, sum}));
        log.add(run, none, none);
      }
      assertTrue(log.horizon() > 0);
      for (int place = 0; place < 5; place++) {
        for (long position = log.horizon(); position < 10L * 400; position += 130) {
          long expected = 0;
          for (long[] change : naive) {
            expected += change[1] == place && change[0] > position ? change[2] : 0;
          }
          assertEquals(
              expected,
              log.after(place, position).stream()
                  .mapToLong(RestatementLog.Change::held)
                  .sum());
        }
      }
    });
  }
}
