package io.github.winnow.evidence;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file form of a policy. The first line names the format; every other one is empty, a comment
 * after {@code #}, or {@code key = value}.
 */
final class PolicyText {
  private static final String FIRST_LINE = "winnow-policy 1";
  private static final Pattern NUMBER = Pattern.compile("(\\d+|\\d*\\.\\d+)([eE][+-]?\\d{1,3})?");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final String A_TIME = "a time such as 12h or 30d";
  private static final Pattern TIME = Pattern.compile("(\\d{1,9})([smhd])");

  /** So many digits behind the point are written without an exponent. */
  private static final int LONGEST_PLAIN = 15;

  private PolicyText() {}

  static String write(Policy policy) {
    StringBuilder out = new StringBuilder(FIRST_LINE).append('\n');
    values(policy)
        .forEach((key, value) -> out.append(key).append(" = ").append(value).append('\n'));
    return out.toString();
  }

  private static Map<String, String> values(Policy policy) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("name", policy.name());
    values.put("report_rate", number(policy.reportRate()));
    values.put("hold_rate", number(policy.holdRate()));
    values.put("exclude_rate", number(policy.excludeRate()));
    values.put("families", Integer.toString(policy.families()));
    values.put("family_weight", number(policy.familyWeight()));
    values.put("base_rate", number(policy.baseRate()));
    values.put("campaign_q", number(policy.campaignQ()));
    values.put("name_rate", number(policy.nameRate()));
    values.put("member_probability", number(policy.memberProbability()));
    values.put("half_life", time(policy.halfLife()));
    return values;
  }

  private static String number(double x) {
    BigDecimal shortest = BigDecimal.valueOf(x).stripTrailingZeros();
    return shortest.scale() <= LONGEST_PLAIN ? shortest.toPlainString() : shortest.toString();
  }

  private static String time(Duration time) {
    long seconds = time.toSeconds();
    if (!time.equals(Duration.ofSeconds(seconds))) {
      return time.toString();
    }
    return seconds % 86_400 == 0 ? seconds / 86_400 + "d" : seconds + "s";
  }

  static Policy read(String text, String name) {
    List<String> lines = text.lines().map(String::strip).toList();
    if (lines.isEmpty() || !lines.get(0).equals(FIRST_LINE)) {
      throw new IllegalArgumentException(
          name + " is not a policy: its first line must be '" + FIRST_LINE + "'");
    }
    Policy policy = Policy.standard();
    Map<String, String> values = values(policy);
    Map<String, Integer> given = new HashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isEmpty() && !line.startsWith("#")) {
        try {
          String key = put(line, values);
          Integer before = given.put(key, i + 1);
          if (before != null) {
            throw new IllegalArgumentException(key + " was given on line " + before + " already");
          }
          policy = policy(values, key);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(name + ", line " + (i + 1) + ": " + e.getMessage(), e);
        }
      }
    }
    return policy;
  }

  private static String put(String line, Map<String, String> values) {
    int at = line.indexOf('=');
    if (at < 0) {
      throw new IllegalArgumentException("a key, '=' and a value are needed, not " + line);
    }
    String key = line.substring(0, at).strip();
    if (!values.containsKey(key)) {
      throw new IllegalArgumentException(
          "there is no key " + key + "; known are " + String.join(", ", values.keySet()));
    }
    values.put(key, line.substring(at + 1).strip());
    return key;
  }

  /** The policy of these values, of which one was put in last. */
  private static Policy policy(Map<String, String> values, String last) {
    Reader in = new Reader(values);
    try {
      return new Policy(
          in.text("name"),
          in.number("report_rate"),
          in.number("hold_rate"),
          in.number("exclude_rate"),
          in.whole("families"),
          in.number("family_weight"),
          in.number("base_rate"),
          in.number("campaign_q"),
          in.number("name_rate"),
          in.number("member_probability"),
          in.time("half_life"));
    } catch (IllegalArgumentException e) {
      // What is wrong is named first, by its Java name or its own.
      String message = String.valueOf(e.getMessage());
      throw new IllegalArgumentException(last + message.substring(message.indexOf(' ')), e);
    }
  }

  /** Values as what they should be. */
  private record Reader(Map<String, String> values) {
    String text(String key) {
      return Objects.requireNonNull(values.get(key), key);
    }

    double number(String key) {
      return Double.parseDouble(text(key, NUMBER, "a number such as 0.005").group());
    }

    int whole(String key) {
      return Integer.parseInt(text(key, WHOLE, "a whole number").group());
    }

    Duration time(String key) {
      String text = text(key);
      if (text.startsWith("P")) {
        try {
          return Duration.parse(text);
        } catch (DateTimeParseException e) {
          throw new IllegalArgumentException(key + " must be " + A_TIME + ", but is " + text, e);
        }
      }
      Matcher time = text(key, TIME, A_TIME);
      long n = Long.parseLong(time.group(1));
      return switch (time.group(2)) {
        case "s" -> Duration.ofSeconds(n);
        case "m" -> Duration.ofMinutes(n);
        case "h" -> Duration.ofHours(n);
        default -> Duration.ofDays(n);
      };
    }

    private Matcher text(String key, Pattern form, String wanted) {
      Matcher matcher = form.matcher(text(key));
      if (!matcher.matches()) {
        throw new IllegalArgumentException(key + " must be " + wanted + ", but is " + text(key));
      }
      return matcher;
    }
  }
}
