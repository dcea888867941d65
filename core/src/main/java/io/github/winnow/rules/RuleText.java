package io.github.winnow.rules;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;
import io.github.winnow.spi.Effect;
import io.github.winnow.spi.TrafficClass;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of rules: a line each. */
final class RuleText {
  static final int MOST_RULES = 256;

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,15}");
  private static final String EFFECTS = "one of show, hold, exclude";
  private static final String CLASSES = "one of general, sophisticated";

  private RuleText() {}

  static String write(Rule rule) {
    StringBuilder out = new StringBuilder(rule.name()).append(": ").append(counting(rule));
    if (rule.what() != What.ANY) {
      out.append(" > ").append(number(rule.allowed()));
    }
    if (rule.effect() != Effect.HOLD) {
      out.append(" then ").append(lower(rule.effect()));
    }
    if (rule.trafficClass() != TrafficClass.SOPHISTICATED) {
      out.append(" as ").append(lower(rule.trafficClass()));
    }
    return out.toString();
  }

  /** What a rule keeps: all between its name and the '>'. */
  static String counting(Rule rule) {
    StringBuilder out = new StringBuilder(lower(rule.what()));
    if (!rule.of().isEmpty()) {
      DimensionWord told = rule.what() == What.DISTINCT ? DimensionWord.of(rule.of()) : null;
      out.append(' ').append(told == null ? rule.of() : told.plural());
    }
    if (!rule.by().isEmpty()) {
      out.append(" by ").append(String.join(" + ", rule.by()));
    }
    if (!rule.actions().isEmpty()) {
      out.append(" on ").append(String.join(", ", rule.actions()));
    }
    if (!rule.sources().isEmpty()) {
      out.append(" from ").append(String.join(", ", rule.sources()));
    }
    if (!rule.lists().isEmpty()) {
      out.append(" in ").append(String.join(", ", rule.lists()));
    }
    if (rule.window() != null) {
      out.append(" over ").append(rule.window());
    }
    return out.toString();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  static List<Rule> read(String text, String source, Set<String> lists) {
    List<Rule> rules = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      Words words = new Words(line, source + ", line " + number);
      if (words.isEmpty()) {
        continue;
      }
      String name = name(words);
      Integer before = lines.put(name, number);
      if (before != null) {
        throw words.wrong("'" + name + "' is the name of the rule on line " + before + " already");
      }
      if (rules.size() == MOST_RULES) {
        throw words.wrong("there can be at most " + MOST_RULES + " rules");
      }
      rules.add(rule(name, words, new TreeSet<>(lists)));
    }
    return rules;
  }

  private static String name(Words words) {
    String name = words.nameBeforeColon();
    if (name == null) {
      throw words.wrong("a rule begins with a name and ':', as in"
          + " crowded: distinct accounts by device over 24h > 8");
    }
    if (!NAME.matcher(name).matches()) {
      throw words.wrong("'" + Words.shown(name) + "' is no name: a name has 1 to 64 characters out"
          + " of a-z 0-9 -, a letter first");
    }
    return name;
  }

  private static Rule rule(String name, Words words, Set<String> known) {
    words.next();
    What what = one(words, What.values(), "one of any, count, distinct, sum");
    String of = switch (what) {
      case ANY, COUNT -> "";
      case DISTINCT -> distinct(words);
      case SUM -> amount(words);
    };
    List<String> by = List.of();
    if (what != What.ANY) {
      words.take("by", "'by'");
      by = list(words, "+", word -> dimension(word, of), DimensionWord.words());
    }
    Filters only = new Filters(words, known, what == What.ANY ? "" : "'+', ");
    Span window = null;
    double allowed = 0;
    if (what != What.ANY) {
      words.take("over", either(only.next + "'over'"));
      window = span(words);
      words.take(">", "'>'");
      allowed = allowed(words, what);
    } else if (only.lists.isEmpty()) {
      throw words.notAllowed(either(only.next.substring(0, only.next.length() - 2)));
    }
    boolean then = words.takes("then");
    Effect effect = then ? one(words, Effect.values(), EFFECTS) : Effect.HOLD;
    boolean as = words.takes("as");
    TrafficClass trafficClass =
        as ? one(words, TrafficClass.values(), CLASSES) : TrafficClass.SOPHISTICATED;
    String more = what == What.ANY ? only.next : "";
    words.end(as ? "nothing" : then ? "'as' or nothing" : more + "'then', 'as' or nothing");
    return new Rule(
        name,
        what,
        of,
        by,
        only.actions,
        only.sources,
        only.lists,
        window,
        allowed,
        effect,
        trafficClass);
  }

  /** Which engagements a rule counts, and what could still follow. */
  private static final class Filters {
    final List<String> actions;
    final List<String> sources;
    final List<String> lists;
    private String next;

    Filters(Words words, Set<String> known, String before) {
      next = before;
      actions = some(words, "on", w -> Action.of(w).name(), "an action");
      sources = some(words, "from", w -> Source.of(w).name(), "a source");
      lists = some(words, "in", w -> known.contains(w) ? w : null, lists(known));
    }

    private List<String> some(
        Words words, String begin, UnaryOperator<@Nullable String> known, String allowed) {
      if (!words.takes(begin)) {
        next += "'" + begin + "', ";
        return List.of();
      }
      next = "',', ";
      return list(words, ",", known, allowed);
    }
  }

  private static Span span(Words words) {
    Span span = Span.of(words.word());
    if (span == null) {
      throw words.notAllowed(Span.ALLOWED);
    }
    words.next();
    return span;
  }

  /** The last of some with "or" before it. */
  private static String either(String allowed) {
    int last = allowed.lastIndexOf(", ");
    return last < 0 ? allowed : allowed.substring(0, last) + " or " + allowed.substring(last + 2);
  }

  private static String lists(Set<String> known) {
    return known.isEmpty()
        ? "the name of a list, and no list was given"
        : "one of the lists " + String.join(", ", known);
  }

  private static String distinct(Words words) {
    String word = DimensionWord.wordOf(words.word());
    if (word == null) {
      throw words.notAllowed(DimensionWord.plurals());
    }
    words.next();
    return word;
  }

  private static String amount(Words words) {
    String word = words.word();
    if (Amount.of(word) == null) {
      throw words.notAllowed(Amount.WORDS);
    }
    words.next();
    return word;
  }

  private static @Nullable String dimension(String word, String distinct) {
    if (word.equals(distinct)) {
      throw new IllegalArgumentException(
          "the rule counts distinct values of " + word + ", of which there is always 1 by " + word);
    }
    return DimensionWord.of(word) == null ? null : word;
  }

  /** A number that the kind of rule can tell from larger ones. */
  private static double allowed(Words words, What what) {
    String word = words.word();
    boolean fits = (what == What.SUM ? NUMBER : WHOLE).matcher(word).matches();
    double value = fits ? Double.parseDouble(word) : Double.NaN;
    if (!(value <= what.most)) {
      throw words.notAllowed(what.allowed);
    }
    words.next();
    return value;
  }

  private static <E extends Enum<E>> E one(Words words, E[] values, String allowed) {
    for (E value : values) {
      if (words.takes(lower(value))) {
        return value;
      }
    }
    throw words.notAllowed(allowed);
  }

  /** Some words with a sign between, none twice; {@code known} gives null for one that is wrong. */
  private static List<String> list(
      Words words, String sign, UnaryOperator<@Nullable String> known, String allowed) {
    List<String> all = new ArrayList<>();
    do {
      String word = words.isSign() ? null : canonical(words, known);
      if (word == null) {
        throw words.notAllowed(allowed);
      }
      if (all.contains(word)) {
        throw words.wrong("'" + word + "' is named twice");
      }
      all.add(word);
      words.next();
    } while (words.takes(sign));
    return List.copyOf(all);
  }

  private static @Nullable String canonical(Words words, UnaryOperator<@Nullable String> known) {
    try {
      return known.apply(words.word());
    } catch (IllegalArgumentException e) {
      throw words.wrong(String.valueOf(e.getMessage()));
    }
  }
}
