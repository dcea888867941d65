package io.github.winnow.testkit;

import io.github.winnow.event.Source;

/**
 * A company that reads its own account: the office has one address, the article comes out on
 * workday mornings, and staff like it and pass it on, for the boss looks. Genuine, and hard: many
 * accounts of one network, in the same hour, on one publisher's targets, with far too many likes.
 *
 * <p>Figures: judgement.
 */
final class Company implements Scenario {
  private static final double READS = 0.6;
  private static final double AT_THE_DESK = 0.75;
  private static final double MINUTES = 22;
  private static final double LIKES = 0.22;
  private static final double SHARES = 0.15;
  private static final double DWELL_SECONDS = 25;

  @Override
  public String name() {
    return "company";
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    Life life = new Life(world, scribe);
    for (int company = 0; company < world.many(2); company++) {
      Rng own = rng.split(company);
      Region region = Region.drawMainland(own);
      Place office = world.networks().office(region, world.networks().drawOffice(region, own));
      Publisher publisher = world.publishing().company(company);
      int staff = world.size(40, own.whole(100, 200));
      for (int i = 0; i < staff; i++) {
        Rng his = own.split(i);
        Person person = Household.single(world, Spaces.COMPANY, company * 1_024L + i, region, his);
        work(person, publisher, office, scribe, his);
        life.live(person, 0.6, 0.08, his);
      }
    }
  }

  private static void work(
      Person person, Publisher publisher, Place office, Scribe scribe, Rng rng) {
    for (Article article : publisher.articles()) {
      boolean workday = !Calendar.isWeekend(Calendar.day(article.released(), person.region()));
      if (Calendar.inWeek(article.released()) && workday && rng.chance(READS)) {
        long time = article.released() + (long) rng.logNormal(MINUTES * Calendar.MINUTE, 0.9);
        Seat usual = person.seat(time, rng);
        Place place = rng.chance(AT_THE_DESK) ? office : usual.place();
        Seat seat = new Seat(person.account(), usual.device(), place);
        double dwell = rng.logNormal(DWELL_SECONDS * Calendar.SECOND, 0.8);
        person.meets(article);
        Reading.brief(seat, article, Source.CONVERSATION, time, dwell, LIKES, SHARES, scribe, rng);
      }
    }
  }
}
