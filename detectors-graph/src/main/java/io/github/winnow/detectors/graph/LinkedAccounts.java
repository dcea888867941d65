package io.github.winnow.detectors.graph;

import io.github.winnow.spi.Chance;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Findings;
import io.github.winnow.spi.GraphDetector;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.Statistic;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Finds accounts that were registered in one go and are about the same things now, however long
 * they take for it. {@linkplain Runs Runs of registrations} and
 * {@linkplain Links what their accounts have in common} make a graph (after Ianus: Yuan, Miao,
 * Gong, Yang, Li, Song, Wang, Liang, CCS 2019, who score pairs of registrations and look for what
 * is dense); the parts of its {@linkplain Cores 3-core} that have
 * {@linkplain CommonTargets the same targets} are {@linkplain Operators one group}. Into it come those of
 * the same runs, and those that {@linkplain Devices share a device} with a member, who act as its
 * members do.
 *
 * <p>Of an account's degree k, popularity among all others makes e = k Σ (r<sub>t</sub> + ½)/(n − m +
 * 1) acts on the group's targets, r<sub>t</sub> the acts of others on one of them, n all acts and m
 * the members' on these targets. An account's <em>weight</em> is the {@linkplain Surprise surprise}
 * of as many as it has, at least three; its probability follows with |group|/accounts, at most a
 * half, as the prior. The group's strength is the mean weight of its members.
 *
 * <p>Addresses link nobody here, nor do they keep anybody out: in a network live neighbours, and who
 * is to say where a group came from must not have been chosen for it.
 *
 * <p>Threading: immutable, one audit at a time per slice. Cost: linear in the engagements, and for
 * each account of a run the acts of all others in it. Memory during an audit: about 40 bytes an
 * engagement, 60 an account, 30 a target.
 */
final class LinkedAccounts implements GraphDetector {
  /** The statistic that its groups are reported with. */
  static final String LINKED = "linked";

  private static final int CORE = 3;
  private static final int LEAST_DONE = 3;
  private static final double LEAST_EXPECTED = 1e-6;
  private static final double MOST_PRIOR = 0.5;

  private final Statistic linked;
  private final double run;
  private final int mostOfARun;
  private final int mostOfADevice;
  private final double line;
  private final double strength;
  private final double member;
  private final int least;

  LinkedAccounts(DetectorSetup setup) {
    run = setup.number("run", 12, 1, 1_000);
    mostOfARun = (int) setup.number("run-accounts", 64, 4, 1 << 12);
    mostOfADevice = (int) setup.number("device-accounts", 12, 2, 1 << 12);
    line = setup.number("line", 5, 1, 1_000);
    strength = setup.number("strength", 10, 0, 1e6);
    member = setup.number("member", 0.95, 0.5, 1);
    least = (int) setup.number("at-least", 10, 4, 1e6);
    linked = setup.group(
        LINKED,
        "was registered in one run, or shares a device, with accounts on {observed} of whose targets"
            + " it acted; {expected} expected");
  }

  @Override
  public Chance chance() {
    return Chance.TRAITS;
  }

  @Override
  public void audit(Slice slice, Findings out) {
    if (out.isCancelled()) {
      return;
    }
    Runs runs = new Runs(slice, run, mostOfARun);
    Acts acts = Acts.of(slice);
    Links links = new Links(acts, line);
    if (!links.find(runs, out) || links.size() == 0) {
      return;
    }
    int[][] parts = links.cores().parts(CORE, CORE + 1);
    sort(acts, parts);
    CommonTargets common = new CommonTargets(acts);
    int[][] groups = new Operators(parts, common).united();
    Devices devices =
        new Devices(slice, Math.min(mostOfADevice, Math.max(2, slice.accounts() / 100)));
    AccountSet candidates = new AccountSet(acts.accounts);
    for (int[] group : groups) {
      if (out.isCancelled()) {
        return;
      }
      common.find(group);
      gather(acts, group, runs, devices, candidates);
      report(acts, group.length, common, candidates, out);
      candidates.clear();
    }
  }

  /** In an order that does not depend on how accounts are numbered. */
  private static void sort(Acts acts, int[][] parts) {
    for (int[] part : parts) {
      int first = 0;
      for (int i = 1; i < part.length; i++) {
        if (acts.hash[part[i]] < acts.hash[part[first]]) {
          first = i;
        }
      }
      int a = part[first];
      part[first] = part[0];
      part[0] = a;
    }
    Arrays.sort(parts, Comparator.comparingLong(part -> acts.hash[part[0]]));
  }

  /** The group, those of the runs that it has three accounts of, and those on its devices. */
  private static void gather(
      Acts acts, int[] group, Runs runs, Devices devices, AccountSet candidates) {
    boolean[] inside = new boolean[acts.accounts];
    for (int a : group) {
      inside[a] = true;
      candidates.add(a);
    }
    for (int r = 0; r < runs.size(); r++) {
      int n = 0;
      for (int i = runs.bounds[2 * r]; i < runs.bounds[2 * r + 1]; i++) {
        n += inside[runs.account[i]] ? 1 : 0;
      }
      for (int i = runs.bounds[2 * r]; n >= CORE && i < runs.bounds[2 * r + 1]; i++) {
        candidates.add(runs.account[i]);
      }
    }
    for (int i = candidates.size() - 1; i >= 0; i--) {
      devices.addSharing(candidates.get(i), candidates);
    }
  }

  private void report(
      Acts acts, int size, CommonTargets common, AccountSet candidates, Findings out) {
    double share = Math.min(MOST_PRIOR, size / (double) acts.accounts);
    double prior = StrictMath.log(share / (1 - share));
    Crew crew = new Crew();
    for (int i = 0; i < candidates.size(); i++) {
      int a = candidates.get(i);
      int done = common.done(a);
      double expected = Math.max(LEAST_EXPECTED, common.expected(a));
      double weight = Surprise.of(done, expected);
      double probability = 1 / (1 + StrictMath.exp(-weight - prior));
      if (done >= LEAST_DONE && probability >= member) {
        crew.add(a, done, expected, weight, probability);
      }
    }
    double mean = crew.meanWeight();
    if (crew.size < least || mean <= strength) {
      return;
    }
    Group group = crew.group(linked, mean);
    boolean[] inside = new boolean[acts.accounts];
    for (int a : crew.members()) {
      inside[a] = true;
    }
    for (int t : common.targets()) {
      order(acts, t, inside, group);
    }
    out.group(group);
  }

  /** From the first member's act on a target to the last one's. */
  private static void order(Acts acts, int t, boolean[] inside, Group group) {
    int first = -1;
    int last = -1;
    for (int i = acts.begin[t]; i < acts.begin[t + 1]; i++) {
      if (inside[acts.account[i]]) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    if (first >= 0) {
      group.order(t, acts.time[first], acts.time[last]);
    }
  }
}
