package io.github.winnow.detectors.graph;

import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.testkit.DetectorContract;
import io.github.winnow.testkit.LabelledEngagement;
import io.github.winnow.testkit.MixedFarm;
import io.github.winnow.testkit.Traffic;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every detector owes its host, on a week in which there are groups. */
class ContractTest {
  private static final List<Engagement> WEEK =
      Found.engagements(Traffic.week(1_104).scale(0.2).fabricated(0.1).generate());

  private static final List<LabelledEngagement> WITH_CREW = MixedFarm.of(40, 16)
      .jitter(6 * 3_600_000L)
      .into(Found.engagements(Traffic.week(1_105).scale(0.2).fabricated(0).generate()), 1);

  private static final List<Engagement> CREW = Found.engagements(WITH_CREW);

  private static final Set<Id> SOME_OF_CREW = WITH_CREW.stream()
      .filter(LabelledEngagement::fabricated)
      .map(e -> e.engagement().account())
      .distinct()
      .limit(5)
      .collect(Collectors.toSet());

  private static final List<Engagement> FARMS =
      Found.engagements(Traffic.week(1_106).scale(0.5).fabricated(0.3).generate());

  private static final List<Engagement> MIXED =
      Traffic.world("mixed", 1_105).scale(0.2).fabricated(0.3).generate().stream()
          .map(LabelledEngagement::engagement)
          .sorted(Comparator.comparingLong(Engagement::time))
          .toList();

  @TestFactory
  Stream<DynamicTest> linkedAccounts() {
    return tests(DetectorContract.of(LinkedAccountsProvider::new), FARMS);
  }

  @TestFactory
  Stream<DynamicTest> lockstep() {
    return tests(DetectorContract.of(LockstepProvider::new), WEEK);
  }

  @TestFactory
  Stream<DynamicTest> denseBlock() {
    return tests(DetectorContract.of(DenseBlockProvider::new), CREW);
  }

  @TestFactory
  Stream<DynamicTest> ring() {
    return tests(DetectorContract.of(RingProvider::new), MIXED);
  }

  @TestFactory
  Stream<DynamicTest> seedExpansion() {
    return tests(DetectorContract.of(SeedExpansionProvider::new).confirmed(SOME_OF_CREW), CREW);
  }

  @TestFactory
  Stream<DynamicTest> sharedOrigin() {
    return tests(DetectorContract.of(SharedOriginProvider::new), WEEK);
  }

  private static Stream<DynamicTest> tests(DetectorContract contract, List<Engagement> traffic) {
    return contract.on(traffic).checks().stream()
        .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
  }
}
