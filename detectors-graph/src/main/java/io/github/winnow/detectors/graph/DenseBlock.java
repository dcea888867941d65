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

/**
 * Finds accounts that choose the same targets, whether or not they act at the same time: the
 * densest block of the graph of accounts and targets, as FRAUDAR does (Hooi et al., KDD 2016),
 * again and again. Plain FRAUDAR returns the loyal readers of what is popular. So an edge is only
 * what {@linkplain Rarities neither popularity nor habit} explains, and weighs what
 * {@linkplain Overlaps the account's other choices} say about it; and a {@linkplain Peeling block}
 * is only where the search for the {@linkplain Company group} begins. What is found is taken out of
 * the graph before the next block is sought, and is reported in the order of its
 * {@linkplain Suspiciousness suspiciousness}.
 *
 * <p>Then blocks are sought once more among all that popularity does not explain: to a crew that
 * serves a few publishers its orders are habits. The discount comes first all the same, for a crew
 * whose members seldom meet drowns without it.
 *
 * <p>What is no {@linkplain Crew#strength stronger} than {@code strength}, 25 by default, is not
 * reported: in simulated weeks the strongest group of genuine people, a class that is told day by day
 * what to read, lay at 19, and the weakest crew of sellers that was found at 29.
 *
 * <p>Threading: immutable, one audit at a time per slice. Cost: of each account the square of its
 * rare acts, at most 300 of them; a block then costs the edges that are left, and the acts of
 * accounts that might belong to it. Memory during an audit: about 120 bytes an engagement.
 */
final class DenseBlock implements GraphDetector {
  private static final int MOST_RARE = 300;
  private static final int LEAST_SEED = 5;
  private static final int MOST_HALVES = 4;
  private static final double AS_LARGE = 0.85;

  private final Statistic together;
  private final long span;
  private final double rare;
  private final double line;
  private final int blocks;
  private final int least;
  private final double strength;
  private final Company.Settings membership;

  DenseBlock(DetectorSetup setup) {
    span = setup
        .duration("span", Duration.ofDays(2), Duration.ofMinutes(1), Duration.ofDays(7))
        .toMillis();
    rare = setup.number("rare", 0.05, 0, 1);
    line = setup.number("line", 4, 0, 1_000);
    blocks = (int) setup.number("blocks", 24, 1, 1_000);
    least = (int) setup.number("at-least", 15, 4, 1e6);
    strength = setup.number("strength", 25, 0, 1e6);
    membership = Company.Settings.of(setup);
    together = setup.group(
        "together",
        "chose what the same group of accounts chose in {observed} visits; {expected} expected");
  }

  @Override
  public void audit(Slice slice, Findings out) {
    Acts acts = Acts.of(slice);
    Occasions occasions = new Occasions(acts, slice.from(), span);
    Company company = new Company(acts, occasions, membership);
    Known known = new Known(acts.accounts + acts.targets);
    List<Crew> crews = new ArrayList<>();
    Rarities unexplained = new Rarities(acts, new Habits(acts), occasions, rare, MOST_RARE);
    search(unexplained, company, acts, known, crews, out);
    Rarities unpopular = new Rarities(acts, null, occasions, rare, MOST_RARE);
    search(unpopular, company, acts, known, crews, out);
    if (out.isCancelled()) {
      return;
    }
    crews.sort(
        Comparator.comparingDouble((Crew crew) -> suspiciousness(crew, acts)).reversed());
    for (Crew crew : crews) {
      double its = crew.strength();
      if (its > strength) {
        out.group(crew.group(together, its));
      }
    }
  }

  /** Adds the groups around blocks of rare acts to those that are known. */
  private void search(
      Rarities rarities, Company company, Acts acts, Known known, List<Crew> crews, Findings out) {
    Bipartite graph = Overlaps.graph(acts, rarities, line, out);
    graph.cutAround(known.marks());
    Peeling peeling = new Peeling(graph);
    for (int b = 0; b < blocks && !out.isCancelled() && peeling.find(); b++) {
      boolean[] block = peeling.set();
      int[] seed = accounts(block, graph.first);
      boolean isNew = false;
      for (Crew crew : several(seed, company, acts, out)) {
        if (!known.hasHalf(crew.members())) {
          isNew = true;
          crews.add(crew);
          known.add(crew.members());
        }
      }
      if (isNew) {
        graph.cutAround(known.marks());
      }
      if (!isNew || known.count(seed) == 0) {
        graph.cutWithin(block); // else what is left of it may be another group
      }
    }
  }

  /** The groups around some accounts. */
  private List<Crew> several(int[] seed, Company company, Acts acts, Findings out) {
    if (seed.length < LEAST_SEED) {
      return List.of();
    }
    Crew found = one(company.of(seed), company, acts);
    return CrewSplit.apart(found, company, acts, least, out);
  }

  /** One group where two were taken for one: what grows again out of the group's densest part. */
  private Crew one(Crew found, Company company, Acts acts) {
    Crew crew = found;
    for (int i = 0; i < MOST_HALVES && crew.size >= least; i++) {
      Crew inner = company.of(DensestPart.of(crew, acts));
      if (inner.size < least || inner.size > AS_LARGE * crew.size) {
        break;
      }
      crew = inner;
    }
    return crew;
  }

  private static int[] accounts(boolean[] block, int accounts) {
    int[] some = new int[accounts];
    int n = 0;
    for (int a = 0; a < accounts; a++) {
      if (block[a]) {
        some[n++] = a;
      }
    }
    return Arrays.copyOf(some, n);
  }

  private static double suspiciousness(Crew crew, Acts acts) {
    Orders orders = crew.orders;
    double within = 0;
    int targets = 0;
    for (int o = 0; o < orders.size; o++) {
      within += orders.members[o];
      targets += o == 0 || orders.target[o] != orders.target[o - 1] ? 1 : 0;
    }
    return Suspiciousness.of(within, acts.size(), crew.size, acts.accounts, targets, acts.targets);
  }
}
