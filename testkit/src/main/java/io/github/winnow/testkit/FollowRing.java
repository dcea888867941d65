package io.github.winnow.testkit;

/**
 * Accounts that follow each other for the count's sake: they meet in a chat group where who
 * follows is followed back, and read a little in between.
 *
 * <p>30 to 500 members with a reciprocity of .8 to 1: judgement; the smallest of them where the
 * traffic is small.
 */
final class FollowRing implements Scenario {
  private static final int FEWEST = 30;
  private static final int MOST = 500;
  private static final double DENSITY = 0.55;
  private static final double SPAN_DAYS = 4;
  private static final double READS = 9;

  @Override
  public String name() {
    return "follow-ring";
  }

  @Override
  public boolean fabricated() {
    return true;
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int ring = 0; !scribe.full(); ring++) {
      Rng own = rng.split(ring);
      Delivery delivery = new Delivery(Doors.USUAL, Delivery.Stay.around(15, 0.8));
      Crew crew = new Crew(world, delivery, 0);
      Person[] members = new Person[members(scribe.sink().left())];
      for (int i = 0; i < members.length; i++) {
        Rng his = own.split(i);
        members[i] =
            Household.single(world, Spaces.FOLLOW_RING, ring * 1_024L + i, Region.draw(his), his);
        crew.pretend(members[i], his.logNormal(READS, 0.8), scribe, his);
      }
      meet(members, own.between(0.8, 1), scribe, own);
    }
  }

  /** As many as the traffic has room for. */
  private static int members(long room) {
    return (int) Math.max(FEWEST, Math.min(MOST, Math.sqrt(room / DENSITY) - READS));
  }

  private static void meet(Person[] members, double followedBack, Scribe scribe, Rng rng) {
    long first = Rhythm.draw(rng.whole(0, 2), Region.BEIJING, rng);
    for (int i = 0; i < members.length && !scribe.full(); i++) {
      for (int j = i + 1; j < members.length; j++) {
        if (rng.chance(DENSITY)) {
          boolean turned = rng.chance(0.5);
          Person one = turned ? members[j] : members[i];
          Person other = turned ? members[i] : members[j];
          long time = awake(first + (long) (rng.unit() * SPAN_DAYS * Calendar.DAY), rng);
          HobbyCircle.follow(one, other, time, scribe, rng);
          if (rng.chance(followedBack)) {
            long later = time + (long) rng.exponential(5.0 * Calendar.HOUR);
            HobbyCircle.follow(other, one, awake(later, rng), scribe, rng);
          }
        }
      }
    }
  }

  private static long awake(long time, Rng rng) {
    return Rhythm.draw(Calendar.day(time, Region.BEIJING), Region.BEIJING, rng);
  }
}
