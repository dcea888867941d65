package io.github.winnow.testkit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;

/**
 * How a person reads: dwell by a Weibull law with decreasing hazard, relative to the article's
 * length, and now and then a like, a share and so on.
 */
final class Reading {
  /** Likes .91 %, wows 1–2 % and shares 3.2 % of reads; comments, favourites and follows rarer. */
  static final Reading USUAL = new Reading(0.0091, 0.015, 0.0322, 0.004, 0.007, 0.005);

  /** A post that goes round. */
  static final Reading MOVED = new Reading(0.03, 0.03, 0, 0.012, 0.012, 0.012);

  /** The regulars of a publisher. */
  static final Reading LOYAL = new Reading(0.06, 0.05, 0.03, 0.02, 0.015, 0);

  private static final double DWELL_SHAPE = 0.7;
  private static final double DWELL_SCALE = 0.35;
  private static final double UNFOLLOW = 0.0006;

  private final double like;
  private final double wow;
  private final double share;
  private final double comment;
  private final double favorite;
  private final double follow;

  private Reading(
      double like, double wow, double share, double comment, double favorite, double follow) {
    this.like = like;
    this.wow = wow;
    this.share = share;
    this.comment = comment;
    this.favorite = favorite;
    this.follow = follow;
  }

  /** Reads the article and returns how long that took, ms. */
  double read(Seat seat, Article article, Source source, long time, Scribe scribe, Rng rng) {
    double length = article.readingTime();
    double dwell = 600 + rng.weibull(DWELL_SCALE * length, DWELL_SHAPE);
    scribe.read(seat, article, source, time, dwell, dwell / length * rng.logNormal(1.1, 0.4), rng);
    double soon = Math.min(dwell, 10.0 * Calendar.MINUTE);
    act(Action.LIKE, like, seat, article, source, time, soon, scribe, rng);
    act(Action.WOW, wow, seat, article, source, time, soon, scribe, rng);
    act(Action.SHARE, share, seat, article, source, time, soon, scribe, rng);
    act(Action.COMMENT, comment, seat, article, source, time, soon, scribe, rng);
    act(Action.FAVORITE, favorite, seat, article, source, time, soon, scribe, rng);
    if (rng.chance(follow)) {
      Source door = rng.chance(0.6) ? source : Doors.FOLLOWING.draw(rng);
      long when = time + (long) rng.between(500, soon + 500);
      scribe.follow(seat, Action.FOLLOW, article.publisher(), door, when, rng);
    }
    if (rng.chance(UNFOLLOW)) {
      long when = time + (long) rng.between(500, soon + 500);
      scribe.follow(seat, Action.UNFOLLOW, article.publisher(), source, when, rng);
    }
    return soon;
  }

  /**
   * A read that is over when the dwell time given is, with a like or a share at rates of its own.
   *
   * @param dwell in ms
   * @return when it ends
   */
  static long brief(
      Seat seat,
      Article article,
      Source door,
      long time,
      double dwell,
      double like,
      double share,
      Scribe scribe,
      Rng rng) {
    double seen = dwell / article.readingTime() * rng.logNormal(1.1, 0.4);
    scribe.read(seat, article, door, time, dwell, seen, rng);
    long end = time + (long) dwell;
    if (rng.chance(like)) {
      scribe.act(seat, Action.LIKE, article, door, end - (long) rng.between(0, dwell / 2), rng);
    }
    if (rng.chance(share)) {
      scribe.act(seat, Action.SHARE, article, door, end, rng);
    }
    return end;
  }

  private static void act(
      Action action,
      double rate,
      Seat seat,
      Article article,
      Source source,
      long time,
      double soon,
      Scribe scribe,
      Rng rng) {
    if (rng.chance(rate)) {
      scribe.act(seat, action, article, source, time + (long) rng.between(400, soon + 400), rng);
    }
  }
}
