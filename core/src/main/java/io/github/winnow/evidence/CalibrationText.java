package io.github.winnow.evidence;

import com.google.common.base.Splitter;
import com.google.common.hash.Hashing;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file form of a calibration. The first line names the format; {@code about TEXT} says what it
 * was learned from, {@code contamination SHARE} what part of that was taken to be invalid; then
 * every line is one table, its parts set off by {@code " : "}: the kind and the count of what it
 * rests on, the knots, the logarithms at the knots, and what it is of. For groups there are two
 * counts, of windows and of accounts, and for each strength the number of accounts in groups as
 * strong. Where labels were known there are likelihood ratios, with two counts, of genuine and of
 * fabricated accounts; the format is one higher then, since who does not heed them judges
 * otherwise. The last line is the SHA-256 of all before.
 */
final class CalibrationText {
  private static final String FIRST_LINE = "winnow-calibration 2";
  private static final String FIRST_LINE_WITH_RATIOS = "winnow-calibration 3";
  private static final String ABOUT = "about ";
  private static final String CONTAMINATION = "contamination ";
  private static final String HASH = "sha256 ";
  private static final Splitter PARTS = Splitter.on(" : ").limit(4);
  private static final Splitter WORDS = Splitter.on(' ');
  private static final String STATISTIC = "[a-z][a-z0-9-]*/[a-z][a-z0-9-]*@\\d+(\\[[^ ]*])?";
  private static final Pattern STATISTIC_KEY = Pattern.compile(STATISTIC);
  private static final Pattern TAIL_KEY = Pattern.compile(STATISTIC + " ("
      + Arrays.stream(SizeClass.values()).map(SizeClass::label).collect(Collectors.joining("|"))
      + ") \\S.*");
  private static final Pattern RATIO_KEY = Pattern.compile(STATISTIC + " \\S.*");
  private static final Pattern SCORE_KEY = Pattern.compile("\\S.*");
  private static final MathContext WRITTEN = new MathContext(9);

  private CalibrationText() {}

  static String write(Calibration c) {
    StringBuilder out =
        new StringBuilder(c.ratios().isEmpty() ? FIRST_LINE : FIRST_LINE_WITH_RATIOS).append('\n');
    out.append("about ").append(c.about()).append('\n');
    out.append(CONTAMINATION).append(plain(c.contamination())).append('\n');
    c.tails().forEach((key, tail) -> record(out, "tail", key, tail));
    c.scores().forEach((action, tail) -> record(out, "score", action, tail));
    c.finalScores().forEach((action, tail) -> record(out, "final", action, tail));
    c.excesses().forEach((key, tail) -> record(out, "excess", key, tail));
    c.groups().forEach((key, tail) -> {
      out.append("group ")
          .append(tail.windows())
          .append(' ')
          .append(tail.accounts())
          .append(" : ");
      numbers(out, tail.strengths());
      out.append(" : ");
      numbers(out, Arrays.stream(tail.members()).asDoubleStream().toArray());
      out.append(" : ").append(key).append('\n');
    });
    c.ratios().forEach((key, ratio) -> {
      out.append("ratio ")
          .append(ratio.genuineAccounts())
          .append(' ')
          .append(ratio.fabricatedAccounts())
          .append(" : ");
      numbers(out, ratio.evidence());
      out.append(" : ");
      numbers(out, ratio.logs());
      out.append(" : ").append(key).append('\n');
    });
    if (c.oddsScores().length > 0) {
      out.append("odds : ");
      numbers(out, c.oddsScores());
      out.append(" : ");
      numbers(out, c.oddsLogs());
      out.append('\n');
    }
    String hash = sha256(out.toString());
    return out.append(HASH).append(hash).append('\n').toString();
  }

  /** The hash with which a calibration's text ends. */
  static String hashIn(String text) {
    return text.substring(text.lastIndexOf(HASH) + HASH.length(), text.length() - 1);
  }

  private static String sha256(String text) {
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
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
      out.append(i == 0 ? "" : " ").append(plain(numbers[i]));
    }
  }

  private static BigDecimal plain(double number) {
    return new BigDecimal(number).round(WRITTEN).stripTrailingZeros();
  }

  static Calibration read(BufferedReader in, String name) throws IOException {
    String first = in.readLine();
    boolean hasRatios = FIRST_LINE_WITH_RATIOS.equals(first);
    if (!hasRatios && !FIRST_LINE.equals(first)) {
      throw new IllegalArgumentException(name + " is not a calibration: its first line must be '"
          + FIRST_LINE + "', or '" + FIRST_LINE_WITH_RATIOS + "' if it has likelihood ratios");
    }
    StringBuilder lines = new StringBuilder(first).append('\n');
    Map<String, Tail> tails = new TreeMap<>();
    Map<String, Tail> scores = new TreeMap<>();
    Map<String, Tail> excesses = new TreeMap<>();
    Map<String, GroupTail> groups = new TreeMap<>();
    Map<String, LikelihoodRatio> ratios = new TreeMap<>();
    Map<String, Tail> finalScores = new TreeMap<>();
    double[] oddsScores = {};
    double[] oddsLogs = {};
    String about = "";
    double contamination = 0;
    String hash = null;
    int number = 1;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      try {
        if (hash != null) {
          throw new IllegalArgumentException("nothing comes after " + HASH.strip());
        }
        if (!line.startsWith(HASH)) {
          lines.append(line).append('\n');
        }
        if (line.startsWith(ABOUT)) {
          about = line.substring(ABOUT.length());
          continue;
        }
        if (line.startsWith(HASH)) {
          hash = line.substring(HASH.length());
          continue;
        }
        List<String> parts = PARTS.splitToList(line);
        List<String> head = WORDS.splitToList(parts.get(0));
        switch (head.get(0)) {
          case "tail" -> tails.put(key(TAIL_KEY, parts.get(3)), tail(head.get(1), parts));
          case "score" -> scores.put(key(SCORE_KEY, parts.get(3)), tail(head.get(1), parts));
          case "excess" -> excesses.put(key(STATISTIC_KEY, parts.get(3)), tail(head.get(1), parts));
          case "group" -> groups.put(key(STATISTIC_KEY, parts.get(3)), groups(head, parts));
          case "final" -> finalScores.put(key(SCORE_KEY, parts.get(3)), tail(head.get(1), parts));
          case "ratio" -> {
            if (!hasRatios) {
              throw new IllegalArgumentException(
                  "ratios are for '" + FIRST_LINE_WITH_RATIOS + "' alone");
            }
            ratios.put(key(RATIO_KEY, parts.get(3)), ratio(head, parts));
          }
          case "contamination" -> contamination = contamination(head.get(1));
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
    if (hasRatios && ratios.isEmpty()) {
      throw new IllegalArgumentException(name + " has no ratios, so its first line must be '"
          + FIRST_LINE + "'"); // or it would be written otherwise than it was read
    }
    String expected = sha256(lines.toString());
    if (!expected.equals(hash)) {
      throw new IllegalArgumentException(name + " is not as it was written: "
          + (hash == null
              ? "its last line, " + HASH.strip() + ", is missing"
              : "its sha256 is " + hash + ", but that of its lines " + expected));
    }
    String text = lines.append(HASH).append(hash).append('\n').toString();
    return new Calibration(
        about,
        contamination,
        tails,
        scores,
        excesses,
        groups,
        ratios,
        finalScores,
        oddsScores,
        oddsLogs,
        text);
  }

  private static double contamination(String share) {
    return Calibrator.checked(Double.parseDouble(share));
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

  private static LikelihoodRatio ratio(List<String> head, List<String> parts) {
    return new LikelihoodRatio(
        Long.parseLong(head.get(1)),
        Long.parseLong(head.get(2)),
        numbers(parts.get(1)),
        numbers(parts.get(2)));
  }

  private static GroupTail groups(List<String> head, List<String> parts) {
    return new GroupTail(
        Long.parseLong(head.get(1)),
        Long.parseLong(head.get(2)),
        numbers(parts.get(1)),
        Arrays.stream(numbers(parts.get(2))).mapToLong(Math::round).toArray());
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
    for (String word : text.isEmpty() ? List.<String>of() : WORDS.splitToList(text)) {
      double x = Double.parseDouble(word);
      if (!(Math.abs(x) <= Tail.LARGEST)) {
        throw new IllegalArgumentException(
            "numbers must lie within -1e150 and 1e150, unlike " + word);
      }
      numbers.add(Tail.written(x)); // else two that are written alike would not read back
    }
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
