package io.github.winnow.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.Findings;
import io.github.winnow.spi.GraphDetector;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.GroupDetector;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.TargetDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Good detectors that look back pass every check; each kind of bad one fails the check for it. */
class AuditContractTest {
  private static final int POLL = 1 << 16;

  @TestFactory
  Stream<DynamicTest> goodOnesKeepTheirContract() {
    return Stream.<Function<DetectorSetup, Detector>>of(
            setup -> target(setup, (own, others, say) -> say.whole(own, -1)),
            AuditContractTest::loudest,
            AuditContractTest::beside)
        .flatMap(create -> contract(create).checks().stream())
        .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
  }

  /** The accounts with more than three engagements on some target. */
  private static GraphDetector loudest(DetectorSetup setup) {
    Statistic statistic = setup.group("loud", "{observed} engagements");
    return (window, out) -> {
      int[] times = new int[window.accounts()];
      for (int i = 0; i < window.size(); i++) {
        if (i % POLL == 0 && out.isCancelled()) {
          return;
        }
        times[window.account(i)]++;
      }
      Group group = new Group(statistic, 1);
      for (int account = 0; account < times.length; account++) {
        if (times[account] > 3) {
          group.account(account, 1, 1, times[account], 3);
        }
      }
      if (group.accounts() > 0) {
        out.group(group);
      }
    };
  }

  private static GroupDetector beside(DetectorSetup setup) {
    Statistic statistic = setup.logPValue("beside", "{observed}", Subject.ACCOUNT);
    return (window, group, out) -> {
      if (!out.isCancelled()) {
        out.corroborate(statistic, -1, group.accounts(), 1);
      }
    };
  }

  @Test
  void keysAreRefused() {
    assertFails("is accepted", "can't declare keys", setup -> {
      setup.by(Dimension.ACCOUNT).lastSeen();
      return target(setup, (own, others, say) -> {});
    });
  }

  @Test
  void silenceIsFound() {
    assertFails(
        "finds something", "found nothing", setup -> target(setup, (own, others, say) -> {}));
  }

  @Test
  void whatAnEngineCannotUseIsFound() {
    assertFails(
        "finds something",
        "a finite ln p",
        setup -> target(setup, (own, others, say) -> say.whole(own, Double.NEGATIVE_INFINITY)));
    assertFails(
        "finds something",
        "an interval between",
        setup -> target(setup, (own, others, say) -> say.excess(-1, own.from(), own.to(), 1)));
    assertFails(
        "finds something",
        "something observed",
        setup -> target(setup, (own, others, say) -> say.excess(-1, own.time(0), own.time(0), 0)));
    assertFails("finds something", "each account once", setup -> {
      Statistic statistic = setup.group("twice", "twice");
      GraphDetector twice = (window, out) ->
          out.group(new Group(statistic, 1).account(0, 1, 1, 1, 1).account(0, 1, 1, 1, 1));
      return twice;
    });
  }

  @Test
  void memoryOfEarlierWindowsIsFound() {
    assertFails("finds the same", "found something else", setup -> {
      List<Slice> seen = new ArrayList<>();
      return target(setup, (own, others, say) -> {
        seen.add(own);
        say.whole(own, -seen.size());
      });
    });
  }

  @Test
  void numbersThatMatterAreFound() {
    assertFails(
        "does not depend",
        "numbered from the other end",
        setup -> target(setup, (own, others, say) -> say.whole(own, -1.0 - own.account(0))));
  }

  @Test
  void oneThatCannotBearNothingIsFound() {
    assertFails("survives hostile", "threw when it was shown nothing", setup -> {
      setup.group("any", "any");
      GraphDetector first = (window, out) -> window.time(0);
      return first;
    });
  }

  @Test
  void oneThatOverflowsIsFound() {
    assertFails(
        "survives hostile",
        "counts as large",
        setup -> target(setup, (own, others, say) -> {
          int sum = 0;
          for (int i = 0; i < own.size(); i++) {
            sum += own.count(i);
          }
          say.excess(-1, own.time(0), own.time(0), sum);
        }));
  }

  @Test
  void oneThatCannotBeCancelledIsFound() {
    assertFails(
        "returns when",
        "without asking",
        setup -> target(setup, (own, others, out) -> out.whole(own, -1), Integer.MAX_VALUE));
    assertFails("returns when", "times more", setup -> {
      setup.group("any", "any");
      GraphDetector deaf = (window, out) -> {
        for (int i = 0; i < window.size(); i++) {
          out.isCancelled();
        }
      };
      return deaf;
    });
  }

  private interface Body {
    void audit(Slice own, Slice others, Say say);
  }

  private record Say(Statistic statistic, Findings out) {
    void whole(Slice own, double logP) {
      out.excess(statistic, logP, own.time(0), own.time(own.size() - 1), own.size(), 1);
    }

    void excess(double logP, long from, long to, double observed) {
      out.excess(statistic, logP, from, to, observed, 1);
    }
  }

  private static TargetDetector target(DetectorSetup setup, Body body) {
    return target(setup, body, POLL);
  }

  private static TargetDetector target(DetectorSetup setup, Body body, int every) {
    Statistic statistic = setup.logPValue("much", "{observed}", Subject.TARGET);
    return (own, others, out) -> {
      for (int i = every; i < own.size(); i += every) {
        if (out.isCancelled()) {
          return;
        }
      }
      body.audit(own, others, new Say(statistic, out));
    };
  }

  private static DetectorContract contract(Function<DetectorSetup, Detector> create) {
    return DetectorContract.of(() -> new Tested(create));
  }

  private static void assertFails(
      String check, String message, Function<DetectorSetup, Detector> create) {
    DetectorContract.Check bad = contract(create).checks().stream()
        .filter(c -> c.name().startsWith(check))
        .findFirst()
        .orElseThrow();
    AssertionError error = assertThrows(AssertionError.class, bad::run);
    String text = error.getMessage() + String.valueOf(error.getCause());
    assertTrue(text.contains(message), text);
  }
}
