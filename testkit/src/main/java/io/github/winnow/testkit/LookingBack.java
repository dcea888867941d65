package io.github.winnow.testkit;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.GraphDetector;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.GroupDetector;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.TargetDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A detector that looks back, out of its engine: shows it a window as the engine would, target by
 * target, at once, or beside a group. The group is made up, and the same in every window: the
 * accounts of its first engagements.
 */
final class LookingBack {
  private static final int MEMBERS = 50;
  private static final int MOST_TARGETS = 1_000;
  private static final Statistic MADE_UP = () -> "made-up";

  private final Detector detector;

  LookingBack(Detector detector) {
    this.detector = detector;
  }

  static boolean isOne(Detector detector) {
    return detector instanceof TargetDetector
        || detector instanceof GraphDetector
        || detector instanceof GroupDetector;
  }

  /** What it finds in a window. */
  List<String> findings(Slice window) {
    return findings(window, window, number -> number, number -> number, MOST_TARGETS);
  }

  /** What it finds among the first few targets of a window, or in all of it. */
  List<String> findings(Slice window, int mostTargets) {
    return findings(window, window, number -> number, number -> number, mostTargets);
  }

  /** What it finds in the same window with all numbers counted from the other end. */
  List<String> findingsWhenTurned(Slice window) {
    return findings(
        ArraySlice.turned(window),
        window,
        account -> ArraySlice.turned(account, window.accounts()),
        target -> ArraySlice.turned(target, window.targets()),
        MOST_TARGETS);
  }

  private List<String> findings(
      Slice shown,
      Slice plain,
      IntUnaryOperator accounts,
      IntUnaryOperator targets,
      int mostTargets) {
    List<String> lines = new ArrayList<>();
    int calls = detector instanceof TargetDetector ? Math.min(mostTargets, plain.targets()) : 1;
    for (int call = 0; call < calls; call++) {
      Gathered found = new Gathered(shown, accounts, targets, Long.MAX_VALUE);
      show(shown, targets.applyAsInt(call), found);
      String about = detector instanceof TargetDetector ? "target " + call + ": " : "";
      found.lines().forEach(line -> lines.add(about + line));
    }
    return lines;
  }

  /** Shows a window of one target, while somebody cancels. */
  Gathered cancelled(Slice window, long fromPoll) {
    Gathered found = new Gathered(window, number -> number, number -> number, fromPoll);
    show(window, 0, found);
    return found;
  }

  private void show(Slice window, int target, Gathered out) {
    if (detector instanceof TargetDetector one) {
      Slice own = Slices.target(window, target);
      if (own.size() > 0) {
        one.audit(own, Slices.others(window, target), out);
      }
    } else if (detector instanceof GraphDetector graph) {
      graph.audit(window, out);
    } else if (detector instanceof GroupDetector beside && window.size() > 0) {
      beside.audit(window, group(window), out);
    }
  }

  private static Group group(Slice window) {
    Group group = new Group(MADE_UP, 1);
    int[] members = IntStream.range(0, window.size())
        .map(window::account)
        .distinct()
        .limit(MEMBERS)
        .toArray();
    for (int account : members) {
      group.account(account, 0.9, 3, 4, 1);
    }
    return group.order(window.target(0), window.time(0), window.time(window.size() - 1));
  }
}
