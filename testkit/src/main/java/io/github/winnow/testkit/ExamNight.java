package io.github.winnow.testkit;

import io.github.winnow.event.Source;

/**
 * Results of an examination come out, at an hour that is known: thousands open the page that
 * minute, find it overloaded, and open it again and again. Genuine, and hard: a burst to the
 * minute, at night perhaps, of accounts that stay for two seconds and come back ten times.
 *
 * <p>Figures: judgement.
 */
final class ExamNight implements Scenario {
  private static final double TRIES = 5;
  private static final double WAIT_SECONDS = 35;
  private static final double DWELL_SECONDS = 3.5;
  private static final Doors THEIR_DOORS = Doors.of(0.45, 0.08, 0.08, 0.02, 0.2, 0.12, 0.05, 0, 0);

  @Override
  public String name() {
    return "exam-night";
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    Life life = new Life(world, scribe);
    for (int exam = 0; exam < world.many(1); exam++) {
      Rng own = rng.split(exam);
      Region region = Region.drawMainland(own);
      int day = own.whole(0, 5);
      long out = Calendar.midnight(day, Region.BEIJING)
          + (long) Math.rint(world.timetable().results() * Calendar.HOUR);
      Publisher authority = world.publishing().authority(exam);
      Article page = authority.articles().get(authority.released(out) - 1);
      int candidates = world.size(60, own.whole(350, 550));
      for (int i = 0; i < candidates; i++) {
        Rng his = own.split(i);
        Person person = Household.single(world, Spaces.EXAM_NIGHT, exam * 1_024L + i, region, his);
        look(person, page, out, scribe, his);
        life.live(person, 0.4, 0.05, his);
      }
    }
  }

  private static void look(Person person, Article page, long out, Scribe scribe, Rng rng) {
    long early = rng.chance(0.3) ? 3 * Calendar.MINUTE : 0;
    long time = out - early + (long) rng.logNormal(50.0 * Calendar.SECOND, 1.3);
    for (int n = 1 + rng.geometric(TRIES); n > 0; n--) {
      Seat seat = person.seat(time, rng);
      Source door = THEIR_DOORS.draw(rng);
      double dwell = 700 + rng.logNormal(DWELL_SECONDS * Calendar.SECOND, 0.6);
      Reading.brief(seat, page, door, time, dwell, 0.002, n == 1 ? 0.2 : 0, scribe, rng);
      time += (long) dwell + (long) rng.logNormal(WAIT_SECONDS * Calendar.SECOND, 1.1);
    }
  }
}
