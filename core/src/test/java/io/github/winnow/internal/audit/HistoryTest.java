package io.github.winnow.internal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.winnow.event.Source;
import io.github.winnow.fixture.Seeds;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final int LEAST = 4096;
  private static final int ROWS = 1024;

  /** A row all of whose words follow from a number. */
  private static long[] row(long number, long time) {
    long[] words = new long[History.LONGS];
    fill(words, number, time);
    return words;
  }

  private static void fill(long[] words, long number, long time) {
    for (int i = 0; i < words.length; i++) {
      words[i] = (number + 1) * 0x9E3779B97F4A7C15L + i * 1_000_003L;
    }
    words[0] = number + 1;
    words[1] = time << 21 | (words[1] & 0x1FFFFF);
  }

  private static boolean isWhole(long[] words) {
    long[] expected = row(words[0] - 1, words[1] >>> 21);
    return Arrays.equals(words, expected);
  }

  @Test
  void holdsWhatANaiveListHolds() {
    Seeds.fresh(20, random -> {
      History history = new History(random.nextInt(7) * 65_536L);
      List<long[]> naive = new ArrayList<>();
      boolean[] gone = new boolean[20_000];
      long[] read = new long[History.LONGS];
      long whole = 0;
      while (naive.size() < gone.length) {
        int choice = random.nextInt(100);
        if (choice < 90) {
          int some = 1 + random.nextInt(300);
          for (int i = 0; i < some && naive.size() < gone.length; i++) {
            long[] words = row(naive.size(), random.nextInt(1000));
            assertEquals(naive.size(), history.append(words));
            naive.add(words);
          }
        } else if (choice < 95 && !naive.isEmpty()) {
          int position = random.nextInt(naive.size());
          long statement = random.nextLong();
          history.restate(position, statement);
          naive.get(position)[History.STATEMENT] = statement;
        } else if (choice < 97) {
          int before = random.nextInt(30);
          history.eraseBefore(before);
          for (int i = (int) history.oldest(); i < naive.size(); i++) {
            if (!gone[i] && naive.get(i)[1] >>> 21 < before) {
              gone[i] = true;
              whole = Math.max(whole, i + 1);
            }
          }
        }
        int position = random.nextInt(naive.size() + 2000);
        boolean there = position < naive.size() && position >= history.oldest() && !gone[position];
        assertEquals(there, history.read(position, read), "at " + position);
        if (there) {
          assertEquals(Arrays.toString(naive.get(position)), Arrays.toString(read));
        }
      }
      assertEquals(naive.size(), history.appended());
      assertTrue(naive.size() - history.oldest() <= history.capacity());
      assertTrue(naive.size() - history.oldest() > history.capacity() - ROWS);
      assertEquals(Math.max(history.oldest(), whole), history.wholeFrom());
    });
  }

  @Test
  void aWriterThatWasHeldUpForAWholeTurnTakesNothingFromTheNewRows() {
    for (int ahead : new int[] {LEAST - 1, LEAST, LEAST + 1, LEAST + ROWS, 2 * LEAST + 5}) {
      History history = new History(0);
      assertEquals(LEAST, history.capacity());
      history.append(row(0, 0));
      long late = history.claim();
      for (int i = 0; i < ahead; i++) {
        history.append(row(i + 2, 0));
      }
      history.put(late, row(1, 0));
      long[] read = new long[History.LONGS];
      for (long position = history.oldest(); position < history.appended(); position++) {
        assertTrue(history.read(position, read), ahead + " ahead: lost " + position);
        assertEquals(position + 1, read[0]);
      }
      for (int i = 0; i < 3 * LEAST; i++) {
        history.append(row(ahead + 2 + i, 0));
      }
      for (long position = history.oldest(); position < history.appended(); position++) {
        assertTrue(history.read(position, read), "lost " + position);
        assertEquals(position + 1, read[0]);
      }
    }
  }

  @Test
  void aWriterHeldUpInItsSegmentDoesNotWriteIntoAnother() {
    History history = new History(0);
    long late = history.claim();
    for (int i = 0; i < ROWS - 1; i++) {
      history.append(row(i + 1, 0)); // so the segment of the late one is there, but not full
    }
    history.put(late, row(0, 0));
    for (int i = 0; i < LEAST; i++) {
      history.append(row(ROWS + i, 0));
    }
    long[] read = new long[History.LONGS];
    assertFalse(history.read(late, read));
    assertTrue(history.read(LEAST, read));
    assertEquals(LEAST + 1, read[0]);
  }

  @Test
  void whatOthersReadWhileEightAppendWasWrittenAndIsWhole() throws Exception {
    History history = new History(0);
    int each = 40_000;
    AtomicLong numbers = new AtomicLong();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      Thread thread = new Thread(() -> {
        long[] words = new long[History.LONGS];
        for (int i = 0; i < each; i++) {
          long number = numbers.getAndIncrement();
          fill(words, number, number % 1000);
          history.append(words);
        }
      });
      threads.add(thread);
      thread.start();
    }
    long seen = 0;
    long[] read = new long[History.LONGS];
    while (threads.stream().anyMatch(Thread::isAlive)) {
      long end = history.appended();
      for (long position = history.oldest(); position < end; position++) {
        if (history.read(position, read)) {
          assertTrue(isWhole(read), () -> "torn: " + Arrays.toString(read));
          seen++;
        }
      }
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertTrue(seen > 0);
    assertEquals(8L * each, history.appended());
    boolean[] once = new boolean[8 * each];
    for (long position = history.oldest(); position < history.appended(); position++) {
      if (history.read(position, read)) {
        assertTrue(isWhole(read));
        int number = (int) read[0] - 1;
        assertFalse(once[number], "a row is there twice");
        once[number] = true;
      }
    }
    int kept = 0;
    for (boolean is : once) {
      kept += is ? 1 : 0;
    }
    // Less than all only where a writer was held up while the ring went round.
    assertTrue(kept > LEAST - ROWS - 8, kept + " are kept");
  }

  @Test
  void restatingWhileTheRingGoesRoundTouchesNoOtherRow() throws Exception {
    History history = new History(0);
    int each = 60_000;
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 3; t++) {
      Thread thread = new Thread(() -> {
        long[] words = new long[History.LONGS];
        for (int i = 0; i < each; i++) {
          fill(words, i, 1000);
          words[History.STATEMENT] = 0;
          history.append(words);
        }
      });
      threads.add(thread);
      thread.start();
    }
    long[] read = new long[History.LONGS];
    while (threads.stream().anyMatch(Thread::isAlive)) {
      // The oldest are about to go: what is restated there must not show in what takes their place.
      long oldest = history.oldest();
      for (long position = oldest; position < oldest + 50; position++) {
        history.restate(position, position + 1);
      }
      for (long position = oldest; position < history.appended(); position++) {
        if (history.read(position, read)) {
          long restated = read[History.STATEMENT];
          assertTrue(restated == 0 || restated == position + 1, restated + " at " + position);
        }
      }
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @Test
  void appendingAllocatesNothingOnceWarm() {
    ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    History history = new History(0);
    long[] words = row(1, 1);
    for (int i = 0; i < 5 * LEAST; i++) {
      history.append(words);
    }
    long before = bean.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 10 * LEAST; i++) {
      history.append(words);
    }
    long after = bean.getCurrentThreadAllocatedBytes();
    assertTrue(after - before < 1000); // a row alone would be 96 bytes
  }

  @Test
  void numbersTwoHundredAndFiftyFourSourcesAndNoMore() {
    History history = new History(0);
    assertEquals(0, history.number(null));
    assertNull(history.source(0));
    for (int i = 1; i <= 300; i++) {
      Source source = Source.of("source" + i);
      int number = history.number(source);
      assertEquals(i <= 254 ? i : 0, number);
      assertEquals(number, history.number(source));
      assertEquals(i <= 254 ? source : null, history.source(number));
    }
  }

  /** Also in segments that were used up, and where the ring has gone round. */
  @Test
  void theRowsOfAForgottenAccountAreNobodysAndKeepTheRest() {
    Seeds.fresh(20, random -> {
      History history = new History(0);
      int size = random.nextInt(3 * LEAST);
      long forgotten = 2L + random.nextInt(20);
      for (int i = 0; i < size; i++) {
        long[] words = row(i, i);
        words[0] = 2L + i % 20;
        history.append(words);
      }
      history.forget(forgotten);
      long[] read = new long[History.LONGS];
      for (long at = history.oldest(); at < size; at++) {
        assertTrue(history.read(at, read));
        long[] expected = row(at, at);
        boolean its = 2 + at % 20 == forgotten;
        expected[0] = its ? History.NOBODY : 2 + at % 20;
        expected[History.ORIGIN] = its ? 0 : expected[History.ORIGIN];
        expected[History.ARRIVAL] =
            its ? expected[History.ARRIVAL] & Row.LOW : expected[History.ARRIVAL];
        assertEquals(Arrays.toString(expected), Arrays.toString(read));
      }
      assertEquals(history.oldest(), history.wholeFrom());
    });
  }
}
