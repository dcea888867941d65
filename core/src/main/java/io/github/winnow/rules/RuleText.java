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
    out.append(" > ").append(number(rule.allowed()));
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
    if (rule.what() != What.COUNT) {
      Trait trait = rule.what() == What.DISTINCT ? Trait.of(rule.of()) : null;
      out.append(' ').append(trait == null ? rule.of() : trait.plural());
    }
    out.append(" by ").append(String.join(" + ", rule.by()));
    if (!rule.actions().isEmpty()) {
      out.append(" on ").append(String.join(", ", rule.actions()));
    }
    if (!rule.sources().isEmpty()) {
      out.append(" from ").append(String.join(", ", rule.sources()));
    }
    return out.append(" over ").append(rule.window()).toString();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  static List<Rule> read(String text, String source) {
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
      rules.add(rule(name, words));
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

  private static Rule rule(String name, Words words) {
    words.next();
    What what = one(words, What.values(), "one of count, distinct, sum");
    String of = switch (what) {
      case COUNT -> "";
      case DISTINCT -> distinct(words);
      case SUM -> amount(words);
    };
    words.take("by", "'by'");
    List<String> by = list(words, "+", word -> trait(word, of), Trait.words());
    boolean on = words.takes("on");
    List<String> actions = on ? list(words, ",", w -> Action.of(w).name(), "an action") : List.of();
    boolean from = words.takes("from");
    List<String> sources =
        from ? list(words, ",", w -> Source.of(w).name(), "a source") : List.of();
    words.take(
        "over",
        from ? "',' or 'over'" : on ? "',', 'from' or 'over'" : "'+', 'on', 'from' or 'over'");
    Span window = Span.of(words.word());
    if (window == null) {
      throw words.notAllowed(Span.ALLOWED);
    }
    words.next();
    words.take(">", "'>'");
    double allowed = allowed(words, what);
    boolean then = words.takes("then");
    Effect effect = then ? one(words, Effect.values(), EFFECTS) : Effect.HOLD;
    boolean as = words.takes("as");
    TrafficClass trafficClass =
        as ? one(words, TrafficClass.values(), CLASSES) : TrafficClass.SOPHISTICATED;
    words.end(as ? "nothing" : then ? "'as' or nothing" : "'then', 'as' or nothing");
    return new Rule(name, what, of, by, actions, sources, window, allowed, effect, trafficClass);
  }

  private static String distinct(Words words) {
    String word = Trait.wordOf(words.word());
    if (word == null) {
      throw words.notAllowed(Trait.plurals());
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

  private static @Nullable String trait(String word, String distinct) {
    if (word.equals(distinct)) {
      throw new IllegalArgumentException(
          "the rule counts distinct values of " + word + ", of which there is always 1 by " + word);
    }
    return Trait.of(word) == null ? null : word;
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
