package io.github.winnow.detectors.basic;

import io.github.winnow.testkit.DetectorContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every detector owes its host. */
class ReleaseCurveContractTest {
  @TestFactory
  Stream<DynamicTest> contract() {
    return DetectorContract.of(ReleaseCurveProvider::new).checks().stream()
        .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
  }
}
