package io.github.winnow.detectors.basic;

import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.testkit.DetectorContract;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every detector owes its host, of those that look back at targets. */
class ContractTest {
  private static final List<Supplier<? extends DetectorProvider>> PROVIDERS = List.of(
      CohortProvider::new,
      FunnelProvider::new,
      ReleaseCurveProvider::new,
      SourceMixProvider::new,
      StrippedFieldsProvider::new);

  @TestFactory
  Stream<DynamicTest> contract() {
    return PROVIDERS.stream()
        .flatMap(provider -> DetectorContract.of(provider).checks().stream()
            .map(check ->
                DynamicTest.dynamicTest(provider.get().id() + ": " + check.name(), check::run)));
  }
}
