package io.github.winnow.rules;

import io.github.winnow.event.Engagement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A rule's counts in the plainest way: all engagements are kept, and counted anew each time. */
public final class ExactCounts {
  private final Rule rule;
  private final List<Engagement> past = new ArrayList<>();

  /**
   * Of one rule.
   *
   * @param text the rule
   */
  public ExactCounts(String text) {
    rule = RuleText.read(text, "", Set.of()).get(0);
  }

  /** Text of rules in all that the grammar has, which show whatever is more than nothing. */
  public static String draw(java.util.SplittableRandom random, int size) {
    return Rules.parse(DrawnRules.draw(random, size))
            .text()
            .lines()
            .map(line -> line.substring(0, line.indexOf('>')) + "> 0 then show")
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  /** Takes an engagement; false when the rule does not count it. */
  public boolean add(Engagement e) {
    boolean counts = group(e) != null
        && (rule.actions().isEmpty() || rule.actions().contains(e.action().name()))
        && (rule.sources().isEmpty()
            || (e.source() != null
                && rule.sources().contains(Objects.requireNonNull(e.source()).name())));
    if (counts) {
      past.add(e);
    }
    return counts;
  }

  /** What kind of rule it is: count, distinct or sum. */
  public String kind() {
    return rule.what().name().toLowerCase(Locale.ROOT);
  }

  /** The count within a part of the window, of those engagements that are younger. */
  public double within(Engagement now, double part) {
    double window = millis() * part;
    List<Engagement> same = past.stream()
        .filter(e -> Objects.equals(group(e), group(now)))
        .filter(e -> now.time() - e.time() < window)
        .toList();
    return rule.what() == What.COUNT
        ? same.stream().mapToInt(Engagement::count).sum()
        : same.stream()
            .map(e -> value(e, rule.of()))
            .filter(Objects::nonNull)
            .distinct()
            .count();
  }

  /** The sum in which the past fades. */
  public double faded(Engagement now) {
    double window = millis();
    double sum = 0;
    for (Engagement e : past) {
      double value = switch (rule.of()) {
        case "dwell" -> e.dwell();
        case "completion" -> e.completion();
        default -> {
          String text = e.attribute(rule.of().substring(DimensionWord.ATTRIBUTE.length()));
          yield text == null ? Double.NaN : Double.parseDouble(text);
        }
      };
      if (Objects.equals(group(e), group(now)) && !Double.isNaN(value)) {
        sum += value * e.count() * Math.exp((e.time() - now.time()) / window);
      }
    }
    return sum;
  }

  private long millis() {
    return Objects.requireNonNull(rule.window()).duration().toMillis();
  }

  private @Nullable List<Object> group(Engagement e) {
    List<Object> group = new ArrayList<>();
    for (String word : rule.by()) {
      Object value = value(e, word);
      if (value == null) {
        return null;
      }
      group.add(value);
    }
    return group;
  }

  private static @Nullable Object value(Engagement e, String word) {
    String ip = e.ip();
    return switch (word) {
      case "account" -> e.account();
      case "device" -> e.device();
      case "address" -> ip;
      case "network" -> ip == null ? null : ip.substring(0, ip.lastIndexOf('.'));
      case "target" -> e.target();
      case "publisher" -> e.publisher();
      case "promotion" -> e.promotion();
      case "action" -> e.action();
      case "source" -> e.source();
      case "region" -> e.region();
      case "network-type" -> e.networkType();
      case "client" -> e.client();
      default -> e.attribute(word.substring(DimensionWord.ATTRIBUTE.length()));
    };
  }
}
