package io.github.winnow.detectors.graph;

import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Findings;
import io.github.winnow.spi.GraphDetector;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.Statistic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * From accounts that the host has {@linkplain Slice#isConfirmed confirmed} as fabricated to those
 * that belong to them. Where they are none, nothing is said and next to nothing is done.
 *
 * <p>Each confirmed account sends {@linkplain LocalRank walks} along {@linkplain WeightedGraph#ties
 * what popularity does not explain}. The confirmed ones among the accounts at which most of them are,
 * for their degree, are its <em>family</em>; walks from all of the family, and the {@linkplain Sweep
 * sweep} over them, give a neighbourhood. That is where the search begins, and accuses nobody: there
 * the {@linkplain Company group} is sought, as around a block of {@link DenseBlock}, taken
 * {@linkplain CrewSplit apart} where it was several, and reported when at least {@code confirmed} of
 * its members, 3 by default, are confirmed and it is {@linkplain Crew#strength stronger} than {@code
 * strength}, 25 by default. So one account that was confirmed wrongly names nobody, nor do several
 * that have little to do with each other; and classes that are told day by day what to read lie at 19
 * and below, all of them confirmed or not. The group is reported without who is confirmed already.
 *
 * <p>Accounts that are {@linkplain Slice#isCleared cleared} send walks of trust, which are taken
 * off: where at least as many of those are as of the walks of suspicion, of either beyond what its
 * share of all degrees would bring an account by chance, nobody is a member. Who is cleared never is.
 *
 * <p>Threading: immutable, one audit at a time per slice. Cost with confirmed accounts: linear in the
 * engagements; for each of at most {@code searches} confirmed accounts 1/(α ε) in degrees, as {@link
 * LocalRank} says, and as much again for each member of its family; for each family the acts of
 * accounts that might belong to it, up to eight times. Memory during an audit: about 130 bytes an
 * engagement.
 */
final class SeedExpansion implements GraphDetector {
  /** The statistic that its groups are reported with. */
  static final String STATISTIC = "company";

  private final Statistic company;
  private final long span;
  private final double rare;
  private final double restart;
  private final double epsilon;
  private final int around;
  private final int confirmed;
  private final int searches;
  private final int least;
  private final double strength;
  private final Company.Settings membership;

  SeedExpansion(DetectorSetup setup) {
    span = setup
        .duration("span", Duration.ofDays(2), Duration.ofMinutes(1), Duration.ofDays(7))
        .toMillis();
    rare = setup.number("rare", 0.05, 0, 1);
    restart = setup.number("restart", 0.15, 0.01, 0.99);
    epsilon = setup.number("epsilon", 1e-5, 1e-9, 1e-2);
    around = (int) setup.number("around", 200, 4, 1e6);
    confirmed = (int) setup.number("confirmed", 3, 2, 1_000);
    searches = (int) setup.number("searches", 100, 1, 1e6);
    least = (int) setup.number("at-least", 8, 4, 1e6);
    strength = setup.number("strength", 25, 0, 1e6);
    membership = Company.Settings.of(setup);
    company = setup.group(
        STATISTIC,
        "chose what a group with accounts confirmed as fabricated chose in {observed} visits;"
            + " {expected} expected");
  }

  @Override
  public void audit(Slice slice, Findings out) {
    if (out.isCancelled()) {
      return;
    }
    int[] seeds = IntStream.range(0, slice.accounts())
        .filter(slice::isConfirmed)
        .boxed()
        .sorted(Comparator.comparingLong(slice::hash))
        .mapToInt(a -> a)
        .toArray();
    if (seeds.length >= confirmed) {
      new Search(slice, seeds, out).run();
    }
  }

  /** What one audit knows. */
  private final class Search {
    private final Slice slice;
    private final int[] seeds;
    private final Findings out;
    private final Acts acts;
    private final WeightedGraph graph;
    private final LocalRank rank;
    private final Company companions;
    private final boolean[] isSeed;
    private final boolean[] isCleared;

    /** By account, the walks of trust beyond chance; empty where nobody is cleared. */
    private final double[] trust;

    private final boolean[] mayBe;
    private final Known known;

    Search(Slice slice, int[] seeds, Findings out) {
      this.slice = slice;
      this.seeds = seeds;
      this.out = out;
      acts = Acts.of(slice);
      Occasions occasions = new Occasions(acts, slice.from(), span);
      graph = WeightedGraph.ties(acts, occasions, rare);
      rank = new LocalRank(graph, restart, epsilon);
      companions = new Company(acts, occasions, membership);
      isSeed = new boolean[acts.accounts];
      for (int seed : seeds) {
        isSeed[seed] = true;
      }
      isCleared = new boolean[acts.accounts];
      for (int a = 0; a < acts.accounts; a++) {
        isCleared[a] = slice.isCleared(a);
      }
      mayBe = new boolean[acts.accounts];
      known = new Known(acts.accounts);
      trust = trust();
    }

    private double[] trust() {
      int[] cleared = IntStream.range(0, acts.accounts)
          .filter(a -> isCleared[a] && graph.degree[a] > 0)
          .boxed()
          .sorted(Comparator.comparingLong(slice::hash))
          .mapToInt(a -> a)
          .toArray();
      if (cleared.length == 0) {
        return new double[0];
      }
      rank.walk(cleared);
      double[] of = new double[acts.accounts];
      for (int a = 0; a < of.length; a++) {
        of[a] = Math.max(0, beyondChance(a, cleared.length));
      }
      return of;
    }

    /** The walks that ended at an account, but for what its degree would bring it of so many. */
    private double beyondChance(int a, int walks) {
      return rank.of(a) - walks * graph.degree[a] / graph.volume;
    }

    void run() {
      int begun = 0;
      List<Crew> crews = new ArrayList<>();
      for (int seed : seeds) {
        if (out.isCancelled()) {
          return;
        }
        if (known.marks()[seed] || graph.degree[seed] == 0) {
          continue;
        }
        if (begun++ >= searches) {
          out.leaveOut(acts.degree(seed));
          continue;
        }
        expand(seed, crews);
      }
      for (Crew crew : crews) {
        out.group(crew.group(company, crew.strength(), a -> !isSeed[a]));
      }
    }

    private void expand(int seed, List<Crew> crews) {
      rank.walk(new int[] {seed});
      int[] family = family(seed);
      if (family.length < confirmed) {
        return;
      }
      rank.walk(family);
      allow(family.length);
      int[] near = new Sweep(graph, rank, acts.accounts, family.length + confirmed, around).set();
      int[] start = IntStream.concat(Arrays.stream(family), Arrays.stream(near))
          .filter(v -> v < acts.accounts && mayBe[v])
          .sorted()
          .distinct()
          .toArray();
      Crew found = companions.of(start);
      for (Crew crew : CrewSplit.apart(found, companions, acts, least, out)) {
        if (isHeld(crew) && !known.hasHalf(crew.members())) {
          crews.add(crew);
          known.add(crew.members());
        }
      }
    }

    /** The confirmed among the accounts nearest to one of them, in the order of their hashes. */
    private int[] family(int seed) {
      boolean[] near = new boolean[acts.accounts];
      near[seed] = true;
      Arrays.stream(rank.ranked())
          .filter(v -> v < acts.accounts)
          .boxed()
          .sorted(Comparator.comparingDouble((Integer v) -> -rank.of(v) / graph.degree[v]))
          .limit(around)
          .forEach(v -> near[v] = true);
      return Arrays.stream(seeds).filter(a -> near[a]).toArray();
    }

    /** Finds out who may be a member: those whom trust does not outweigh. */
    private void allow(int walks) {
      for (int a = 0; a < mayBe.length; a++) {
        boolean trusted = trust.length > 0 && trust[a] > 0 && trust[a] >= beyondChance(a, walks);
        mayBe[a] = !isCleared[a] && !trusted;
      }
      companions.allow(mayBe);
    }

    private boolean isHeld(Crew crew) {
      int inside = (int) Arrays.stream(crew.members()).filter(a -> isSeed[a]).count();
      return inside >= confirmed && crew.size > inside && crew.strength() > strength;
    }
  }
}
