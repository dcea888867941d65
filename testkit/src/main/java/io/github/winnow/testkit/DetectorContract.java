package io.github.winnow.testkit;

import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What every detector owes its host, as checks that need no test framework. With JUnit they become
 * tests in one line:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> contract() {
 *   return DetectorContract.of(MyProvider::new).checks().stream()
 *       .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
 * }
 * }</pre>
 *
 * <p>The checks run the detector in engines of its own, alone or beside two companions, over a small
 * week of {@link Traffic} unless {@link #on} gives other engagements. They do not ask whether the
 * detector is any good, and they can't see a clock that is read or a file that is opened. Together
 * they take some seconds, most of it the million keys.
 *
 * <p>A detector that looks back has checks of its own: what it finds in a slice must be the same
 * every time and however accounts and targets are numbered, must lie in the slice, in finite
 * numbers, and it must survive hostile slices and return when it is cancelled.
 *
 * <p>Threading: immutable; checks may run at the same time, though allocation is measured best
 * alone.
 */
public final class DetectorContract {
  private static final long SEED = 1;
  private static final double SCALE = 0.05;
  private static final double FABRICATED = 0.3;
  private static final int FEWEST = 1_000;

  private final Supplier<? extends DetectorProvider> provider;
  private final Map<String, String> settings;
  private final List<Engagement> traffic;
  private final Set<Id> confirmed;

  private DetectorContract(
      Supplier<? extends DetectorProvider> provider,
      Map<String, String> settings,
      List<Engagement> traffic,
      Set<Id> confirmed) {
    this.confirmed = confirmed;
    this.provider = provider;
    this.settings = settings;
    this.traffic = traffic;
  }

  /**
   * One thing that a detector owes.
   *
   * @param name what is owed, as a sentence without a subject
   * @param body throws an {@link AssertionError} that says what was seen instead
   */
  public record Check(String name, Runnable body) implements Runnable {
    /** Throws an {@link AssertionError} when the detector does not do as it ought to. */
    @Override
    public void run() {
      body.run();
    }
  }

  /**
   * The contract of a detector.
   *
   * @param provider makes its provider; called several times
   * @return the contract, on the detector's default settings
   */
  public static DetectorContract of(Supplier<? extends DetectorProvider> provider) {
    return new DetectorContract(
        Objects.requireNonNull(provider, "provider"), Map.of(), List.of(), Set.of());
  }

  /**
   * The same with a setting.
   *
   * @param key {@code detector.parameter}
   * @param value its value, as text
   * @return another contract
   */
  public DetectorContract set(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(settings);
    more.put(key, value);
    return new DetectorContract(provider, Map.copyOf(more), traffic, confirmed);
  }

  /**
   * The same on other engagements: for a detector that has nothing to say on readers' traffic. One
   * that looks back is shown all of them as one window.
   *
   * @param engagements at least 1,000, in the order of their times, no two of them duplicates
   * @return another contract
   * @throws IllegalArgumentException when they are fewer or out of order
   */
  public DetectorContract on(List<Engagement> engagements) {
    if (engagements.size() < FEWEST) {
      throw new IllegalArgumentException(
          "the contract needs at least " + FEWEST + " engagements, not " + engagements.size());
    }
    for (int i = 1; i < engagements.size(); i++) {
      if (engagements.get(i).time() < engagements.get(i - 1).time()) {
        throw new IllegalArgumentException("the engagement " + i + " is before the one before it");
      }
    }
    return new DetectorContract(provider, settings, List.copyOf(engagements), confirmed);
  }

  /**
   * The same with accounts that the host has confirmed as fabricated: for a detector that looks back
   * from these.
   *
   * @param accounts some of those in the engagements
   * @return another contract
   */
  public DetectorContract confirmed(Set<Id> accounts) {
    return new DetectorContract(provider, settings, traffic, Set.copyOf(accounts));
  }

  /**
   * The checks.
   *
   * @return in the order in which they are best read
   */
  public List<Check> checks() {
    Candidate candidate =
        new Candidate(provider, settings, traffic.isEmpty() ? usual() : traffic, confirmed);
    Detector detector = candidate.detector();
    if (detector != null && LookingBack.isOne(detector)) {
      return Audits.checks(candidate);
    }
    List<Check> checks = new ArrayList<>();
    checks.add(new Check("is accepted by an engine", () -> Acceptance.check(candidate)));
    checks.add(new Check(
        "says something, in numbers a person can read", () -> Acceptance.speaks(candidate)));
    checks.add(
        new Check("gives the same verdicts every time", () -> Determinism.repeats(candidate)));
    checks.add(new Check("keeps no state of its own", () -> Determinism.keepsNothing(candidate)));
    checks.add(new Check(
        "does not depend on its neighbours or their order",
        () -> Determinism.standsAlone(candidate)));
    checks.add(new Check(
        "gives the same verdicts in a batch and through the kernel",
        () -> Determinism.agrees(candidate)));
    checks.add(new Check("allocates nothing", () -> Allocation.check(candidate)));
    checks.add(new Check("survives hostile engagements", () -> Hostility.engagements(candidate)));
    checks.add(
        new Check("survives a million keys in a small table", () -> Hostility.keys(candidate)));
    return List.copyOf(checks);
  }

  private static List<Engagement> usual() {
    return Traffic.week(SEED).scale(SCALE).fabricated(FABRICATED).generate().stream()
        .map(LabelledEngagement::engagement)
        .toList();
  }
}
