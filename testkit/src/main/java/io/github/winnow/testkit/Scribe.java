package io.github.winnow.testkit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;
import org.jspecify.annotations.Nullable;

/**
 * Writes events the way the host logs them, whoever acts: numbers them, rounds what clients round
 * and loses what gets lost. What is missing here is missing alike for people and machines.
 */
final class Scribe {
  private static final long ID_EPOCH = 1_577_836_800_000L;
  static final int ID_NOISE_BITS = 20;

  private static final double NO_ADDRESS = 0.005;
  private static final double NO_REGION = 0.01;
  private static final double NO_NETWORK_TYPE = 0.04;
  private static final double NO_SOURCE = 0.02;
  private static final double LONGEST_DWELL = 30.0 * Calendar.MINUTE;

  private final Sink sink;
  private final Draft.Ad ad;
  private final Post post;

  /** What lies between a client and the log. */
  interface Post {
    Post USUAL = (draft, sink, rng) -> sink.add(draft);

    /** Hands the event on: late, with another time, again, or as it is. */
    void deliver(Draft draft, Sink sink, Rng rng);
  }

  Scribe(Sink sink) {
    this(sink, Draft.Ad.NONE, Post.USUAL);
  }

  private Scribe(Sink sink, Draft.Ad ad, Post post) {
    this.sink = sink;
    this.ad = ad;
    this.post = post;
  }

  /** One whose events carry the marks of an advertisement. */
  Scribe marking(Draft.Ad marks) {
    return new Scribe(sink, marks, post);
  }

  /** One whose events come to the log another way. */
  Scribe through(Post other) {
    return new Scribe(sink, ad, other);
  }

  Sink sink() {
    return sink;
  }

  boolean full() {
    return sink.full();
  }

  /** A read; dwell in ms, completion 0 to 1; the client may keep both to itself. */
  void read(
      Seat seat,
      Article article,
      @Nullable Source source,
      long time,
      double dwell,
      double completion,
      Rng rng) {
    boolean told = !rng.chance(seat.device().client().withoutDwell());
    double ms = told ? Math.rint(Math.min(LONGEST_DWELL, Math.max(50, dwell))) : Double.NaN;
    double seen = told ? Math.rint(100 * Math.min(1, Math.max(0, completion))) / 100 : Double.NaN;
    write(seat, Action.READ, article.id(), article.publisher().id(), source, time, ms, seen, rng);
  }

  /** Anything else that is done to an article. */
  void act(Seat seat, Action action, Article article, @Nullable Source source, long time, Rng rng) {
    long publisher = article.publisher().id();
    write(seat, action, article.id(), publisher, source, time, Double.NaN, Double.NaN, rng);
  }

  /** What is done to a publisher: a follow, an unfollow, a payment. */
  void follow(
      Seat seat, Action action, Publisher target, @Nullable Source source, long time, Rng rng) {
    write(seat, action, target.id(), target.id(), source, time, Double.NaN, Double.NaN, rng);
  }

  /** Whatever else. */
  void write(
      Seat seat,
      Action action,
      long target,
      long publisher,
      @Nullable Source source,
      long time,
      double dwell,
      double completion,
      Rng rng) {
    if (time < seat.account().created()) {
      return; // nobody acts before signing up
    }
    long noise = rng.bits() >>> (Long.SIZE - ID_NOISE_BITS);
    Draft draft = new Draft(
        (time - ID_EPOCH) << ID_NOISE_BITS | noise,
        time,
        seat,
        action,
        target,
        publisher,
        rng.chance(NO_SOURCE) ? null : source,
        dwell,
        completion,
        !rng.chance(NO_ADDRESS),
        !rng.chance(NO_REGION),
        !rng.chance(NO_NETWORK_TYPE),
        time,
        ad);
    post.deliver(draft, sink, rng);
  }
}
