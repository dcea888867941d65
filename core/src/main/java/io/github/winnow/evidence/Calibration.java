package io.github.winnow.evidence;

import io.github.winnow.event.Action;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What genuine traffic looks like: for each statistic its tail by action and size class, for each
 * action the tail of the score, and the map from score to probability. Frozen: learned once from a
 * reference period, citable by its hash, and out of an attacker's reach. Immutable.
 *
 * <p>A table holds for one version of a detector under one configuration of it: other numbers are
 * not compared with these.
 *
 * <p>What has no table of its own for an action is judged by {@code *}, all actions together: it
 * ranks and may hold, but never excludes.
 */
public final class Calibration {
  /** A table that rests on fewer values than this is not used. */
  public static final int FEWEST = 200;

  static final String ANY = "*";
  private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n]+");
  private static final String RESOURCE = "default.calibration";

  private final String about;
  private final Map<String, Tail> tails;
  private final Map<String, Tail> scores;
  private final Map<String, Tail> excesses;
  private final Map<String, GroupLine> groups;
  private final double[] oddsScores;
  private final double[] oddsLogs;
  private final String text;

  /**
   * What genuine groups reach.
   *
   * @param windows in how many windows they were looked for
   * @param largest the strength of the strongest, 0 when there was none
   */
  record GroupLine(long windows, double largest) {}

  Calibration(
      String about,
      Map<String, Tail> tails,
      Map<String, Tail> scores,
      Map<String, Tail> excesses,
      Map<String, GroupLine> groups,
      double[] oddsScores,
      double[] oddsLogs) {
    this.about = LINE_BREAKS.matcher(about).replaceAll(" ");
    this.tails = new TreeMap<>(tails);
    this.scores = new TreeMap<>(scores);
    this.excesses = new TreeMap<>(excesses);
    this.groups = new TreeMap<>(groups);
    this.oddsScores = oddsScores;
    this.oddsLogs = oddsLogs;
    text = CalibrationText.write(this);
  }

  /**
   * The calibration that ships, learned from simulated traffic.
   *
   * @return the default calibration
   */
  public static Calibration defaults() {
    InputStream resource = Calibration.class.getResourceAsStream(RESOURCE);
    if (resource == null) {
      throw new IllegalStateException("the default calibration is missing from this jar");
    }
    try (resource) {
      return read(resource, RESOURCE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A calibration that knows nothing: everything ranks by its nominal p, and nothing is excluded.
   *
   * @return an empty calibration
   */
  public static Calibration none() {
    return new Calibration(
        "nothing", Map.of(), Map.of(), Map.of(), Map.of(), new double[0], new double[0]);
  }

  /**
   * Reads a calibration file.
   *
   * @param file the file
   * @return the calibration
   * @throws IOException when it can't be read
   * @throws IllegalArgumentException when it is not a calibration, naming the line
   */
  public static Calibration read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    }
  }

  private static Calibration read(InputStream in, String name) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return CalibrationText.read(reader, name);
    }
  }

  /**
   * Writes the calibration as a readable file.
   *
   * @param file where to; what is there is replaced
   * @throws IOException when it can't be written
   */
  public void write(Path file) throws IOException {
    Files.writeString(file, text);
  }

  /**
   * The calibration as it stands in its file.
   *
   * @return lines of text
   */
  public String text() {
    return text;
  }

  /**
   * What the calibration was learned from.
   *
   * @return one line
   */
  public String about() {
    return about;
  }

  /**
   * What the calibration may be cited by.
   *
   * @return SHA-256 of its text, in hexadecimal
   */
  public String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /**
   * The tail of a statistic.
   *
   * @param statistic the statistic
   * @param action the action, or null for all of them together
   * @param size the size class
   * @return the tail, or null when there is none that rests on enough
   */
  public @Nullable Tail tail(StatisticInfo statistic, @Nullable Action action, SizeClass size) {
    return enough(tails.get(tailKey(statistic, action, size)));
  }

  /**
   * The tail of the score.
   *
   * @param action the action, or null for all of them together
   * @return the tail, or null when there is none that rests on enough
   */
  public @Nullable Tail score(@Nullable Action action) {
    return enough(scores.get(nameOf(action)));
  }

  /**
   * The tail of an excess of targets.
   *
   * @param statistic what a {@link io.github.winnow.spi.TargetDetector} reports
   * @return the tail of the negative of its logarithm of p, or null when there is none that rests on
   *     enough
   */
  public @Nullable Tail excess(StatisticInfo statistic) {
    return enough(excesses.get(versioned(statistic)));
  }

  /**
   * The strength that no genuine group exceeded: a campaign must, to name its members.
   *
   * @param statistic what a {@link io.github.winnow.spi.GraphDetector} reports
   * @return the strength of the strongest genuine group, 0 when none was found, infinity when none
   *     was looked for
   */
  public double groupLine(StatisticInfo statistic) {
    GroupLine line = groups.get(versioned(statistic));
    return line == null || line.windows() == 0 ? Double.POSITIVE_INFINITY : line.largest();
  }

  private static @Nullable Tail enough(@Nullable Tail tail) {
    return tail != null && tail.count() >= FEWEST ? tail : null;
  }

  /**
   * The actions that have tables of their own.
   *
   * @return the actions
   */
  public Set<Action> actions() {
    return tails.keySet().stream()
        .map(key -> key.substring(key.indexOf(' ', key.indexOf(' ') + 1) + 1))
        .filter(action -> !action.equals(ANY))
        .map(Action::of)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether the score was measured with just these statistics, so that its tail holds for them.
   *
   * @param statistics the statistics of an engine
   * @return true when there is a tail of a score, and all statistics that the calibration knows are
   *     among these
   */
  public boolean isMeasuredWith(List<StatisticInfo> statistics) {
    return !scores.isEmpty()
        && tails.keySet().stream()
            .map(key -> key.substring(0, key.indexOf(' ')))
            .distinct()
            .allMatch(known -> statistics.stream().anyMatch(s -> versioned(s).equals(known)));
  }

  /**
   * How much likelier the score is for invalid than for genuine traffic.
   *
   * @param score the score
   * @return the natural logarithm of the likelihood ratio, monotone in the score; 0 when no labels
   *     were known
   */
  public double logLikelihoodRatio(double score) {
    int n = oddsScores.length;
    if (n == 0) {
      return 0;
    }
    int i = Arrays.binarySearch(oddsScores, score);
    if (i >= 0) {
      return oddsLogs[i];
    }
    int after = -i - 1;
    if (after == 0) {
      return oddsLogs[0];
    }
    if (after == n) {
      return oddsLogs[n - 1];
    }
    double share = (score - oddsScores[after - 1]) / (oddsScores[after] - oddsScores[after - 1]);
    return oddsLogs[after - 1] + share * (oddsLogs[after] - oddsLogs[after - 1]);
  }

  static String tailKey(StatisticInfo s, @Nullable Action action, SizeClass size) {
    return versioned(s) + " " + size.label() + " " + nameOf(action);
  }

  static String versioned(StatisticInfo s) {
    String settings = s.settings().isEmpty() ? "" : "[" + s.settings() + "]";
    return s.name() + "@" + s.version() + settings;
  }

  static String nameOf(@Nullable Action action) {
    return action == null ? ANY : action.name();
  }

  Map<String, Tail> tails() {
    return tails;
  }

  Map<String, Tail> scores() {
    return scores;
  }

  Map<String, Tail> excesses() {
    return excesses;
  }

  Map<String, GroupLine> groups() {
    return groups;
  }

  double[] oddsScores() {
    return oddsScores;
  }

  double[] oddsLogs() {
    return oddsLogs;
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof Calibration other && text.equals(other.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(text);
  }

  @Override
  public String toString() {
    return "calibration " + hash().substring(0, 12) + " from " + about;
  }
}
