package io.github.winnow.testkit;

import io.github.winnow.Health;
import io.github.winnow.Winnow;
import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.spi.DetectorProvider;
import java.util.List;
import java.util.stream.Stream;

/** An engine takes the detector, and hears from it. */
final class Acceptance {
  private Acceptance() {}

  static void check(Candidate candidate) {
    DetectorProvider provider = candidate.provider();
    DetectorProvider again = candidate.provider();
    if (!provider.id().equals(again.id())
        || provider.version() != again.version()
        || provider.family() != again.family()) {
      throw new AssertionError("two providers of one detector differ in id, version or family");
    }
    try (Winnow engine = candidate.engine(provider)) {
      Health health = engine.health();
      if (!health.rejectedDetectors().isEmpty()) {
        throw new AssertionError(
            "the engine takes no such detector: " + health.rejectedDetectors());
      }
      if (health.detectors().size() != 1 || !health.detectors().get(0).id().equals(provider.id())) {
        throw new AssertionError("the engine has other detectors: " + health.detectors());
      }
      if (!health.settingsWithoutDetector().isEmpty()) {
        throw new AssertionError("nobody reads " + health.settingsWithoutDetector());
      }
      health.detectors().get(0).declared().statistics().forEach(Acceptance::speaksAlike);
    }
    provider.messages("zh"); // what an engine would pass over in silence
  }

  /** The same numbers in every language. */
  private static void speaksAlike(StatisticInfo statistic) {
    statistic.translations().forEach((language, message) -> {
      if (!places(message).equals(places(statistic.message()))) {
        throw new AssertionError(String.format(
            "%s has other places for numbers in '%s' (%s) than in '%s'",
            statistic.name(), message, language, statistic.message()));
      }
    });
  }

  private static List<String> places(String message) {
    return Stream.of("{value}", "{observed}", "{expected}")
        .filter(message::contains)
        .toList();
  }

  /** A contract that is checked in silence holds for want of speech. */
  static void speaks(Candidate candidate) {
    Watched watched = new Watched(candidate.provider());
    long reports = 0;
    try (Winnow engine = candidate.engine(watched)) {
      for (Engagement engagement : candidate.traffic()) {
        Verdict verdict = engine.score(engagement);
        watched.assertNoFault(engagement);
        assertReadable(engagement, verdict);
        reports += verdict.evidence().size();
      }
    }
    if (watched.calls() == 0) {
      throw new AssertionError(
          "the detector was never called: no engagement has all the keys it declares; give the"
              + " contract engagements that do, with on(...)");
    }
    if (reports == 0) {
      throw new AssertionError("the detector was called "
          + watched.calls()
          + " times and reported nothing; give the contract engagements on which it does, with"
          + " on(...)");
    }
  }

  static void assertReadable(Engagement engagement, Verdict verdict) {
    if (!Double.isFinite(verdict.score()) || !(verdict.q() >= 0 && verdict.q() <= 1)) {
      throw new AssertionError("not a score or a probability on " + engagement + ": " + verdict);
    }
    for (Reason reason : verdict.evidence()) {
      String name = reason.statistic().name();
      if (!Double.isFinite(reason.observed()) || !Double.isFinite(reason.expected())) {
        throw new AssertionError(String.format(
            "%s was reported with observed %s and expected %s, on %s: both are for people to"
                + " read and must be finite",
            name, reason.observed(), reason.expected(), engagement));
      }
      if (reason.statistic().kind() == StatisticInfo.Kind.LOG_P_VALUE && reason.value() > 0) {
        throw new AssertionError(String.format(
            "%s is the logarithm of a probability, but was reported as %s, on %s",
            name, reason.value(), engagement));
      }
    }
  }
}
