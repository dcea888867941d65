package io.github.winnow.cli;

import io.github.winnow.io.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks for ids in text that was quoted from a log: escaped, shortened. Immutable. */
final class NamesInText {
  private static final String CUT_OFF = "…";

  /** Where a text was cut off, so much of an id's beginning is taken for the id. */
  private static final int SHORTEST_PART = 3;

  private final List<String> forms = new ArrayList<>();

  NamesInText(Set<String> ids) {
    for (String id : ids) {
      String shown = SafeText.shown(id, Integer.MAX_VALUE - 8);
      forms.add(shown);
      if (shown.contains("\"")) {
        forms.add(shown.replace("\"", "\"\"")); // as CSV quotes it
      }
    }
  }

  boolean areIn(String text) {
    return forms.stream().anyMatch(form -> text.contains(form) || isCutOff(text, form));
  }

  private static boolean isCutOff(String text, String form) {
    if (!text.endsWith(CUT_OFF)) {
      return false;
    }
    String left = text.substring(0, text.length() - CUT_OFF.length());
    for (int n = Math.min(form.length() - 1, left.length()); n >= SHORTEST_PART; n--) {
      if (left.endsWith(form.substring(0, n))) {
        return true;
      }
    }
    return false;
  }
}
