package io.github.winnow.testkit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;

/** How an operator's accounts deliver what was ordered: through which doors, and how long they stay. */
final class Delivery {
  private final Doors doors;
  private final Stay stay;

  /** How long an account stays on an article. */
  interface Stay {
    /** As people do: a Weibull law with decreasing hazard. */
    Stay HUMAN = (article, rng) -> 600 + rng.weibull(0.35 * article.readingTime(), 0.7);

    /** Draws a dwell time in ms. */
    double draw(Article article, Rng rng);

    /** Around a median, whatever the article. */
    static Stay around(double seconds, double sigma) {
      return (article, rng) -> 800 + rng.logNormal(seconds * Calendar.SECOND, sigma);
    }
  }

  Delivery(Doors doors, Stay stay) {
    this.doors = doors;
    this.stay = stay;
  }

  /** One act of an order. */
  void deliver(Order order, Seat seat, long time, Scribe scribe, Rng rng) {
    Article article = order.article();
    Source door = doors.draw(rng);
    if (order.kind() == Order.Kind.FOLLOWS) {
      scribe.follow(seat, Action.FOLLOW, article.publisher(), door, time, rng);
      return;
    }
    long end = read(seat, article, door, time, scribe, rng);
    switch (order.kind()) {
      case READS -> {
        if (rng.chance(order.likes())) {
          scribe.act(seat, Action.LIKE, article, door, end, rng);
        }
      }
      case LIKES ->
        scribe.act(seat, rng.chance(0.6) ? Action.LIKE : Action.WOW, article, door, end, rng);
      default -> scribe.act(seat, Action.VOTE, article, door, end, rng);
    }
  }

  /** A read, and when it ends. */
  long read(Seat seat, Article article, Source door, long time, Scribe scribe, Rng rng) {
    double dwell = stay.draw(article, rng);
    double seen = dwell / article.readingTime() * rng.logNormal(1.1, 0.4);
    scribe.read(seat, article, door, time, dwell, seen, rng);
    return time + (long) dwell;
  }
}
