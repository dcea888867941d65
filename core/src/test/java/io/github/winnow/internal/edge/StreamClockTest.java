package io.github.winnow.internal.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.fixture.Seeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Event time's front follows the stream, and no single account takes it anywhere. */
class StreamClockTest {
  private static final long YEAR = 365L * 86_400_000;
  private static final long JUMP = 3 * YEAR;
  private static final long NOW = 1_700_000_000_000L;
  private static final long YEAR_9999 =
      Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  private final StreamClock clock = new StreamClock(JUMP);

  @Test
  void followsTheStreamToTheSecond() {
    Seeds.fresh(100, random -> {
      StreamClock follower = new StreamClock(JUMP);
      long front = NOW;
      long late = 0;
      for (int i = 0; i < 1_000; i++) {
        long time = front + random.nextLong(-5_000, 20_000);
        assertEquals(time, follower.guard(time, random.nextLong()), "in time or late, it stays");
        assertTrue(follower.now() <= Math.max(front, time) || i == 0);
        late += i > 0 && time < follower.now() - 1_000 ? 1 : 0;
        front = i == 0 ? time : Math.max(front, time);
        assertTrue(front - follower.now() <= 1_000, "at most a second behind");
      }
      assertEquals(late, follower.late());
      assertEquals(0, follower.jumps());
    });
  }

  @Test
  void nothingWasSeenBeforeTheFirstEvent() {
    assertEquals(0, clock.now());
  }

  @Test
  void theFirstEventLiesBetween1970And2100() {
    assertEquals(StreamClock.REJECTED, clock.guard(-1, 1));
    assertEquals(StreamClock.REJECTED, clock.guard(Long.MIN_VALUE, 1));
    assertEquals(StreamClock.REJECTED, clock.guard(StreamClock.LATEST + 1, 1));
    assertEquals(StreamClock.REJECTED, clock.guard(YEAR_9999, 1));
    assertEquals(StreamClock.REJECTED, clock.guard(Long.MAX_VALUE, 1));
    assertEquals(0, clock.now());
    assertEquals(0, clock.guard(0, 1));
    assertEquals(NOW, new StreamClock(JUMP).guard(NOW, 1));
    assertEquals(StreamClock.LATEST, new StreamClock(JUMP).guard(StreamClock.LATEST, 1));
  }

  @Test
  void negativeTimesAreRejectedAtAnyTime() {
    clock.guard(NOW, 1);
    assertEquals(StreamClock.REJECTED, clock.guard(-1, 1));
    assertEquals(StreamClock.REJECTED, clock.guard(Long.MIN_VALUE, 1));
    assertEquals(0, clock.guard(0, 1), "1970 is only late");
    assertEquals(NOW, clock.now());
    assertEquals(1, clock.late());
  }

  @Test
  void aJumpUpToTheLimitIsTakenAtOnce() {
    clock.guard(NOW, 1);
    assertEquals(NOW + JUMP, clock.guard(NOW + JUMP, 1));
    assertEquals(NOW + JUMP, clock.now());
    assertEquals(0, clock.jumps());
  }

  @Test
  void threeAccountsThatAgreeTakeTheClockAlong() {
    clock.guard(NOW, 1);
    long far = NOW + 2 * JUMP;
    assertEquals(NOW, clock.guard(far + 2, 1), "judged at the clock's time");
    assertEquals(NOW, clock.guard(far, 2));
    assertEquals(NOW, clock.now());
    assertEquals(far + 1, clock.guard(far + 1, 3));
    assertEquals(far, clock.now(), "the earliest that they agree on");
    assertEquals(3, clock.jumps());
  }

  @Test
  void oneAccountDoesNotAgreeWithItself() {
    clock.guard(NOW, 1);
    for (int i = 0; i < 100; i++) {
      assertEquals(NOW, clock.guard(NOW + 2 * JUMP + i, 7 + i % 2));
    }
    assertEquals(NOW, clock.now());
    assertEquals(100, clock.jumps());
  }

  @Test
  void accountsThatNameDifferentTimesDoNotAgree() {
    clock.guard(NOW, 1);
    for (int i = 0; i < 100; i++) {
      long far = NOW + (i % 2 == 0 ? 2 : 8) * JUMP; // further apart than a jump
      assertEquals(NOW, clock.guard(far, i));
    }
    assertEquals(NOW, clock.now());
  }

  @Test
  void nobodyTakesTheClockPast2099() {
    clock.guard(NOW, 1);
    for (int account = 0; account < 100; account++) {
      assertEquals(NOW, clock.guard(YEAR_9999 + account, account));
      assertEquals(NOW, clock.guard(Long.MAX_VALUE - account, account));
    }
    assertEquals(NOW, clock.now());
    StreamClock late = new StreamClock(Long.MAX_VALUE);
    late.guard(NOW, 1);
    assertEquals(NOW, late.guard(StreamClock.LATEST + 1, 1));
    assertEquals(StreamClock.LATEST, late.guard(StreamClock.LATEST, 1));
    assertEquals(StreamClock.LATEST, late.now());
  }

  @Test
  void aTimeThatIsGivenIsNeverOutsideTheRange() {
    Seeds.fresh(200, random -> {
      StreamClock any = new StreamClock(random.nextLong(JUMP));
      for (int i = 0; i < 500; i++) {
        long time = switch (random.nextInt(4)) {
          case 0 -> random.nextLong();
          case 1 -> random.nextLong(2 * StreamClock.LATEST);
          default -> any.now() + random.nextLong(-100_000, 100_000);
        };
        long before = any.now();
        long given = any.guard(time, random.nextInt(5));
        assertTrue(
            given == StreamClock.REJECTED || (given >= 0 && given <= StreamClock.LATEST + 1_000));
        assertTrue(any.now() >= before && any.now() <= StreamClock.LATEST);
      }
    });
  }

  @Test
  void manyThreadsMoveOneClock() throws Exception {
    int threads = 8;
    int each = 50_000;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        SplittableRandom random = new SplittableRandom(i);
        all.add(pool.submit(() -> {
          long before = 0;
          for (int n = 0; n < each; n++) {
            long time = NOW + n * 100L + random.nextLong(1_000);
            assertEquals(time, clock.guard(time, random.nextLong()));
            long now = clock.now();
            assertTrue(now >= before, "the clock never goes back");
            before = now;
          }
        }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      pool.shutdownNow();
    }
    long front = NOW + each * 100L;
    assertTrue(Math.abs(front - clock.now()) < 2_000);
    assertEquals(0, clock.jumps());
  }

  @Test
  void manyThreadsOfTwoAccountsAgreeOnNothing() throws Exception {
    clock.guard(NOW, 1);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        long account = i % 2;
        all.add(pool.submit(() -> {
          for (int n = 0; n < 10_000; n++) {
            assertEquals(NOW, clock.guard(NOW + 2 * JUMP, account));
          }
        }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertEquals(80_000, clock.jumps());
    assertEquals(NOW, clock.now());
  }

  @Test
  void aForgottenWitnessIsNoneAndAnotherIsNeeded() {
    long ahead = NOW + 2 * JUMP;
    clock.guard(NOW, 1);
    clock.guard(ahead, 2);
    clock.guard(ahead, 3);
    clock.forget(2);
    clock.guard(ahead, 4);
    assertEquals(NOW, clock.now(), "two are left");
    clock.guard(ahead, 5);
    assertEquals(ahead, clock.now());
  }
}
