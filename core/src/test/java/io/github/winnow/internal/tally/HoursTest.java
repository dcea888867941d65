package io.github.winnow.internal.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Id;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.fixture.Seeds;
import io.github.winnow.spi.TrafficClass;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HoursTest {
  private static final int TARGETS = 20;
  private static final int HOURS = 48;
  private static final long HOUR = 3_600_000;

  private static long hash(int target) {
    return (target + 1) * 0x9E3779B97F4A7C15L;
  }

  /** Adds engagements whose times mostly rise, and counts them by target and hour. */
  private static long[][] add(TallyBook book, SplittableRandom random, int events) {
    int said = Stated.of(Disposition.COUNT, 0, TrafficClass.SOPHISTICATED, false);
    long[][] counts = new long[TARGETS][HOURS];
    for (int i = 0; i < events; i++) {
      int target = random.nextInt(TARGETS);
      int latest = i * HOURS / events;
      int hour = random.nextInt(4) == 0 ? random.nextInt(latest + 1) : latest;
      int count = 1 + random.nextInt(3);
      long time = hour * HOUR + random.nextLong(HOUR);
      book.add(Id.of(target), hash(target), Action.READ, time, count, said);
      counts[target][hour] += count;
    }
    return counts;
  }

  /** Hours that have a place have all of theirs; the rest is what has none. */
  private static int assertHours(TallyBook book, List<long[][]> all) {
    long others = 0;
    int places = 0;
    for (int target = 0; target < TARGETS; target++) {
      List<TallyBook.Line> lines = book.hours(hash(target), Action.READ);
      places += lines.size();
      for (int hour = 0; hour < HOURS; hour++) {
        long expected = 0;
        for (long[][] counts : all) {
          expected += counts[target][hour];
        }
        long wanted = hour;
        long gross = lines.stream()
            .filter(line -> line.hour() == wanted)
            .mapToLong(TallyBook.Line::gross)
            .sum();
        assertTrue(gross == 0 || gross == expected, () -> "hour " + wanted + " has " + gross);
        others += expected - gross;
      }
    }
    assertEquals(others, book.otherHours());
    return places;
  }

  @Test
  void hasAllHoursWhereThereIsRoom() {
    Seeds.fresh(10, random -> {
      TallyBook book = new TallyBook(1 << 20);
      List<long[][]> all = new ArrayList<>();
      all.add(add(book, random, 5_000));
      assertHours(book, all);
      assertEquals(0, book.otherHours());
    });
  }

  @Test
  void countsInPlacesThatWereMadeWhenItIsFull() {
    Seeds.fresh(10, random -> {
      TallyBook book = new TallyBook(1 << 14);
      List<long[][]> all = new ArrayList<>();
      all.add(add(book, random, 5_000));
      int places = assertHours(book, all);
      assertTrue(places > 0 && book.otherHours() > 0);
    });
  }

  @Test
  void isExactForAnyNumberOfThreads() {
    Seeds.fresh(20, random -> {
      TallyBook book = new TallyBook(1 << 14);
      List<long[][]> all = new ArrayList<>();
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        SplittableRandom own = random.split();
        Thread thread = new Thread(() -> {
          long[][] counts = add(book, own, 5_000);
          synchronized (all) {
            all.add(counts);
          }
        });
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertHours(book, all);
    });
  }
}
