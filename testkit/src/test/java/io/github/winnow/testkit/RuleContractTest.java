package io.github.winnow.testkit;

import io.github.winnow.rules.Rules;
import io.github.winnow.rules.WatchList;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Rules owe their host what every detector does. */
class RuleContractTest {
  private static final Rules RULES = Rules.parse(
      """
      a: distinct accounts by device over 24h > 2
      b: count by account on read over 1h > 3 then show as general
      c: sum dwell by network + target over 10m > 60000 then exclude
      d: distinct targets by account from search, recommended over 7d > 5
      f: any on read in some then exclude as general
      g: distinct accounts by network in some over 1h > 3
      e: count by region + network-type over 1m > 100
      """, Map.of("some", WatchList.parse("10.0.0.0/8\n!10.1.0.0/16\nclient a\ndevice d")));

  @TestFactory
  Stream<DynamicTest> contract() {
    return DetectorContract.of(RULES::provider).checks().stream()
        .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
  }
}
