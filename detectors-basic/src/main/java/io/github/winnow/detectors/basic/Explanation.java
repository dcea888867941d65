package io.github.winnow.detectors.basic;

import io.github.winnow.spi.Slice;
import java.util.Arrays;

/**
 * What a publisher's other targets lead one to expect of one target: by age, since what is released
 * is read in a wave, and by time of day (UTC), since readers come when a bell rings or a column is
 * due.
 *
 * <p>An age counts from a target's first engagement in the window. Those whose first comes within a
 * day of the record's beginning may be older than that, and tell nothing about ages. Of the others
 * only those that were watched for as long as this one count, up to the same age.
 */
final class Explanation {
  static final long DAY = 86_400_000L;

  /** Until then a target that nobody can compare by age may just have been released. */
  private static final long YOUTH = DAY / 4;

  private static final double FEWEST = 20;

  /** What might have been in a block of the others' time, had there been more of them. */
  private static final double DOUBT = 2;

  private static final double TINY = 1e-9;

  private final Timeline own;
  private final long horizon;
  private final long begin;
  private final boolean isBorn;
  private final Curve ages;
  private final Curve days;
  private final double lived;

  /**
   * Compares.
   *
   * @param end where the record ends
   * @param life the oldest age that is compared, in milliseconds
   */
  Explanation(Timeline own, Slice others, long end, long life) {
    this.own = own;
    horizon = Math.min(life, end - own.first());
    lived = own.weight(0, own.at(0, own.first() + horizon));
    begin = others.size() == 0 ? own.first() : Math.min(own.first(), others.time(0));
    isBorn = own.first() - begin >= DAY;
    ages = new Curve(others.size());
    days = new Curve(others.size());
    long[] births = births(others);
    for (int i = 0; i < others.size(); i++) {
      long birth = births[others.target(i)];
      long age = others.time(i) - birth;
      if (age < horizon && birth - begin >= DAY && end - birth >= horizon) {
        ages.add(age, others.count(i));
      }
      days.add(Math.floorMod(others.time(i), DAY), others.count(i));
    }
    ages.sort();
    days.sort();
  }

  private static long[] births(Slice others) {
    long[] births = new long[others.size() == 0 ? 0 : others.targets()];
    Arrays.fill(births, Long.MAX_VALUE);
    for (int i = 0; i < others.size(); i++) {
      births[others.target(i)] = Math.min(births[others.target(i)], others.time(i));
    }
    return births;
  }

  /** Whether the others are many enough to explain anything. */
  boolean isEnough() {
    return days.weight() >= FEWEST;
  }

  private boolean knowsAges() {
    return horizon >= YOUTH && ages.weight() >= FEWEST;
  }

  /** Whether the target's own age is known too. */
  boolean knowsBirth() {
    return isBorn && knowsAges();
  }

  /** The others' ages, up to the horizon. */
  Curve ages() {
    return ages;
  }

  /** The oldest age that is compared. */
  long horizon() {
    return horizon;
  }

  /**
   * Whether a block that begins then could be told from a release: neither from one whose age nobody
   * can compare, nor from one of which the record's beginning has cut off the better part.
   */
  boolean judges(long from) {
    boolean isWhole = own.first() - begin >= YOUTH || from - begin >= DAY / 2;
    return isWhole && (knowsAges() || from - own.first() >= YOUTH);
  }

  /**
   * How much of a block the others explain: as much as stands to the target's own weight outside the
   * block as their weight inside it stands to theirs outside; the larger of the two curves' answers.
   *
   * @param observed the target's weight in the block
   * @param thatDay its weight in the day around the block, the block included
   */
  double expected(long from, long length, double observed, double thatDay) {
    long start = Math.floorMod(from, DAY);
    double inside = days.before(start + length) - days.before(start);
    if (start + length > DAY) {
      inside += days.before(start + length - DAY);
    }
    double most = scaled(inside, days, thatDay - observed);
    long age = from - own.first();
    if (knowsAges() && age < horizon) {
      double young = ages.before(age + length) - ages.before(age);
      most = Math.max(most, scaled(young, ages, lived - observed));
    }
    return most;
  }

  private static double scaled(double inside, Curve curve, double ownOutside) {
    double outside = Math.max(TINY, curve.weight() - inside);
    return (1 + Math.max(0, ownOutside)) * (DOUBT + inside) / outside;
  }
}
