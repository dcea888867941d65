package io.github.winnow.benchmarks;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What one writes in an afternoon: window objects in bounded caches, eight velocity features, a sum
 * of thresholds. It is safe for threads, like what it stands beside.
 */
final class Afternoon {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  private final LoadingCache<Id, AccountWindow> accounts;
  private final LoadingCache<Id, Distinct<Id>> devices;
  private final LoadingCache<String, Distinct<Id>> addresses;
  private final LoadingCache<Pair, Distinct<Id>> pairs;
  private final LoadingCache<Id, Ring> targets;

  private record Pair(String ip, Id target) {}

  Afternoon(int size) {
    accounts = cache(size, AccountWindow::new);
    devices = cache(2L * size, () -> new Distinct<>(10 * MINUTE));
    addresses = cache(size, () -> new Distinct<>(10 * MINUTE));
    pairs = cache(2L * size, () -> new Distinct<>(HOUR));
    targets = cache(size, () -> new Ring(HOUR, 60));
  }

  private static <K, V> LoadingCache<K, V> cache(long size, Supplier<V> make) {
    return CacheBuilder.newBuilder().maximumSize(size).build(CacheLoader.from(make::get));
  }

  double score(Engagement e) {
    String ip = String.valueOf(e.ip());
    AccountWindow account = accounts.getUnchecked(e.account());
    double score = account.add(e.target(), e.time());
    Id device = e.device();
    if (device != null) {
      score += above(devices.getUnchecked(device).add(e.account(), e.time()), 8);
    }
    score += above(addresses.getUnchecked(ip).add(e.account(), e.time()), 20);
    score += above(pairs.getUnchecked(new Pair(ip, e.target())).add(e.account(), e.time()), 5);
    Ring target = targets.getUnchecked(e.target());
    synchronized (target) {
      int hour = target.add(e.time());
      int minute = target.last(e.time());
      score += above(60.0 * minute / Math.max(60, hour), 10);
    }
    return score;
  }

  private static double above(double value, double limit) {
    return value > limit ? value / limit : 0;
  }

  /** Counts by slots of a window. */
  private static final class Ring {
    private final long slot;
    private final int[] counts;
    private long newest;
    private int sum;

    Ring(long window, int slots) {
      slot = window / slots;
      counts = new int[slots];
    }

    int add(long time) {
      long now = time / slot;
      for (long s = Math.max(newest + 1, now - counts.length + 1); s <= now; s++) {
        sum -= counts[(int) (s % counts.length)];
        counts[(int) (s % counts.length)] = 0;
      }
      newest = Math.max(newest, now);
      counts[(int) (now % counts.length)]++;
      return ++sum;
    }

    int last(long time) {
      return counts[(int) (time / slot % counts.length)];
    }
  }

  /** Different values within a window. */
  private static final class Distinct<V> {
    private final long window;
    private final Map<V, Long> seen = new HashMap<>();
    private long swept;

    Distinct(long window) {
      this.window = window;
    }

    synchronized int add(V value, long time) {
      seen.put(value, time);
      if (time - swept > window / 8) {
        swept = time;
        for (Iterator<Long> i = seen.values().iterator(); i.hasNext(); ) {
          if (time - i.next() > window) {
            i.remove();
          }
        }
      }
      return seen.size();
    }
  }

  /** What is kept of an account. */
  private static final class AccountWindow {
    private final Ring minute = new Ring(MINUTE, 6);
    private final Ring day = new Ring(24 * HOUR, 24);
    private final Distinct<Id> targets = new Distinct<>(10 * MINUTE);
    private long last;

    synchronized double add(Id target, long time) {
      double score = above(minute.add(time), 20) + above(day.add(time), 300);
      score += above(targets.add(target, time), 30);
      score += time - last < 1000 ? 1 : 0;
      last = time;
      return score;
    }
  }
}
