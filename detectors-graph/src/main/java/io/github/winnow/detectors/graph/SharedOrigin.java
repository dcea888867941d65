package io.github.winnow.detectors.graph;

import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Findings;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.GroupDetector;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.Subject;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Compares from how many networks, and through how many devices, a group's accounts came with what
 * random sets of other accounts of the window show. The statistic is the number of different
 * origins among the pairs of account and origin; each random set has as many such pairs, or a few
 * less, of accounts drawn without replacement from those outside the group with at least as many
 * engagements as its least active member. p = (1 + sets with no more origins) ÷ (1 + sets): a
 * permutation test of "no more alike than any active accounts". It stops when twenty sets have
 * shown no more origins; then p = 20 ÷ sets (Besag and Clifford, Sequential Monte Carlo p-values,
 * Biometrika 1991). People of one town or one school are more alike too; so it corroborates, and
 * finds nothing by itself.
 *
 * <p>Cost: the number of sets, at most {@code sets} and fewer for groups of more than a thousand pairs,
 * times the number of the group's pairs.
 */
final class SharedOrigin implements GroupDetector {
  /** With fewer pairs a coincidence of two says too much. */
  private static final int FEWEST_PAIRS = 20;

  private static final double MEMBER = 0.5;

  /** So many sets that show no more origins settle that the group is nothing special. */
  private static final int PLAIN = 20;

  /** A large group is compared with fewer sets, so that the cost stays bounded. */
  private static final int FEWEST_SETS = 199;

  private static final int MOST_DRAWN = 1_000_000;

  private final int sets;
  private final Statistic networks;
  private final Statistic devices;

  SharedOrigin(DetectorSetup setup) {
    sets = (int) setup.number("sets", 999, 19, 100_000);
    networks = setup.logPValue(
        "networks",
        "its accounts came from {observed} networks; {expected} expected of as many accounts",
        Subject.NETWORK);
    devices = setup.logPValue(
        "devices",
        "its accounts came through {observed} devices; {expected} expected of as many accounts",
        Subject.DEVICE);
  }

  @Override
  public void audit(Slice window, Group group, Findings out) {
    boolean[] member = new boolean[window.accounts()];
    for (int i = 0; i < group.accounts(); i++) {
      member[group.account(i)] = group.probability(i) >= MEMBER;
    }
    Origins ofNetworks = window.view(NetworkOrigins.class, NetworkOrigins::new).origins;
    Origins ofDevices = window.view(DeviceOrigins.class, DeviceOrigins::new).origins;
    int[] byHash = window.view(ByHash.class, ByHash::new).accounts;
    compare(networks, ofNetworks, byHash, member, out);
    if (!group.statistic().id().equals(LinkedAccounts.LINKED)) { // they were chosen for devices
      compare(devices, ofDevices, byHash, member, out);
    }
  }

  private void compare(
      Statistic statistic, Origins origins, int[] byHash, boolean[] member, Findings out) {
    int[] pool = new int[member.length];
    int others = 0;
    int pairs = 0;
    int least = Integer.MAX_VALUE;
    int[] stamp = new int[origins.count()];
    int observed = 0;
    for (int account = 0; account < member.length; account++) {
      if (member[account] && origins.size(account) > 0) {
        pairs += origins.size(account);
        least = Math.min(least, origins.engagements(account));
        observed += origins.mark(account, stamp, 1);
      }
    }
    int otherPairs = 0;
    for (int account : byHash) {
      if (!member[account] && origins.size(account) > 0 && origins.engagements(account) >= least) {
        pool[others++] = account;
        otherPairs += origins.size(account);
      }
    }
    if (pairs < FEWEST_PAIRS || otherPairs < 2 * pairs) {
      return;
    }
    SplittableRandom random = new SplittableRandom(0x5DEECE66DL + pairs);
    int most = Math.min(sets, Math.max(FEWEST_SETS, MOST_DRAWN / pairs));
    int asFew = 0;
    double sum = 0;
    int set = 0;
    while (set < most && asFew < PLAIN && !out.isCancelled()) {
      int different = draw(origins, pool, others, pairs, stamp, set + 2, random);
      asFew += different <= observed ? 1 : 0;
      sum += different;
      set++;
    }
    if (out.isCancelled()) {
      return;
    }
    double p = asFew == PLAIN ? (double) asFew / set : (1.0 + asFew) / (1.0 + set);
    out.corroborate(statistic, StrictMath.log(p), observed, sum / set);
  }

  /** The different origins of a random set of accounts with that many pairs. */
  private static int draw(
      Origins origins,
      int[] pool,
      int others,
      int pairs,
      int[] stamp,
      int mark,
      SplittableRandom random) {
    int different = 0;
    int drawn = 0;
    for (int i = 0; i < others; i++) {
      int at = random.nextInt(i, others);
      int account = pool[at];
      pool[at] = pool[i];
      pool[i] = account;
      drawn += origins.size(account);
      if (drawn > pairs) {
        break;
      }
      different += origins.mark(account, stamp, mark);
    }
    return different;
  }

  /** The accounts in an order that does not depend on their numbers. */
  private static final class ByHash {
    final int[] accounts;

    ByHash(Slice window) {
      accounts = IntStream.range(0, window.accounts())
          .boxed()
          .sorted(Comparator.comparingLong(window::hash))
          .mapToInt(account -> account)
          .toArray();
    }
  }

  /** The view of a window by networks. */
  private static final class NetworkOrigins {
    final Origins origins;

    NetworkOrigins(Slice window) {
      int[] of = new int[window.size()];
      Arrays.setAll(of, window::network);
      origins = new Origins(window, of, window.networks());
    }
  }

  /** The view of a window by devices. */
  private static final class DeviceOrigins {
    final Origins origins;

    DeviceOrigins(Slice window) {
      int[] of = new int[window.size()];
      Arrays.setAll(of, window::device);
      origins = new Origins(window, of, window.devices());
    }
  }
}
