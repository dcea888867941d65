package io.github.winnow.testkit;

import io.github.winnow.event.Source;

/**
 * Staff or students who are told to: at the same minutes of every week they open the same page,
 * stay until it counts, and some have to like it. Genuine, and hardest: a crew that works off
 * orders together is no different, but that nobody sells them.
 *
 * <p>Figures: judgement; the weekly study pages of schools and offices are the model.
 */
final class ToldToRead implements Scenario {
  private static final double OBEYS = 0.82;
  private static final double MINUTES = 3;
  private static final double SECONDS_THAT_COUNT = 30;
  private static final double BEHIND_ONE_ADDRESS = 0.3;

  @Override
  public String name() {
    return "told-to-read";
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int group = 0; group < world.many(3); group++) {
      Rng own = rng.split(group);
      Region region = Region.drawMainland(own);
      Place house = world.networks().office(region, world.networks().drawOffice(region, own));
      Article[] pages = new Article[own.whole(2, 5)];
      long[] minutes = new long[pages.length];
      for (int i = 0; i < pages.length; i++) {
        int day = own.whole(0, 4);
        minutes[i] =
            Calendar.midnight(day, region) + Calendar.MINUTE * 5 * own.whole(8 * 12, 20 * 12);
        pages[i] = world.publishing().recent(minutes[i], own);
      }
      double likes = own.chance(0.4) ? own.between(0.2, 0.7) : 0.01;
      int members = world.size(30, own.whole(40, 160));
      for (int i = 0; i < members; i++) {
        Rng his = own.split(i);
        Person person =
            Household.single(world, Spaces.TOLD_TO_READ, group * 1_024L + i, region, his);
        for (int page = 0; page < pages.length; page++) {
          if (his.chance(OBEYS)) {
            obey(person, house, pages[page], minutes[page], likes, scribe, his);
          }
        }
        new Life(world, scribe).live(person, 0.6, 0.08, his);
      }
    }
  }

  private static void obey(
      Person person, Place house, Article page, long minute, double likes, Scribe scribe, Rng rng) {
    long time = minute + (long) rng.logNormal(MINUTES * Calendar.MINUTE, 0.8);
    Seat usual = person.seat(time, rng);
    Place place = rng.chance(BEHIND_ONE_ADDRESS) ? house : usual.place();
    Seat seat = new Seat(person.account(), person.phone(), place);
    double dwell = SECONDS_THAT_COUNT * Calendar.SECOND + rng.logNormal(6_000, 1);
    Source door = rng.chance(0.75) ? Source.CONVERSATION : Source.QR;
    if (person.meets(page)) {
      Reading.brief(seat, page, door, time, dwell, likes, 0.03, scribe, rng);
    }
  }
}
