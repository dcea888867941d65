package io.github.winnow.rules;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rules of the host's own, one a line. Each has a name, says what is counted and how much of it is
 * allowed, and what becomes of an engagement that finds more:
 *
 * <pre>{@code
 * crowded-device: distinct accounts by device over 24h > 8
 * follow-storm:   count by account on follow over 1h > 60 then exclude as general
 * one-stop:       distinct accounts by network + target from search over 10m > 40 then show
 * spending:       sum attribute:amount by account on payment over 7d > 5000
 * hosting:        any in data-centres then exclude as general
 * }</pre>
 *
 * <p>What may stand where is in {@code docs/rules.md}; empty lines and what follows a {@code #} say
 * nothing. A rule is a decision of the host's and no measurement: it weighs nothing and is in no
 * score, so it leaves what is calibrated as it was.
 *
 * <p>A count covers between 7/8 of its window and the whole of it, a distinct count between half of
 * it and the whole (and is an estimate, see {@link io.github.winnow.spi.DistinctCount}), never
 * more; in a sum what has the age a weighs exp(-a/window). Immutable.
 */
public final class Rules {
  /** The id of the detector as which rules are shown: a reason begins {@code rule/NAME}. */
  public static final String DETECTOR = "rule";

  private static final Rules NONE = new Rules(List.of(), Map.of());

  private final List<Rule> all;
  private final Map<String, WatchList> lists;

  private Rules(List<Rule> all, Map<String, WatchList> lists) {
    this.all = List.copyOf(all);
    this.lists = new TreeMap<>(lists);
    this.lists
        .keySet()
        .retainAll(all.stream().flatMap(rule -> rule.lists().stream()).toList());
  }

  /**
   * No rules: for an engine that is to be given some while it runs.
   *
   * @return rules that never apply
   */
  public static Rules none() {
    return NONE;
  }

  /**
   * Rules as they stand in their file.
   *
   * @param text lines of text, with at most 256 rules
   * @return the rules
   * @throws IllegalArgumentException when one is wrong, naming line, column, the word that is wrong
   *     and what is allowed in its place
   */
  public static Rules parse(String text) {
    return parse(text, Map.of());
  }

  /**
   * Rules that name lists.
   *
   * @param text lines of text, with at most 256 rules
   * @param lists the lists that may be named, by their names
   * @return the rules
   * @throws IllegalArgumentException as {@link #parse(String)} does
   */
  public static Rules parse(String text, Map<String, WatchList> lists) {
    return new Rules(RuleText.read(text, "the rules", lists.keySet()), lists);
  }

  /**
   * Reads a file of rules.
   *
   * @param file the file, UTF-8
   * @return the rules
   * @throws IOException when it can't be read
   * @throws IllegalArgumentException as {@link #parse} does, naming the file besides
   */
  public static Rules read(Path file) throws IOException {
    return read(file, Map.of());
  }

  /**
   * Reads a file of rules that name lists.
   *
   * @param file the file, UTF-8
   * @param lists the lists that may be named, by their names
   * @return the rules
   * @throws IOException when it can't be read
   * @throws IllegalArgumentException as {@link #parse} does, naming the file besides
   */
  public static Rules read(Path file, Map<String, WatchList> lists) throws IOException {
    return new Rules(RuleText.read(TextFile.read(file), file.toString(), lists.keySet()), lists);
  }

  /**
   * The same rules with another content of a list. What was counted goes on: it does not matter to
   * a count what its list had before.
   *
   * @param name the list's name
   * @param list what takes its place
   * @return other rules
   * @throws IllegalArgumentException when no rule names the list
   */
  public Rules with(String name, WatchList list) {
    if (!lists.containsKey(name)) {
      throw new IllegalArgumentException(
          "no rule names the list " + name + "; named are " + lists.keySet());
    }
    Map<String, WatchList> others = new TreeMap<>(lists);
    others.put(name, list);
    return new Rules(all, others);
  }

  /**
   * The lists that rules name.
   *
   * @return by their names, in the order of the alphabet
   */
  public Map<String, WatchList> lists() {
    return Collections.unmodifiableMap(lists);
  }

  /**
   * The names of the rules.
   *
   * @return in the order in which they were written
   */
  public List<String> names() {
    return all.stream().map(Rule::name).toList();
  }

  /**
   * The attributes that the rules look at: an engagement without them is not counted, so a host
   * wants to know which it has to give.
   *
   * @return their names, without doubles, in the order of the alphabet
   */
  public Set<String> attributes() {
    return all.stream()
        .flatMap(rule -> Stream.concat(rule.by().stream(), Stream.of(rule.of())))
        .filter(DimensionWord::isAttribute)
        .map(word -> word.substring(DimensionWord.ATTRIBUTE.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The rules as text that is read as them.
   *
   * @return a line each, without comments
   */
  public String text() {
    return all.stream().map(rule -> RuleText.write(rule) + "\n").collect(Collectors.joining());
  }

  /**
   * What the rules may be cited by.
   *
   * @return SHA-256 of their text and of the hashes of the lists they name, in hexadecimal
   */
  public String hash() {
    StringBuilder all = new StringBuilder(text());
    lists.forEach(
        (name, list) -> all.append(name).append(' ').append(list.hash()).append('\n'));
    return TextFile.hash(all.toString());
  }

  /**
   * The rules as a detector. An engine makes it by itself, of the rules in force; a provider of
   * one's own can put fixed rules among its detectors with it.
   *
   * @return a provider with the id {@link #DETECTOR}
   */
  public DetectorProvider provider() {
    return new Provider(all, lists);
  }

  private record Provider(List<Rule> rules, Map<String, WatchList> lists)
      implements DetectorProvider {
    @Override
    public String id() {
      return DETECTOR;
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public Family family() {
      return Family.OTHER;
    }

    @Override
    public Detector create(DetectorSetup setup) {
      return new RuleDetector(setup, rules, lists);
    }

    @Override
    public Map<String, String> messages(String language) {
      return !language.equals("zh")
          ? Map.of()
          : rules.stream()
              .collect(
                  Collectors.toMap(rule -> DETECTOR + "/" + rule.name(), RuleSentence::chinese));
    }
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof Rules other && all.equals(other.all) && lists.equals(other.lists);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
