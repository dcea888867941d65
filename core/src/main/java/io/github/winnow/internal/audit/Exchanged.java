package io.github.winnow.internal.audit;

import io.github.winnow.event.Engagement;
import io.github.winnow.spi.Slice;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;

/**
 * A slice in which accounts have exchanged what they are by chance, their devices, networks,
 * clients and ages, and have kept what they did. All that one account showed goes to another one:
 * to its n-th engagement what the first showed at its n-th, and from the beginning again where
 * there are more. Only accounts of about one age exchange, {@value #AGE} at a time in the order of
 * creation, so that what the young do and the old do not stays as it is; those of unknown age do
 * among themselves.
 *
 * <p>The same slice and seed give the same decoy on every Java. Memory: 24 bytes an engagement and 16
 * an account beside the slice's own.
 */
final class Exchanged extends SliceOfSlice {
  private static final int AGE = 512;

  private final int[] device;
  private final int[] network;
  private final int[] client;
  private final long[] created;

  Exchanged(Slice real, long seed) {
    super(real);
    int[] shown = shown(real, exchange(real, seed));
    device = Arrays.stream(shown).map(real::device).toArray();
    network = Arrays.stream(shown).map(real::network).toArray();
    client = Arrays.stream(shown).map(real::client).toArray();
    created = Arrays.stream(shown).mapToLong(real::created).toArray();
  }

  /** Whose traits each account gets. */
  private static int[] exchange(Slice real, long seed) {
    long[] age = new long[real.accounts()];
    Arrays.fill(age, Engagement.ABSENT);
    for (int i = real.size() - 1; i >= 0; i--) {
      if (real.created(i) != Engagement.ABSENT) {
        age[real.account(i)] = real.created(i);
      }
    }
    Integer[] order = new Integer[age.length];
    Arrays.setAll(order, a -> a);
    Arrays.sort(
        order, Comparator.comparingLong((Integer a) -> age[a]).thenComparingLong(real::hash));
    int[] of = new int[age.length];
    SplittableRandom random = new SplittableRandom(seed);
    int from = 0;
    while (from < order.length) {
      boolean known = age[order[from]] != Engagement.ABSENT;
      int end = from + 1;
      while (end < order.length
          && end - from < 2 * AGE
          && (age[order[end]] != Engagement.ABSENT) == known) {
        end++;
      }
      // The last block takes the rest too: alone the newest accounts would deal with themselves.
      int to = end - from < 2 * AGE ? end : from + AGE;
      deal(order, from, to, random, of);
      from = to;
    }
    return of;
  }

  private static void deal(Integer[] order, int from, int to, SplittableRandom random, int[] of) {
    Integer[] dealt = Arrays.copyOfRange(order, from, to);
    for (int i = dealt.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      Integer other = dealt[j];
      dealt[j] = dealt[i];
      dealt[i] = other;
    }
    for (int i = 0; i < dealt.length; i++) {
      of[order[from + i]] = dealt[i];
    }
  }

  /** The engagement whose traits an engagement shows. */
  private static int[] shown(Slice real, int[] of) {
    int[] begin = new int[real.accounts() + 1];
    for (int i = 0; i < real.size(); i++) {
      begin[real.account(i) + 1]++;
    }
    for (int a = 0; a < real.accounts(); a++) {
      begin[a + 1] += begin[a];
    }
    int[] own = new int[real.size()];
    int[] next = begin.clone();
    for (int i = 0; i < real.size(); i++) {
      own[next[real.account(i)]++] = i;
    }
    int[] shown = new int[real.size()];
    int[] nth = new int[real.accounts()];
    for (int i = 0; i < real.size(); i++) {
      int a = real.account(i);
      int other = of[a];
      int size = begin[other + 1] - begin[other];
      shown[i] = size == 0 ? i : own[begin[other] + nth[a]++ % size];
    }
    return shown;
  }

  @Override
  public int device(int event) {
    return device[event];
  }

  @Override
  public int network(int event) {
    return network[event];
  }

  @Override
  public int client(int event) {
    return client[event];
  }

  @Override
  public long created(int event) {
    return created[event];
  }
}
