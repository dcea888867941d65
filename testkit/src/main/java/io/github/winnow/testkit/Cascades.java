package io.github.winnow.testkit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;
import java.util.ArrayDeque;

/**
 * What friends pass on, day by day: most shares reach nobody, some several, few become a cascade.
 * The readers are the ordinary ones.
 *
 * <p>Sources: shares are 3.2 % of reads and more than half as many readers come through Moments as
 * through conversations (figures of August 2019, niaogebiji 24194). The reproduction number is
 * judgement.
 */
final class Cascades implements Scenario {
  private static final double ROOTS = 900;
  private static final double REPRODUCTION = 0.75;
  private static final double SHARES = 0.15;
  private static final int DEEPEST = 400;

  @Override
  public String name() {
    return "sharing-cascades";
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int root = 0; root < world.many(ROOTS); root++) {
      Rng own = rng.split(root);
      long start = Rhythm.draw(own.below(Calendar.DAYS), Region.BEIJING, own);
      grow(world, scribe, world.publishing().recent(start, own), start, own);
    }
  }

  private static void grow(World world, Scribe scribe, Article article, long start, Rng rng) {
    ArrayDeque<Long> shared = new ArrayDeque<>();
    shared.add(start);
    for (int readers = 0; !shared.isEmpty() && readers < DEEPEST; ) {
      long when = shared.remove();
      for (int n = rng.geometric(REPRODUCTION); n > 0; n--, readers++) {
        Person friend = Readers.recruit(world, rng);
        long time = ViralPost.seen(when, friend.region(), rng);
        Seat seat = friend.seat(time, rng);
        Source door = Doors.CASCADE.draw(rng);
        double dwell = Reading.USUAL.read(seat, article, door, time, scribe, rng);
        if (rng.chance(SHARES)) {
          scribe.act(seat, Action.SHARE, article, door, time + (long) dwell, rng);
        }
        shared.add(time + (long) dwell);
      }
    }
  }
}
