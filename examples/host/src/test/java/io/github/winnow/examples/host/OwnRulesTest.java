package io.github.winnow.examples.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnow.Winnow;
import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnRulesTest {
  private static final byte[] SECRET = "a secret of this test".getBytes(StandardCharsets.UTF_8);
  private static final long START = 1_700_000_000_000L;

  private static Verdict read(Winnow winnow, int i) {
    return winnow.score(Engagement.read("reader-" + i, "article-" + i, START + i * 60_000L)
        .device("a phone")
        .build());
  }

  private static List<String> rules(Verdict verdict) {
    return verdict.reasons().stream()
        .filter(reason -> reason.statistic().detector().equals("rule"))
        .map(Reason::toString)
        .toList();
  }

  @Test
  void aRuleHoldsAndAStricterOneGoesOnFromWhatWasCounted() {
    try (Winnow winnow = OwnRules.engine(SECRET)) {
      for (int i = 0; i < 7; i++) {
        assertEquals(List.of(), rules(read(winnow, i)));
      }
      OwnRules.beStricter(winnow);
      Verdict verdict = read(winnow, 7);
      assertEquals(Disposition.HOLD, verdict.disposition());
      assertEquals(
          List.of("rule/crowded-device: 8 distinct accounts on this device in 24 h;"
              + " the rule allows 4"),
          rules(verdict));
    }
  }

  @Test
  void whoFollowsInAStormIsExcluded() {
    try (Winnow winnow = OwnRules.engine(SECRET)) {
      Disposition last = Disposition.COUNT;
      for (int i = 0; i < 61; i++) {
        Engagement follow = Engagement.of(
                Action.FOLLOW, Id.of("bot"), Id.of("star-" + i), START + i)
            .build();
        last = winnow.score(follow).disposition();
      }
      assertEquals(Disposition.EXCLUDE, last);
      assertEquals(1, winnow.tallies().of("star-60", Action.FOLLOW).invalidGeneral());
    }
  }
}
