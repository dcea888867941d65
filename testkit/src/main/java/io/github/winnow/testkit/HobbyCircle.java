package io.github.winnow.testkit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;
import org.jspecify.annotations.Nullable;

/**
 * A club whose members write themselves: after the meeting they follow each other, one after the
 * other from the list of members, and most are followed back. Genuine, and hard: reciprocal follows
 * in a day, as in a ring; but some dozen each, and they go on living.
 *
 * <p>Figures: judgement.
 */
final class HobbyCircle implements Scenario {
  private static final double KNOWS = 0.35;
  private static final double FOLLOWED_BACK = 0.75;

  @Override
  public String name() {
    return "hobby-circle";
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int circle = 0; circle < world.many(3); circle++) {
      Rng own = rng.split(circle);
      Region region = Region.draw(own);
      long meeting = Rhythm.between(own.whole(0, 5), 18, 21, region, own);
      Person[] members = new Person[own.whole(18, 36)];
      for (int i = 0; i < members.length; i++) {
        Rng his = own.split(i);
        members[i] = Household.single(world, Spaces.HOBBY_CIRCLE, circle * 64L + i, region, his);
        new Life(world, scribe).live(members[i], 0.9, 0.1, his);
      }
      meet(members, meeting, scribe, own);
    }
  }

  private static void meet(Person[] members, long meeting, Scribe scribe, Rng rng) {
    for (int i = 0; i < members.length; i++) {
      for (int j = i + 1; j < members.length; j++) {
        if (rng.chance(KNOWS)) {
          boolean first = rng.chance(0.5);
          Person one = first ? members[i] : members[j];
          Person other = first ? members[j] : members[i];
          long time = meeting + (long) rng.exponential(5.0 * Calendar.HOUR);
          follow(one, other, time, scribe, rng);
          if (rng.chance(FOLLOWED_BACK)) {
            follow(other, one, time + (long) rng.exponential(9.0 * Calendar.HOUR), scribe, rng);
          }
        }
      }
    }
  }

  /** One account follows another. */
  static void follow(Actor one, Actor other, long time, Scribe scribe, Rng rng) {
    long followed = other.account().id();
    @Nullable Source door = rng.chance(0.6) ? Source.CARD : Source.SEARCH;
    Seat seat = one.seat(time, rng);
    scribe.write(seat, Action.FOLLOW, followed, followed, door, time, Double.NaN, Double.NaN, rng);
  }
}
