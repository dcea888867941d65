package io.github.winnow.testkit;

import io.github.winnow.event.Source;

/**
 * An article in the platform's top stories: it rises within an hour or two and fades over a day,
 * and many of its readers have come to the platform just now and read nothing else. Genuine, and
 * hard: a wave of sparse new accounts is what a campaign looks like.
 *
 * <p>Sources: phantomstars took trending repositories for campaigns, which their owners closed as
 * invalid (issues github/docs#44539, soxoj/maigret#2764). The figures are judgement.
 */
final class TrendingWave implements Scenario {
  private static final double NEW_ACCOUNTS = 0.35;
  private static final double RECOMMENDED = 0.7;
  private static final double RISE_HOURS = 1.2;
  private static final double FADE_HOURS = 7;
  private static final double READS_MORE = 0.4;

  @Override
  public String name() {
    return "trending-wave";
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    Life life = new Life(world, scribe);
    for (int wave = 0; wave < world.many(2); wave++) {
      Rng own = rng.split(wave);
      long start = Rhythm.between(own.whole(0, 5), 7, 20, Region.BEIJING, own);
      Article article = world.publishing().recent(start, own);
      int readers = world.size(120, own.whole(600, 1_000));
      for (int i = 0; i < readers; i++) {
        Rng his = own.split(i);
        long time = start
            + (long) his.exponential(RISE_HOURS * Calendar.HOUR)
            + (long) (his.unit() * his.exponential(FADE_HOURS * Calendar.HOUR));
        Region region = Region.draw(his);
        Person person = Household.visitor(
            world, Spaces.TRENDING_WAVE, wave * 8_192L + i, region, NEW_ACCOUNTS, time, his);
        Source door = his.chance(RECOMMENDED) ? Source.RECOMMENDED : Doors.LEISURE.draw(his);
        person.meets(article);
        Reading.USUAL.read(person.seat(time, his), article, door, time, scribe, his);
        if (his.chance(READS_MORE)) {
          life.live(person, 0.4, 0, his);
        }
      }
    }
  }
}
