package io.github.winnow.detectors.basic;

import io.github.winnow.event.Action;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Findings;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.TargetDetector;
import io.github.winnow.spi.Trait;
import java.util.List;

/**
 * What readers of a target go on to do, beside what readers of its publisher's other targets do. A
 * script that is paid for likes likes more than people do, and one that is paid for reads does
 * nothing else. Two statistics, each reported for every target that can be judged:
 *
 * <p>{@code more}: of the likes, wows, shares, comments and favorites the kind that is most above
 * what as many reads bring elsewhere; what is in excess are engagements of that kind. {@code fewer}:
 * all kinds together are below it; what is in excess are reads. With E expected, as the others' share
 * says, and s of it seen there, the count is negative binomial of mean E and shape 1/(1/{@code shape}
 * + 1/(s + 1)): articles differ, and so little may be known of them. The probability of {@code more}
 * is multiplied by the number of kinds (Bonferroni).
 *
 * <p>Silent where the target or the others have fewer than {@code at-least} reads, and {@code fewer}
 * where fewer than five of all kinds were to be expected. Blind to a publisher all of whose targets
 * are bought alike. The nominal p has to be calibrated: some articles are for liking.
 *
 * <p>A pure function of the slices. Cost: one pass over each; memory: none to speak of.
 */
final class Funnel implements TargetDetector {
  private static final List<Action> KINDS =
      List.of(Action.LIKE, Action.WOW, Action.SHARE, Action.COMMENT, Action.FAVORITE);
  private static final double FEWEST_EXPECTED = 5;

  private final double atLeast;
  private final double shape;
  private final Statistic more;
  private final Statistic fewer;

  Funnel(DetectorSetup setup) {
    atLeast = setup.number("at-least", 50, 5, 1e6);
    shape = setup.number("shape", 4, 1, 1_000);
    more = setup.logPValue(
        "more",
        "this target's readers did {observed} of one kind, where those of its publisher's other"
            + " targets would have done {expected}",
        Subject.TARGET);
    fewer = setup.logPValue(
        "fewer",
        "this target had {observed} reads, where what its readers went on to do is what {expected}"
            + " bring to its publisher's other targets",
        Subject.TARGET);
  }

  @Override
  public void audit(Slice target, Slice others, Findings out) {
    Counts own = new Counts(target);
    if (out.isCancelled()) {
      return;
    }
    Counts elsewhere = new Counts(others);
    if (own.reads < atLeast || elsewhere.reads < atLeast) {
      return;
    }
    reportMore(target, own, elsewhere, out);
    reportFewer(target, own, elsewhere, out);
  }

  private void reportMore(Slice target, Counts own, Counts elsewhere, Findings out) {
    int worst = 0;
    double least = 1;
    for (int kind = 0; kind < KINDS.size(); kind++) {
      Shares shares = shares(own.of[kind], own, elsewhere.of[kind], elsewhere);
      double logP = NegativeBinomial.logUpper(shares.expected(), spread(shares), own.of[kind]);
      if (logP < least) {
        least = logP;
        worst = kind;
      }
    }
    if (own.of[worst] > 0) {
      Shares shares = shares(own.of[worst], own, elsewhere.of[worst], elsewhere);
      double logP = Math.min(0, least + StrictMath.log(KINDS.size()));
      report(more, target, KINDS.get(worst), logP, own.of[worst], shares.expected(), out);
    }
  }

  private void reportFewer(Slice target, Counts own, Counts elsewhere, Findings out) {
    Shares shares = shares(own.all(), own, elsewhere.all(), elsewhere);
    if (shares.expected() >= FEWEST_EXPECTED) {
      double enough = own.reads * Math.min(1, own.all() / shares.expected());
      double logP = NegativeBinomial.logLower(shares.expected(), spread(shares), own.all());
      report(fewer, target, Action.READ, logP, own.reads, enough, out);
    }
  }

  private static Shares shares(double done, Counts own, double doneElsewhere, Counts elsewhere) {
    return new Shares(done, own.reads, doneElsewhere, elsewhere.reads);
  }

  private double spread(Shares shares) {
    return 1 / (1 / shape + 1 / (shares.othersShown() + 1));
  }

  private static void report(
      Statistic statistic,
      Slice target,
      Action kind,
      double logP,
      double observed,
      double expected,
      Findings out) {
    Span span = Span.of(target, event -> target.action(event).equals(kind));
    out.excess(statistic, logP, span.from(), span.to(), new Trait.Did(kind), observed, expected);
  }

  /** How much of each kind. */
  private static final class Counts {
    final double[] of = new double[KINDS.size()];
    double reads;

    Counts(Slice slice) {
      for (int event = 0; event < slice.size(); event++) {
        Action action = slice.action(event);
        int kind = KINDS.indexOf(action);
        if (kind >= 0) {
          of[kind] += slice.count(event);
        } else if (action.equals(Action.READ)) {
          reads += slice.count(event);
        }
      }
    }

    double all() {
      double all = 0;
      for (double one : of) {
        all += one;
      }
      return all;
    }
  }
}
