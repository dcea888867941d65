package io.github.winnow.testkit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;

/**
 * A post that goes round among friends: most readers come through Moments, each share brings
 * several more (reproduction number .6 to .95), up to 30 % have come to the platform just now, and
 * most have no habits here. Genuine, and hard: a wave of sparse new accounts on one target.
 */
final class ViralPost implements Scenario {
  private static final double SHARES = 0.12;
  private static final double NEAR = 0.6;

  @Override
  public String name() {
    return "viral-post";
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int post = 0; post < world.many(1); post++) {
      goRound(world, scribe, post, rng.split(post));
    }
  }

  private static void goRound(World world, Scribe scribe, int post, Rng rng) {
    int day = rng.whole(0, 4);
    long start = Calendar.midnight(day, Region.BEIJING)
        + (long) rng.between(9.0 * Calendar.HOUR, 20.0 * Calendar.HOUR);
    Article article = draw(world.publishing(), start, rng);
    double reproduction = rng.between(0.75, 0.92);
    double fresh = rng.between(0.2, 0.29);
    Life life = new Life(world, scribe);
    int readers = world.size(250, 4_500);
    long[] times = new long[readers];
    Region[] regions = new Region[readers];
    int known = 0;
    for (int i = 0; i < readers; i++) {
      Rng own = rng.split(i);
      if (i == known) {
        times[known] = start + (long) own.exponential(3.0 * Calendar.HOUR);
        regions[known++] = Region.draw(own);
      }
      long number = (long) post * readers + i;
      Person person = visitor(world, number, regions[i], fresh, times[i], own);
      person.meets(article);
      Seat seat = person.seat(times[i], own);
      Source door = Doors.CASCADE.draw(own);
      double dwell = Reading.MOVED.read(seat, article, door, times[i], scribe, own);
      if (own.chance(SHARES)) {
        long shared = times[i] + (long) dwell;
        scribe.act(seat, Action.SHARE, article, door, shared, own);
        for (int n = own.geometric(reproduction / SHARES); n > 0 && known < readers; n--) {
          Region region = own.chance(NEAR) ? regions[i] : Region.draw(own);
          times[known] = seen(shared, region, own);
          regions[known++] = region;
        }
      }
      if (own.chance(0.6)) {
        life.live(person, 0.15, 0, own);
      }
    }
  }

  /** When a friend comes upon it; those asleep see it in the morning. */
  static long seen(long shared, Region region, Rng rng) {
    long time = shared + (long) rng.logNormal(25.0 * Calendar.MINUTE, 1.3);
    boolean awake = rng.chance(0.1 + 2 * Rhythm.level(Calendar.timeOfDay(time, region)));
    return awake ? time : Rhythm.draw(Calendar.day(time, region) + 1, region, rng);
  }

  private static Article draw(Publishing publishing, long time, Rng rng) {
    while (true) {
      Article article = Publishing.latest(publishing.drawAnyOrdinary(rng), time, rng);
      if (article != null && time - article.released() < Calendar.DAY) {
        return article;
      }
    }
  }

  private static Person visitor(
      World world, long number, Region region, double fresh, long time, Rng rng) {
    Ids ids = world.ids();
    long id = ids.number(Spaces.VIRAL_POST, number * Household.LARGEST);
    double ageAtRead = (double) (time - Calendar.START) / Calendar.DAY;
    Account account = rng.chance(fresh)
        ? Account.aged(id, rng.between(0.0, 5.0) - ageAtRead, rng)
        : Account.ordinary(id, rng);
    Home home = Home.draw(region, world.networks(), rng);
    long own = number * Household.LARGEST;
    return new Person(world, Spaces.VIRAL_POST, own, account, region, home, null, rng);
  }
}
