package io.github.winnow.rules;

import io.github.winnow.spi.Effect;
import io.github.winnow.spi.TrafficClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule, as it was written.
 *
 * @param name its name
 * @param what what it keeps
 * @param of the dimension that is told apart or the measure that is added up; else empty
 * @param by the dimensions it is kept by, at least one; empty where nothing is kept
 * @param actions the actions that count; empty for all
 * @param sources the sources that count; empty for all, and for none
 * @param lists the lists on one of which an engagement must be to count; empty for all
 * @param window over how long; null where nothing is kept
 * @param allowed more than this applies
 * @param effect what it then does
 * @param trafficClass what it stands for
 */
record Rule(
    String name,
    What what,
    String of,
    List<String> by,
    List<String> actions,
    List<String> sources,
    List<String> lists,
    @Nullable Span window,
    double allowed,
    Effect effect,
    TrafficClass trafficClass) {

  /** What is kept, in an order of its own: rules that agree in it share what was counted. */
  String counting() {
    return RuleText.counting(new Rule(
        name,
        what,
        of,
        sorted(by),
        sorted(actions),
        sorted(sources),
        sorted(lists),
        window,
        allowed,
        effect,
        trafficClass));
  }

  private static List<String> sorted(List<String> words) {
    List<String> sorted = new ArrayList<>(words);
    Collections.sort(sorted);
    return sorted;
  }
}
