package io.github.winnow.testkit;

import io.github.winnow.Health;
import io.github.winnow.Winnow;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.evidence.Confirmation;
import io.github.winnow.spi.Detector;
import io.github.winnow.spi.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a detector that looks back owes its host. */
final class Audits {
  private static final long MOST_FURTHER_POLLS = 100;
  private static final int FEW_TARGETS = 3;
  private static final long PAUSE = 9 * Calendar.DAY;

  private Audits() {}

  private static LookingBack detector(Candidate candidate) {
    Detector detector = candidate.detector();
    if (detector == null) {
      throw new AssertionError(
          "the engine takes no such detector; see what it is not accepted for");
    }
    return new LookingBack(detector);
  }

  private static Confirmation confirmed(Id account) {
    return new Confirmation(account, "", Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE);
  }

  /** In its engine, and out of it, where it must find something. */
  static void speaks(Candidate candidate) {
    List<Engagement> traffic = candidate.traffic();
    try (Winnow engine = candidate.engine()) {
      candidate.confirmed().forEach(account -> engine.confirm(confirmed(account)));
      engine.score(traffic, (engagement, verdict) -> {});
      engine.advanceTo(traffic.get(traffic.size() - 1).time() + PAUSE);
      if (engine.audit().windows() == 0) {
        throw new AssertionError("the engine had no window to look back over");
      }
      for (Health.DetectorHealth detector : engine.health().detectors()) {
        if (detector.faults() > 0 || detector.shutOut()) {
          throw new AssertionError(
              "in an engine's audit the detector failed " + detector.faults() + " times");
        }
      }
    }
    if (detector(candidate).findings(candidate.window(traffic)).isEmpty()) {
      throw new AssertionError("the detector looked back over " + traffic.size()
          + " engagements and found nothing; give the contract engagements in which it finds"
          + " something, with on(...)");
    }
  }

  /** Twice, by another of its kind, after another window, and with the views there already. */
  static void repeats(Candidate candidate) {
    Slice window = candidate.window(candidate.traffic());
    LookingBack one = detector(candidate);
    List<String> first = one.findings(window);
    assertSame("shown the same slice again it found something else", first, one.findings(window));
    assertSame(
        "another detector of its kind found something else",
        first,
        detector(candidate).findings(window));
    List<Engagement> half = candidate.traffic().subList(0, candidate.traffic().size() / 2);
    one.findings(candidate.window(half));
    assertSame(
        "after another window it found something else",
        first,
        one.findings(candidate.window(candidate.traffic())));
  }

  /** Numbers are given in the order of first sight, and say nothing. */
  static void ignoresNumbers(Candidate candidate) {
    Slice window = candidate.window(candidate.traffic());
    LookingBack detector = detector(candidate);
    assertSame(
        "with accounts, targets and the rest numbered from the other end it found something else",
        detector.findings(window),
        detector.findingsWhenTurned(window));
  }

  static void survives(Candidate candidate) {
    LookingBack detector = detector(candidate);
    for (Map.Entry<String, Slice> hostile : HostileWindows.all().entrySet()) {
      survives(hostile.getKey(), () -> detector.findings(hostile.getValue()));
    }
  }

  static void survivesAMillion(Candidate candidate) {
    LookingBack detector = detector(candidate);
    Slice window = HostileWindows.millionAccounts();
    survives("a million accounts", () -> detector.findings(window, FEW_TARGETS));
  }

  private static void survives(String what, Runnable show) {
    try {
      show.run();
    } catch (AssertionError e) {
      throw new AssertionError("shown " + what + ": " + e.getMessage(), e);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      throw new AssertionError("the detector threw when it was shown " + what, e);
    }
  }

  /** Time is no test: so polls are counted, in a window that takes long enough. */
  static void returnsWhenCancelled(Candidate candidate) {
    LookingBack detector = detector(candidate);
    Slice busy = HostileWindows.busy();
    for (long poll : new long[] {1, 2, 5}) {
      Gathered found = detector.cancelled(busy, poll);
      if (found.polls() == 0) {
        throw new AssertionError("the detector looked at " + busy.size()
            + " engagements without asking whether it is cancelled");
      }
      if (found.pollsAfterCancelling() > MOST_FURTHER_POLLS) {
        throw new AssertionError("cancelled at poll " + poll + " the detector went on, and asked "
            + found.pollsAfterCancelling() + " times more");
      }
    }
  }

  private static void assertSame(String what, List<String> first, List<String> second) {
    for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
      String once = i < first.size() ? first.get(i) : "nothing";
      String again = i < second.size() ? second.get(i) : "nothing";
      if (!once.equals(again)) {
        throw new AssertionError(String.format("%s:%n  once:  %s%n  again: %s", what, once, again));
      }
    }
  }

  /** The checks of a detector that looks back. */
  static List<DetectorContract.Check> checks(Candidate candidate) {
    List<DetectorContract.Check> checks = new ArrayList<>();
    checks.add(new DetectorContract.Check(
        "is accepted by an engine, without keys", () -> Acceptance.check(candidate)));
    checks.add(new DetectorContract.Check(
        "finds something, in numbers an engine can use", () -> speaks(candidate)));
    checks.add(new DetectorContract.Check("finds the same every time", () -> repeats(candidate)));
    checks.add(new DetectorContract.Check(
        "does not depend on how things are numbered", () -> ignoresNumbers(candidate)));
    checks.add(new DetectorContract.Check("survives hostile windows", () -> survives(candidate)));
    checks.add(new DetectorContract.Check(
        "survives a million accounts", () -> survivesAMillion(candidate)));
    checks.add(new DetectorContract.Check(
        "returns when it is cancelled", () -> returnsWhenCancelled(candidate)));
    return List.copyOf(checks);
  }
}
