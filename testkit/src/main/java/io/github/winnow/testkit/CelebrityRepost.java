package io.github.winnow.testkit;

import io.github.winnow.event.Source;

/**
 * A celebrity passes an article on: within the hour readers come from everywhere, through doors
 * that the article never had, and like it for her sake. Genuine, and hard: a burst out of nothing,
 * with its channels turned over and far too many likes.
 *
 * <p>Figures: judgement.
 */
final class CelebrityRepost implements Scenario {
  private static final double MINUTES = 25;
  private static final double TAIL = 0.25;
  private static final Doors HER_DOORS = Doors.of(0.1, 0.35, 0.05, 0.15, 0.05, 0, 0.28, 0.02, 0);
  private static final double LIKES = 0.1;
  private static final double SHARES = 0.04;
  private static final double DWELL_SECONDS = 14;

  @Override
  public String name() {
    return "celebrity-repost";
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    Life life = new Life(world, scribe);
    for (int post = 0; post < world.many(1); post++) {
      Rng own = rng.split(post);
      long start = Rhythm.between(own.whole(0, 6), 10, 22.5, Region.BEIJING, own);
      Article article = world.publishing().recent(start, own);
      int fans = world.size(200, own.whole(1_000, 1_600));
      for (int i = 0; i < fans; i++) {
        Rng her = own.split(i);
        double tail = her.chance(TAIL) ? her.exponential(6.0 * Calendar.HOUR) : 0;
        long time = start + (long) (her.exponential(MINUTES * Calendar.MINUTE) + tail);
        Person fan = Household.single(
            world, Spaces.CELEBRITY_REPOST, post * 8_192L + i, Region.draw(her), her);
        fan.meets(article);
        double dwell = her.logNormal(DWELL_SECONDS * Calendar.SECOND, 0.9);
        Seat seat = fan.seat(time, her);
        Source door = HER_DOORS.draw(her);
        Reading.brief(seat, article, door, time, dwell, LIKES, SHARES, scribe, her);
        if (her.chance(0.5)) {
          life.live(fan, 0.3, 0.02, her);
        }
      }
    }
  }
}
