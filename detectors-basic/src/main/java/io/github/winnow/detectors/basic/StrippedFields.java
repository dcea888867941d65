package io.github.winnow.detectors.basic;

import io.github.winnow.event.Engagement;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Findings;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.TargetDetector;
import io.github.winnow.spi.Trait;
import java.util.Arrays;

/**
 * What is missing in a target's engagements, beside those of its publisher's others through the same
 * client. What a client claims can be left out, so that nothing can be compared; but whoever leaves
 * it out does so more often than the same version of the client does elsewhere. {@code missing}: of
 * the device, the address and the account's age by client, and of the client itself, what is most
 * above its share, by the probability of {@link Shares} times the number of comparisons
 * (Bonferroni); what is in excess are engagements without it.
 *
 * <p>Silent about a client of which the target or the others have fewer than {@code at-least}
 * engagements; what is missing for everybody is missing elsewhere too, and says nothing. Blind to a
 * publisher all of whose targets are bought alike, and to a client that only the farm uses.
 *
 * <p>A pure function of the slices. Cost: one pass over each; memory: 32 bytes a client.
 */
final class StrippedFields implements TargetDetector {
  private static final Trait.Claim[] OF_CLIENT = {
    Trait.Claim.DEVICE, Trait.Claim.NETWORK, Trait.Claim.CREATED
  };

  private final double atLeast;
  private final double cascades;
  private final Statistic missing;

  StrippedFields(DetectorSetup setup) {
    atLeast = setup.number("at-least", 30, 5, 1e6);
    cascades = setup.number("cascades", 100, 1, 1e6);
    missing = setup.logPValue(
        "missing",
        "something is missing in {observed} engagements with this target, as it is in {expected} of"
            + " as many with its publisher's other targets",
        Subject.TARGET);
  }

  @Override
  public void audit(Slice target, Slice others, Findings out) {
    Missing own = new Missing(target);
    if (out.isCancelled()) {
      return;
    }
    Missing elsewhere = new Missing(others);
    Worst worst = new Worst();
    for (int client = 0; client < target.clients(); client++) {
      for (int claim = 0; claim < OF_CLIENT.length; claim++) {
        worst.compare(
            OF_CLIENT[claim],
            own.without[claim][client],
            own.all[client],
            elsewhere.without[claim][client],
            elsewhere.all[client]);
      }
    }
    worst.compare(
        Trait.Claim.CLIENT,
        own.unknown,
        own.unknown + Arrays.stream(own.all).sum(),
        elsewhere.unknown,
        elsewhere.unknown + Arrays.stream(elsewhere.all).sum());
    worst.report(target, out);
  }

  /** What is most above its share. */
  private final class Worst {
    private double least = 1;
    private Trait.Claim claim = Trait.Claim.CLIENT;
    private Shares shares = new Shares(0, 1, 0, 1);
    private int comparisons;

    void compare(Trait.Claim what, double shown, double all, double othersShown, double others) {
      if (all < atLeast || others < atLeast) {
        return;
      }
      comparisons++;
      Shares these = new Shares(shown, all, othersShown, others);
      double logP = these.logUpper(cascades);
      if (shown > 0 && logP < least) {
        least = logP;
        claim = what;
        shares = these;
      }
    }

    void report(Slice target, Findings out) {
      if (least <= 0) {
        out.excess(
            missing,
            Math.min(0, least + StrictMath.log(comparisons)),
            target.time(0),
            target.time(target.size() - 1),
            new Trait.Without(claim),
            shares.shown(),
            shares.expected());
      }
    }
  }

  /** How many engagements there are by client, and how many of them lack something. */
  private static final class Missing {
    final double[] all;
    final double[][] without;
    double unknown;

    Missing(Slice slice) {
      all = new double[slice.clients()];
      without = new double[OF_CLIENT.length][slice.clients()];
      for (int event = 0; event < slice.size(); event++) {
        int client = slice.client(event);
        double count = slice.count(event);
        if (client == Slice.NONE) {
          unknown += count;
          continue;
        }
        all[client] += count;
        without[0][client] += slice.device(event) == Slice.NONE ? count : 0;
        without[1][client] += slice.network(event) == Slice.NONE ? count : 0;
        without[2][client] += slice.created(event) == Engagement.ABSENT ? count : 0;
      }
    }
  }
}
