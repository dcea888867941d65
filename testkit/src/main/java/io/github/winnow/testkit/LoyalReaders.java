package io.github.winnow.testkit;

import io.github.winnow.event.Source;

/**
 * The regulars of a publisher that brings out one article at 20:00 sharp, every evening. They read
 * it within minutes, night after night, and like it far more than usual. Genuine, and hard: the
 * same accounts together on the same targets at the same minute.
 */
final class LoyalReaders implements Scenario {
  private static final double KEEN = 0.85;

  @Override
  public String name() {
    return "loyal-readers";
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    Life life = new Life(world, scribe);
    for (int circle = 0; circle < world.many(2); circle++) {
      Rng own = rng.split(circle);
      Publisher publisher = world.publishing().evening(circle);
      int regulars = world.size(40, own.whole(120, 180));
      for (int i = 0; i < regulars; i++) {
        Rng his = own.split(i);
        long number = circle * 1_000L + i;
        Region region = Region.drawMainland(his);
        Person person = Household.single(world, Spaces.LOYAL_READERS, number, region, his);
        readEvenings(person, publisher, scribe, his);
        life.live(person, 0.8, 0.1, his);
      }
    }
  }

  private static void readEvenings(Person person, Publisher publisher, Scribe scribe, Rng rng) {
    for (Article article : publisher.articles()) {
      if (Calendar.inWeek(article.released()) && rng.chance(KEEN)) {
        person.meets(article);
        long time = article.released() + (long) rng.logNormal(2.5 * Calendar.MINUTE, 0.7);
        Seat seat = person.seat(time, rng);
        Reading.LOYAL.read(seat, article, Source.CONVERSATION, time, scribe, rng);
      }
    }
  }
}
