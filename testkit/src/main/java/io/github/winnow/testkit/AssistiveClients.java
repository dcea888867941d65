package io.github.winnow.testkit;

import org.jspecify.annotations.Nullable;

/**
 * Clients that act for people: one reads aloud, article after article, each to its end at an even
 * pace; one fetches what is on the list before anybody has opened it, several in the same second.
 * Genuine (nobody is paid), and hard: as even, as fast and as short as a script.
 *
 * <p>Sources: the ad industry's invalid-traffic guidelines name prefetching, and leave it out of
 * gross counts only where it is declared (MRC); the figures are judgement.
 */
final class AssistiveClients implements Scenario {
  private static final double ALOUD = 0.5;
  private static final double ALOUD_PACE = 1.25;
  private static final double OPENED = 0.35;

  @Override
  public String name() {
    return "assistive-clients";
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    Life life = new Life(world, scribe);
    for (int i = 0; i < world.many(60); i++) {
      Rng own = rng.split(i);
      Person person = Household.single(world, Spaces.ASSISTIVE_CLIENTS, i, Region.draw(own), own);
      boolean aloud = own.chance(ALOUD);
      for (int day = 0; day < Calendar.DAYS; day++) {
        for (int n = own.poisson(1.4); n > 0; n--) {
          long time = person.moment(day, own);
          if (aloud) {
            listen(world, person, time, scribe, own);
          } else {
            prefetch(world, person, time, scribe, own);
          }
        }
      }
      life.live(person, 0.4, 0.05, own);
    }
  }

  private static void listen(World world, Person person, long start, Scribe scribe, Rng rng) {
    Seat seat = person.seat(start, rng);
    long time = start;
    for (int n = 2 + rng.geometric(4); n > 0 && Calendar.inWeek(time); n--) {
      @Nullable Article article = world.publishing().fresh(time, rng);
      if (article != null && person.meets(article)) {
        double dwell = article.readingTime() * ALOUD_PACE * rng.normal(1, 0.02);
        scribe.read(seat, article, Doors.USUAL.draw(rng), time, dwell, 1, rng);
        time += (long) dwell + (long) rng.normal(2_500, 200);
      }
      time += 100;
    }
  }

  private static void prefetch(World world, Person person, long start, Scribe scribe, Rng rng) {
    Seat seat = person.seat(start, rng);
    long time = start;
    for (int n = rng.whole(3, 8); n > 0 && Calendar.inWeek(time); n--) {
      @Nullable Article article = world.publishing().fresh(time, rng);
      if (article != null && person.meets(article)) {
        boolean opened = rng.chance(OPENED);
        double dwell = opened ? rng.logNormal(12_000, 1) : rng.between(0, 80);
        double seen = opened ? rng.unit() : 0;
        scribe.read(seat, article, Doors.USUAL.draw(rng), time, dwell, seen, rng);
      }
      time += (long) rng.exponential(90);
    }
  }
}
