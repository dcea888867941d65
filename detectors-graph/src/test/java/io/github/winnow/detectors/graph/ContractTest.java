package io.github.winnow.detectors.graph;

import io.github.winnow.event.Engagement;
import io.github.winnow.testkit.DetectorContract;
import io.github.winnow.testkit.LabelledEngagement;
import io.github.winnow.testkit.Traffic;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every detector owes its host, on a week in which there are groups. */
class ContractTest {
  private static final List<Engagement> WEEK =
      Traffic.week(1_104).scale(0.2).fabricated(0.1).generate().stream()
          .map(LabelledEngagement::engagement)
          .toList();

  @TestFactory
  Stream<DynamicTest> lockstep() {
    return tests(DetectorContract.of(LockstepProvider::new));
  }

  @TestFactory
  Stream<DynamicTest> sharedOrigin() {
    return tests(DetectorContract.of(SharedOriginProvider::new));
  }

  private static Stream<DynamicTest> tests(DetectorContract contract) {
    return contract.on(WEEK).checks().stream()
        .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
  }
}
