package io.github.winnow.testkit;

import org.jspecify.annotations.Nullable;

/**
 * What somebody bought: so many engagements of a kind for one target, within a window.
 *
 * @param kind what is delivered
 * @param article the target, or whose publisher is
 * @param start when delivery begins
 * @param window how long it takes, ms
 * @param share how many of the seller's accounts take part
 * @param likes of a read order, how many readers like the article too
 */
record Order(Kind kind, Article article, long start, double window, double share, double likes) {
  /** What is delivered. */
  enum Kind {
    READS,
    LIKES,
    FOLLOWS,
    VOTES
  }

  private static final long FRESH = 2 * Calendar.DAY;

  /** One of several orders, spread over the days, at hours at which people are awake. */
  static Order draw(
      int number, int orders, double reads, double likes, Publishing publishing, Rng rng) {
    int day = (int) ((number + rng.unit()) * Calendar.DAYS / orders);
    long start = Rhythm.draw(day, Region.BEIJING, rng);
    double u = rng.unit();
    Kind kind = u < reads ? Kind.READS : u < reads + likes ? Kind.LIKES : Kind.FOLLOWS;
    Article article = target(publishing, start, rng);
    return new Order(kind, article, start, 0, 0, 0);
  }

  /** An order for an article that is given. */
  static Order of(Kind kind, Article article, long start) {
    return new Order(kind, article, start, 0, 0, 0);
  }

  Order over(double length, double share, double likes) {
    return new Order(kind, article, start, length, share, likes);
  }

  /** A recent article, of a popular publisher as often as of any. */
  private static Article target(Publishing publishing, long time, Rng rng) {
    while (true) {
      boolean popular = rng.chance(0.5);
      Publisher publisher = popular ? publishing.draw(rng) : publishing.drawAnyOrdinary(rng);
      @Nullable Article article = Publishing.latest(publisher, time, rng);
      if (article != null && time - article.released() < FRESH) {
        return article;
      }
    }
  }
}
