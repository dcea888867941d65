package io.github.winnow.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A reason of a result file, taken apart.
 *
 * @param statistic its stable name
 * @param sentence what was said; empty where there is nothing but a name
 * @param ending how it ends, or null where it ends with the sentence
 * @param weight what it weighs, as it stands there; empty where nothing does
 * @param language the language of its ending
 */
record ReasonParts(
    String statistic, String sentence, @Nullable Ending ending, String weight, Language language) {

  /** The reasons in a cell, in its order, in whatever language each is. */
  static List<ReasonParts> of(String cell) {
    List<ReasonParts> reasons = new ArrayList<>();
    if (!cell.isEmpty()) {
      for (String reason : cell.split(";", -1)) {
        reasons.add(one(reason));
      }
    }
    return reasons;
  }

  private static ReasonParts one(String reason) {
    int at = reason.indexOf(": ");
    String statistic = at < 0 ? reason : reason.substring(0, at);
    String rest = at < 0 ? "" : reason.substring(at + 2);
    for (Language language : Language.values()) {
      for (Ending ending : Ending.values()) {
        int end = Endings.of(language, ending).startIn(rest);
        if (end >= 0) {
          Map<String, String> values =
              Objects.requireNonNull(Endings.of(language, ending).read(rest.substring(end)));
          String weight = values.getOrDefault("weight", "");
          return new ReasonParts(statistic, rest.substring(0, end), ending, weight, language);
        }
      }
    }
    return new ReasonParts(statistic, rest, null, "", Language.ENGLISH);
  }

  /** Its ending in a language. */
  String ending(Language wanted) {
    return ending == null ? "" : Endings.of(wanted, ending).fill(Map.of("weight", weight));
  }
}
