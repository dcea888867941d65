package io.github.winnow.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A sentence with places for numbers: can be filled, and what was filled in can be read again. */
final class Template {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)\\}");

  /** As numbers are written in result files. */
  private static final String NUMBER = "([-+.0-9E]{1,40}|unknown|未知)";

  private final Pattern form;
  private final List<String> pieces = new ArrayList<>();
  private final List<String> places = new ArrayList<>();

  Template(String text) {
    StringBuilder regex = new StringBuilder();
    Matcher place = PLACE.matcher(text);
    int from = 0;
    while (place.find()) {
      String piece = text.substring(from, place.start());
      regex.append(Pattern.quote(piece)).append(NUMBER);
      pieces.add(piece);
      places.add(place.group(1));
      from = place.end();
    }
    pieces.add(text.substring(from));
    form = Pattern.compile(regex.append(Pattern.quote(text.substring(from))).toString());
  }

  /** What stands at the places, or null when the sentence is not of this form. */
  @Nullable
  Map<String, String> read(String sentence) {
    Matcher matcher = form.matcher(sentence);
    if (!matcher.matches()) {
      return null;
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < places.size(); i++) {
      values.put(places.get(i), matcher.group(i + 1));
    }
    return values;
  }

  /** Where a sentence of this form begins that a longer text ends with; -1 where none does. */
  int startIn(String text) {
    int at = text.lastIndexOf(pieces.get(0));
    return at >= 0 && form.matcher(text.substring(at)).matches() ? at : -1;
  }

  /** The sentence with these at its places; a place without a value stays as it is. */
  String fill(Map<String, String> values) {
    StringBuilder filled = new StringBuilder(pieces.get(0));
    for (int i = 0; i < places.size(); i++) {
      String place = places.get(i);
      filled.append(values.getOrDefault(place, "{" + place + "}")).append(pieces.get(i + 1));
    }
    return filled.toString();
  }
}
