package io.github.winnow.examples.host;

import io.github.winnow.Winnow;
import io.github.winnow.rules.Rules;

/** Rules of the application's own, which it changes while it runs. */
final class OwnRules {
  private OwnRules() {}

  // begin rules
  static Winnow engine(byte[] secret) {
    Rules rules = Rules.parse("""
        crowded-device: distinct accounts by device over 24h > 8
        follow-storm:   count by account on follow over 1h > 60 then exclude as general
        """);
    return Winnow.builder().secret(secret).memory(64 << 20).rules(rules).build();
  }

  static void beStricter(Winnow winnow) {
    winnow.activate(Rules.parse("crowded-device: distinct accounts by device over 24h > 4"));
  }
  // end rules
}
