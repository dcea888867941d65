package io.github.winnow.testkit;

import io.github.winnow.event.Source;
import org.jspecify.annotations.Nullable;

/**
 * A person's ordinary week: sessions through the day, several articles in each, from publishers
 * preferred by habit and from what friends and the platform bring; and the articles opened because
 * they have just come out.
 *
 * <p>Activity has a heavy tail over people. Gaps have two modes, about a minute within a session
 * and hours between them, both with heavy tails; within a session they are correlated.
 */
final class Life {
  private static final double ACTIVE_DAY = 0.8;
  private static final double ACTIVITY_SIGMA = 1.1;
  private static final double MOST_SESSIONS_A_DAY = 14;
  private static final double FURTHER_READS = 2.4;
  private static final int MOST_FOLLOWED = 24;

  private final World world;
  private final Scribe scribe;

  Life(World world, Scribe scribe) {
    this.world = world;
    this.scribe = scribe;
  }

  /**
   * Lives the week.
   *
   * @param sessions how many sessions a day the usual person of this kind has
   * @param prompted how often an article of a followed publisher is opened when it comes out
   */
  void live(Person person, double sessions, double prompted, Rng rng) {
    double aDay = Math.min(MOST_SESSIONS_A_DAY, rng.logNormal(sessions, ACTIVITY_SIGMA));
    Publisher[] followed = follow(rng);
    for (int day = -1; day < Calendar.DAYS; day++) {
      if (rng.chance(ACTIVE_DAY)) {
        for (int n = rng.poisson(aDay); n > 0; n--) {
          session(person, followed, person.moment(day, rng), rng);
        }
      }
    }
    for (int i = 0; i < followed.length; i++) {
      answer(person, followed[i], prompted / (1 + 0.3 * i), rng);
    }
  }

  private Publisher[] follow(Rng rng) {
    Publisher[] followed = new Publisher[2 + Math.min(MOST_FOLLOWED - 2, rng.geometric(5))];
    for (int i = 0; i < followed.length; i++) {
      followed[i] = world.publishing().draw(rng);
    }
    return followed;
  }

  private void session(Person person, Publisher[] followed, long start, Rng rng) {
    Seat seat = person.seat(start, rng);
    double pace = rng.logNormal(20.0 * Calendar.SECOND, 0.8);
    long time = start;
    for (int n = 1 + rng.geometric(FURTHER_READS); n > 0; n--) {
      Source door = Doors.USUAL.draw(rng);
      Article article = Calendar.inWeek(time) ? find(door, followed, time, rng) : null;
      if (article != null && person.meets(article)) {
        time += (long) Reading.USUAL.read(seat, article, door, time, scribe, rng);
      }
      time += (long) rng.logNormal(pace, 0.8);
    }
  }

  private @Nullable Article find(Source door, Publisher[] followed, long time, Rng rng) {
    if (door.equals(Source.CONVERSATION)) {
      return Publishing.latest(habit(followed, rng), time, rng);
    }
    return find(world.publishing(), door, habit(followed, rng), time, rng);
  }

  /** What is behind a door for somebody without habits. */
  static @Nullable Article find(
      Publishing publishing, Source door, Publisher publisher, long time, Rng rng) {
    if (door.equals(Source.HISTORY)) {
      return Publishing.older(publisher, time, rng);
    }
    if (door.equals(Source.SEARCH)) {
      return publishing.searched(time, rng);
    }
    return publishing.fresh(time, rng);
  }

  /** One of the followed publishers, the first ones far more often. */
  private static Publisher habit(Publisher[] followed, Rng rng) {
    double u = rng.unit();
    return followed[(int) (followed.length * u * u)];
  }

  private void answer(Person person, Publisher publisher, double prompted, Rng rng) {
    for (Article article : publisher.articles()) {
      boolean opens = rng.chance(prompted);
      long time = article.released() + (long) rng.logNormal(12.0 * Calendar.MINUTE, 1.2);
      double awake = Rhythm.level(Calendar.timeOfDay(time, person.region()));
      if (opens && rng.chance(0.2 + awake) && Calendar.inWeek(time) && person.meets(article)) {
        Seat seat = person.seat(time, rng);
        Reading.USUAL.read(seat, article, Source.CONVERSATION, time, scribe, rng);
      }
    }
  }
}
