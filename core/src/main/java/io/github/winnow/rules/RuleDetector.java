package io.github.winnow.rules;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Source;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.DistinctCount;
import io.github.winnow.spi.Evidence;
import io.github.winnow.spi.KeyedState;
import io.github.winnow.spi.Measure;
import io.github.winnow.spi.Observation;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.StreamDetector;
import io.github.winnow.spi.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Rules at work. What a rule counts lies in rows by its dimensions and by one dimension more, which
 * only an engagement has that the rule counts: so one that it does not count has no such key, and
 * rules that count the same share the row, now and after the rules were exchanged.
 */
final class RuleDetector implements StreamDetector {
  /** Reads what was counted until now. */
  private interface Count {
    double of(Observation now);
  }

  private final Statistic[] statistics;
  private final Count[] counts;
  private final double[] allowed;
  private final Map<String, Dimension> dimensions = new HashMap<>();
  private final Map<String, Measure> measures = new HashMap<>();
  private final Map<String, WatchList> lists;

  RuleDetector(DetectorSetup setup, List<Rule> rules, Map<String, WatchList> lists) {
    this.lists = lists;
    statistics = new Statistic[rules.size()];
    counts = new Count[rules.size()];
    allowed = new double[rules.size()];
    for (int i = 0; i < statistics.length; i++) {
      Rule rule = rules.get(i);
      statistics[i] = setup.rule(
          rule.name(),
          RuleSentence.english(rule),
          subject(rule),
          rule.trafficClass(),
          rule.effect());
      counts[i] = count(setup, rule);
      allowed[i] = rule.allowed();
    }
  }

  @Override
  public void observe(Observation now, Evidence out) {
    for (int i = 0; i < counts.length; i++) {
      double n = counts[i].of(now);
      if (n > allowed[i]) {
        out.report(statistics[i], n, n, allowed[i]);
      }
    }
  }

  private Count count(DetectorSetup setup, Rule rule) {
    String name = "rule " + rule.counting();
    Span window = rule.window();
    if (window == null) {
      ToLongFunction<Engagement> counted = counted(rule);
      Measure met = setup.uses(measures.computeIfAbsent(
          name, n -> Measure.of(n, e -> counted.applyAsLong(e) == 1 ? 1 : Double.NaN)));
      return now -> now.value(met);
    }
    List<Dimension> key = new ArrayList<>();
    rule.by().forEach(word -> key.add(dimension(word)));
    key.add(dimensions.computeIfAbsent(name, n -> Dimension.ofNumber(n, counted(rule))));
    KeyedState state = setup.byOptional(key.toArray(new Dimension[0]));
    Duration time = window.duration();
    return switch (rule.what()) {
      case ANY, COUNT -> state.windowCount(time)::value;
      case SUM -> state.sum(measure(rule.of()), time)::value;
      case DISTINCT -> {
        DistinctCount distinct = state.distinct(dimension(rule.of()), time);
        yield now -> Math.floor(distinct.estimate(now));
      }
    };
  }

  /** One of a name, for dimensions of one name must be one. */
  private Dimension dimension(String word) {
    return dimensions.computeIfAbsent(word, w -> DimensionWord.known(w).dimension());
  }

  private Measure measure(String word) {
    return measures.computeIfAbsent(word, w -> Objects.requireNonNull(Amount.of(w), w));
  }

  private ToLongFunction<Engagement> counted(Rule rule) {
    Set<Action> actions = rule.actions().stream().map(Action::of).collect(Collectors.toSet());
    Set<Source> sources = rule.sources().stream().map(Source::of).collect(Collectors.toSet());
    List<Predicate<Engagement>> known =
        rule.by().stream().map(word -> DimensionWord.known(word).isKnown()).toList();
    List<WatchList> some = rule.lists().stream()
        .map(name -> Objects.requireNonNull(lists.get(name), name))
        .toList();
    return e -> {
      Source source = e.source();
      if ((!actions.isEmpty() && !actions.contains(e.action()))
          || (!sources.isEmpty() && (source == null || !sources.contains(source)))) {
        return Dimension.ABSENT;
      }
      for (int i = 0; i < known.size(); i++) {
        if (!known.get(i).test(e)) {
          return Dimension.ABSENT;
        }
      }
      return some.isEmpty() || isIn(some, e) ? 1 : Dimension.ABSENT;
    };
  }

  private static boolean isIn(List<WatchList> some, Engagement e) {
    for (int i = 0; i < some.size(); i++) {
      if (some.get(i).has(e)) {
        return true;
      }
    }
    return false;
  }

  private static Subject subject(Rule rule) {
    return rule.by().stream()
        .map(DimensionWord::known)
        .min(Comparator.comparingInt(DimensionWord::rank))
        .map(DimensionWord::subject)
        .orElse(Subject.EVENT);
  }
}
