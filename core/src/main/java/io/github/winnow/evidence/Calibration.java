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
import java.util.Arrays;
import java.util.Collections;
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
 * action the tail of the score as far as it counts ({@link Verdict#charge}), and the map from that
 * to a probability; where labels were known,
 * also how much likelier each strength of evidence is for fabricated traffic. Frozen: learned once
 * from a reference period, citable by its hash, and out of an attacker's reach. Immutable.
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
  private final double contamination;
  private final Map<String, Tail> tails;
  private final Map<String, Tail> scores;
  private final Map<String, Tail> excesses;
  private final Map<String, GroupTail> groups;
  private final Map<String, LikelihoodRatio> ratios;
  private final Map<String, Tail> finalScores;
  private final double[] oddsScores;
  private final double[] oddsLogs;
  private final String text;

  Calibration(
      String about,
      double contamination,
      Map<String, Tail> tails,
      Map<String, Tail> scores,
      Map<String, Tail> excesses,
      Map<String, GroupTail> groups,
      Map<String, LikelihoodRatio> ratios,
      Map<String, Tail> finalScores,
      double[] oddsScores,
      double[] oddsLogs) {
    this(
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
        null);
  }

  /** With the text that it was read from. */
  Calibration(
      String about,
      double contamination,
      Map<String, Tail> tails,
      Map<String, Tail> scores,
      Map<String, Tail> excesses,
      Map<String, GroupTail> groups,
      Map<String, LikelihoodRatio> ratios,
      Map<String, Tail> finalScores,
      double[] oddsScores,
      double[] oddsLogs,
      @Nullable String text) {
    this.about = LINE_BREAKS.matcher(about).replaceAll(" ");
    this.contamination = contamination;
    this.tails = new TreeMap<>(tails);
    this.scores = new TreeMap<>(scores);
    this.excesses = new TreeMap<>(excesses);
    this.groups = new TreeMap<>(groups);
    this.ratios = new TreeMap<>(ratios);
    this.finalScores = new TreeMap<>(finalScores);
    this.oddsScores = oddsScores;
    this.oddsLogs = oddsLogs;
    this.text = text == null ? CalibrationText.write(this) : text;
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
        "nothing",
        0,
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        new double[0],
        new double[0]);
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
   * What share of the reference period was taken to be invalid: so much larger than a policy's
   * rates may the shares of genuine engagements be that this calibration's lines stand for.
   *
   * @return 0 to below ½
   */
  public double contamination() {
    return contamination;
  }

  /**
   * What the calibration may be cited by; its text ends with it.
   *
   * @return SHA-256 of the lines before, in hexadecimal
   */
  public String hash() {
    return CalibrationText.hashIn(text);
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
   * The tail that a statistic's values are compared with: that of their size class, or else of the
   * action, or else of all actions.
   *
   * @param statistic the statistic
   * @param action the action, or null for all of them together
   * @param size the size class
   * @return the tail, or null when there is none that rests on enough
   */
  public @Nullable Tail nearest(StatisticInfo statistic, @Nullable Action action, SizeClass size) {
    Tail own = tail(statistic, action, size);
    Tail all = own != null ? own : tail(statistic, action, SizeClass.ALL);
    return all != null ? all : tail(statistic, null, SizeClass.ALL);
  }

  /**
   * How much likelier evidence of a statistic is for fabricated engagements, where labels have
   * shown it. It then is the statistic's weight.
   *
   * @param statistic the statistic
   * @param action the action
   * @return the ratio, or null when no labels, or those of too few accounts, were known
   */
  public @Nullable LikelihoodRatio ratio(StatisticInfo statistic, Action action) {
    return ratios.get(ratioKey(statistic, action));
  }

  /**
   * All likelihood ratios.
   *
   * @return by statistic with its version and settings, a blank, and the action; in their order
   */
  public Map<String, LikelihoodRatio> ratios() {
    return Collections.unmodifiableMap(ratios);
  }

  /**
   * The tail of the score, as far as it counts ({@link Verdict#charge}).
   *
   * @param action the action, or null for all of them together
   * @return the tail, or null when there is none that rests on enough
   */
  public @Nullable Tail score(@Nullable Action action) {
    return enough(scores.get(nameOf(action)));
  }

  /**
   * The tail of the charge that engagements have in the end, with what the excesses of their targets
   * add to it.
   *
   * @param action the action, or null for all of them together
   * @return the tail, or null when there is none that rests on enough
   */
  public @Nullable Tail finalScore(@Nullable Action action) {
    return enough(finalScores.get(nameOf(action)));
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
   * The strength above which at most so many genuine accounts are in a group: a campaign must
   * exceed it, to name its members.
   *
   * @param statistic what a {@link io.github.winnow.spi.GraphDetector} reports
   * @param rate the share of a window's accounts that may be in such a group; the {@linkplain
   *     #contamination} comes on top
   * @return a strength, 0 when all groups together have no larger share, infinity when none were
   *     looked for
   */
  public double groupLine(StatisticInfo statistic, double rate) {
    GroupTail tail = groups.get(versioned(statistic));
    return tail == null ? Double.POSITIVE_INFINITY : tail.line(rate + contamination);
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
   * How much likelier a charge is for invalid than for genuine traffic.
   *
   * @param charge the charge
   * @return the natural logarithm of the likelihood ratio, monotone in the charge; 0 when no labels
   *     were known
   */
  public double logLikelihoodRatio(double charge) {
    int n = oddsScores.length;
    if (n == 0) {
      return 0;
    }
    int i = Arrays.binarySearch(oddsScores, charge);
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
    double share = (charge - oddsScores[after - 1]) / (oddsScores[after] - oddsScores[after - 1]);
    return oddsLogs[after - 1] + share * (oddsLogs[after] - oddsLogs[after - 1]);
  }

  static String tailKey(StatisticInfo s, @Nullable Action action, SizeClass size) {
    return versioned(s) + " " + size.label() + " " + nameOf(action);
  }

  static String ratioKey(StatisticInfo s, Action action) {
    return versioned(s) + " " + action.name();
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

  Map<String, Tail> finalScores() {
    return finalScores;
  }

  Map<String, Tail> excesses() {
    return excesses;
  }

  Map<String, GroupTail> groups() {
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
