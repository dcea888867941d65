package io.github.winnow.evidence;

import com.google.common.base.Splitter;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file form of a calibration. The first line names the format; {@code about TEXT} says what it
 * was learned from; every other line is one table, its parts set off by {@code " : "}: the kind and
 * the count of what it rests on, the knots, the logarithms at the knots, and what it is of.
 */
final class CalibrationText {
  private static final String FIRST_LINE = "winnow-calibration 1";
  private static final Splitter PARTS = Splitter.on(" : ").limit(4);
  private static final Splitter WORDS = Splitter.on(' ');
  private static final String STATISTIC = "[a-z][a-z0-9-]*/[a-z][a-z0-9-]*@\\d+(\\[[^ ]*])?";
  private static final Pattern STATISTIC_KEY = Pattern.compile(STATISTIC);
  private static final Pattern TAIL_KEY = Pattern.compile(STATISTIC + " ("
      + Arrays.stream(SizeClass.values()).map(SizeClass::label).collect(Collectors.joining("|"))
      + ") \\S.*");
  private static final Pattern SCORE_KEY = Pattern.compile("\\S.*");
  private static final MathContext WRITTEN = new MathContext(9);

  private CalibrationText() {}

  static String write(Calibration c) {
    StringBuilder out = new StringBuilder(FIRST_LINE).append('\n');
    out.append("about ").append(c.about()).append('\n');
    c.tails().forEach((key, tail) -> record(out, "tail", key, tail));
    c.scores().forEach((action, tail) -> record(out, "score", action, tail));
    c.excesses().forEach((key, tail) -> record(out, "excess", key, tail));
    c.groups().forEach((key, line) -> {
      out.append("group ").append(line.windows()).append(" : ");
      numbers(out, new double[] {line.largest()});
      out.append(" : ").append(key).append('\n');
    });
    if (c.oddsScores().length > 0) {
      out.append("odds : ");
      numbers(out, c.oddsScores());
      out.append(" : ");
      numbers(out, c.oddsLogs());
      out.append('\n');
    }
    return out.toString();
  }

  private static void record(StringBuilder out, String kind, String key, Tail tail) {
    out.append(kind).append(' ').append(tail.count()).append(" : ");
    numbers(out, tail.values());
    out.append(" : ");
    numbers(out, tail.logP());
    out.append(" : ").append(key).append('\n');
  }

  private static void numbers(StringBuilder out, double[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      out.append(i == 0 ? "" : " ");
      out.append(new BigDecimal(numbers[i]).round(WRITTEN).stripTrailingZeros());
    }
  }

  static Calibration read(BufferedReader in, String name) throws IOException {
    if (!FIRST_LINE.equals(in.readLine())) {
      throw new IllegalArgumentException(
          name + " is not a calibration: its first line must be '" + FIRST_LINE + "'");
    }
    Map<String, Tail> tails = new TreeMap<>();
    Map<String, Tail> scores = new TreeMap<>();
    Map<String, Tail> excesses = new TreeMap<>();
    Map<String, Calibration.GroupLine> groups = new TreeMap<>();
    double[] oddsScores = {};
    double[] oddsLogs = {};
    String about = "";
    int number = 1;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      try {
        if (line.startsWith("about ")) {
          about = line.substring(6);
          continue;
        }
        List<String> parts = PARTS.splitToList(line);
        List<String> head = WORDS.splitToList(parts.get(0));
        switch (head.get(0)) {
          case "tail" -> tails.put(key(TAIL_KEY, parts.get(3)), tail(head.get(1), parts));
          case "score" -> scores.put(key(SCORE_KEY, parts.get(3)), tail(head.get(1), parts));
          case "excess" -> excesses.put(key(STATISTIC_KEY, parts.get(3)), tail(head.get(1), parts));
          case "group" -> groups.put(key(STATISTIC_KEY, parts.get(2)), line(head.get(1), parts));
          case "odds" -> {
            oddsScores = rising(numbers(parts.get(1)));
            oddsLogs = numbers(parts.get(2));
            for (int i = 1; i < oddsLogs.length; i++) {
              if (oddsLogs[i] < oddsLogs[i - 1]) {
                throw new IllegalArgumentException("logarithms must not fall");
              }
            }
            if (oddsLogs.length != oddsScores.length) {
              throw new IllegalArgumentException("as many scores as logarithms are needed");
            }
          }
          default -> throw new IllegalArgumentException("unknown record " + head.get(0));
        }
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new IllegalArgumentException(
            name + ", line " + number + " is no calibration record: " + e.getMessage(), e);
      }
    }
    return new Calibration(about, tails, scores, excesses, groups, oddsScores, oddsLogs);
  }

  /** A key that says what it should: others would be believed, and never found or wrongly taken apart. */
  private static String key(Pattern form, String key) {
    if (!form.matcher(key).matches()) {
      throw new IllegalArgumentException("what it is of can't be read: " + key);
    }
    return key;
  }

  private static Tail tail(String count, List<String> parts) {
    return new Tail(Long.parseLong(count), numbers(parts.get(1)), numbers(parts.get(2)));
  }

  private static Calibration.GroupLine line(String windows, List<String> parts) {
    double[] largest = numbers(parts.get(1));
    long looked = Long.parseLong(windows);
    if (largest.length != 1 || looked < 0) {
      throw new IllegalArgumentException("a group has a count of windows and one strength");
    }
    return new Calibration.GroupLine(looked, largest[0]);
  }

  private static double[] rising(double[] numbers) {
    for (int i = 1; i < numbers.length; i++) {
      if (numbers[i] <= numbers[i - 1]) {
        throw new IllegalArgumentException("scores must rise");
      }
    }
    return numbers;
  }

  private static double[] numbers(String text) {
    List<Double> numbers = new ArrayList<>();
    for (String word : WORDS.split(text)) {
      double x = Double.parseDouble(word);
      if (!Double.isFinite(x)) {
        throw new IllegalArgumentException("numbers must be finite, not " + word);
      }
      numbers.add(Tail.written(x)); // else two that are written alike would not read back
    }
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
