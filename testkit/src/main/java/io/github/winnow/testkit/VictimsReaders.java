package io.github.winnow.testkit;

import io.github.winnow.event.Source;

/**
 * The regulars of publishers whom a rival frames (see {@link FramedVictim}): they go on reading
 * while fakes pour in beside them. Genuine, and hard: what is said of the target falls on them.
 *
 * <p>Figures: judgement.
 */
final class VictimsReaders implements Scenario {
  private static final int VICTIMS = 3;
  private static final double READS = 0.55;

  @Override
  public String name() {
    return "victims-readers";
  }

  static int victims(World world) {
    return world.many(VICTIMS);
  }

  /** The publisher that is framed. */
  static Publisher victim(World world, int number) {
    return world.publishing().drawBusy(world.rng("victims").split(number));
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    Life life = new Life(world, scribe);
    for (int victim = 0; victim < victims(world); victim++) {
      Publisher publisher = victim(world, victim);
      for (int i = 0; i < world.size(15, 60); i++) {
        Rng own = rng.split(victim).split(i);
        Person person = Household.single(
            world, Spaces.VICTIMS_READERS, victim * 1_024L + i, Region.draw(own), own);
        for (Article article : publisher.articles()) {
          long time = article.released() + (long) own.logNormal(1.5 * Calendar.HOUR, 1.3);
          if (own.chance(READS) && Calendar.inWeek(time) && person.meets(article)) {
            Seat seat = person.seat(time, own);
            Reading.USUAL.read(seat, article, Source.CONVERSATION, time, scribe, own);
          }
        }
        life.live(person, 0.7, 0.1, own);
      }
    }
  }
}
