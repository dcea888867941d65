package io.github.winnow.cli;

import io.github.winnow.Health;
import io.github.winnow.Winnow;
import io.github.winnow.evidence.StatisticInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts reasons of a result file into another language. A file has sentences, no numbers: so each is
 * compared with what its statistic says in every language, and what stands at the places for
 * numbers is put into the sentence that is wanted. A sentence that nobody here says (of a plugin, a
 * rule, or another version) stays as it is; what it weighs is said in the wanted language all the
 * same.
 */
final class ReasonTranslation {
  /** Every reason as it was written. */
  static final ReasonTranslation NONE = new ReasonTranslation(null, Map.of());

  private static final long LITTLE = 16L << 20;

  private final @Nullable Language wanted;
  private final Map<String, StatisticInfo> statistics;

  private ReasonTranslation(@Nullable Language wanted, Map<String, StatisticInfo> statistics) {
    this.wanted = wanted;
    this.statistics = statistics;
  }

  /** Into a language, as the detectors at hand say it; null for none. */
  static ReasonTranslation in(@Nullable Language wanted) {
    if (wanted == null) {
      return NONE;
    }
    Map<String, StatisticInfo> statistics = new HashMap<>();
    byte[] any = new byte[32];
    try (Winnow engine = Winnow.builder().secret(any).memory(LITTLE).build()) {
      for (Health.DetectorHealth detector : engine.health().detectors()) {
        detector.declared().statistics().forEach(s -> statistics.put(s.name(), s));
      }
    }
    return new ReasonTranslation(wanted, statistics);
  }

  /** A cell of reasons. */
  String cell(String cell) {
    Language language = wanted;
    if (language == null) {
      return cell;
    }
    List<String> retold = new ArrayList<>();
    for (ReasonParts reason : ReasonParts.of(cell)) {
      String said = sentence(reason, language) + reason.ending(language);
      retold.add(said.isEmpty() ? reason.statistic() : reason.statistic() + ": " + said);
    }
    return String.join(";", retold);
  }

  private String sentence(ReasonParts reason, Language into) {
    StatisticInfo statistic = statistics.get(reason.statistic());
    for (Language from : Language.values()) {
      String retold = retold(reason.sentence(), from.against(), into.against());
      if (retold == null && statistic != null) {
        retold = retold(
            reason.sentence(),
            Reasons.one(statistic.message(from.locale())),
            Reasons.one(statistic.message(into.locale())));
      }
      if (retold != null) {
        return retold;
      }
    }
    return reason.sentence();
  }

  private static @Nullable String retold(String sentence, String from, String into) {
    Map<String, String> numbers = new Template(from).read(sentence);
    return numbers == null ? null : new Template(into).fill(numbers);
  }
}
