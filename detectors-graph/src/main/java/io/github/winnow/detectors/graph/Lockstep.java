package io.github.winnow.detectors.graph;

import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Findings;
import io.github.winnow.spi.GraphDetector;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.Statistic;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Finds accounts that turn to the same targets at the same time, beyond habit and chance, as
 * SynchroTrap does (Cao, Yang, Yu, Palow, CCS 2014), with three changes: meetings are held against
 * what {@linkplain Coincidence habit and popularity} make of them instead of a Jaccard index, which
 * camouflage dilutes; a target that many act on is {@linkplain Sample sampled} by account instead
 * of left out; and groups grow from {@linkplain Trusses communities of the 4-truss} instead of
 * single links, which join strangers. The {@linkplain Recruiter rest of a group} is then found by
 * what the core did.
 *
 * <p>A pair has met when that surprises by {@code line}, 6 by default, or by two thirds of the
 * logarithm of the number of accounts where that is less: among few accounts few pairs meet by
 * chance. What is no {@linkplain Crew#strength stronger} than {@code strength}, 42 by default, is not
 * reported: in four simulated weeks without sellers the strongest group lay at 41.
 *
 * <p>Threading: immutable, one audit at a time per slice. Cost: about the crowd's size in steps of a
 * few nanoseconds an engagement, linear in their number. Memory during an audit: about 90 bytes an
 * engagement, 100 an account, and 58 for each pair that met, at most {@code neighbours} an account.
 */
final class Lockstep implements GraphDetector {
  private static final int TRUSS = 4;
  private static final int LEAST_TARGETS = 3;

  /** How surprising pairs must be by the logarithm of how many accounts there are, and so pairs. */
  private static final double OF_PAIRS = 2.0 / 3;

  private final Statistic together;
  private final long window;
  private final double line;
  private final double strength;
  private final int least;
  private final double member;
  private final int crowd;
  private final int neighbours;

  Lockstep(DetectorSetup setup) {
    window = setup
        .duration("window", Duration.ofHours(1), Duration.ofSeconds(1), Duration.ofDays(7))
        .toMillis();
    line = setup.number("line", 6, 1, 1_000);
    strength = setup.number("strength", 42, 0, 1e6);
    least = (int) setup.number("at-least", 10, 4, 1e6);
    member = setup.number("member", 0.95, 0.5, 1);
    crowd = (int) setup.number("crowd", 128, 16, 1 << 14);
    neighbours = (int) setup.number("neighbours", 32, TRUSS, 256);
    together = setup.group(
        "together",
        "acted with the same group of accounts on {observed} occasions; {expected} expected");
  }

  @Override
  public void audit(Slice slice, Findings out) {
    Acts acts = Acts.of(slice);
    Habits habits = new Habits(acts);
    Neighbours pairs = new Neighbours(
        acts,
        new Sample(acts, window, crowd, LEAST_TARGETS),
        new Coincidence(acts, habits, window),
        window,
        Math.min(line, OF_PAIRS * StrictMath.log(Math.max(1, acts.accounts))),
        neighbours);
    if (!pairs.find(out)) {
      return;
    }
    int[][] cores = new Trusses(new Undirected(acts.accounts, pairs.begin(), pairs.neighbour()))
        .communities(TRUSS, least);
    Arrays.sort(
        cores,
        Comparator.comparingInt((int[] core) -> -core.length)
            .thenComparingLong(core -> smallest(core, acts)));
    Recruiter recruiter = new Recruiter(acts, habits, window, member);
    Known known = new Known(acts.accounts);
    for (int[] core : cores) {
      if (out.isCancelled()) {
        return;
      }
      if (!known.hasHalf(core)) {
        Crew crew = recruiter.recruit(core);
        if (crew.size >= least && !known.hasHalf(crew.members())) {
          known.add(crew.members());
          double its = crew.strength();
          if (its > strength) {
            out.group(crew.group(together, its));
          }
        }
      }
    }
  }

  private static long smallest(int[] accounts, Acts acts) {
    return Arrays.stream(accounts).mapToLong(a -> acts.hash[a]).min().orElse(0);
  }
}
