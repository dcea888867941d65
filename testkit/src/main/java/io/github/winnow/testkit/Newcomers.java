package io.github.winnow.testkit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;

/**
 * People who sign up this week: the platform proposes publishers, they follow a handful within the
 * minute, look around, and half of them never come back. Genuine, and hard: accounts without a
 * past that follow in bursts.
 *
 * <p>Figures: judgement.
 */
final class Newcomers implements Scenario {
  private static final double STAYS = 0.5;

  @Override
  public String name() {
    return "newcomers";
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    Life life = new Life(world, scribe);
    for (int i = 0; i < world.many(180); i++) {
      Rng own = rng.split(i);
      Region region = Region.draw(own);
      long time = Rhythm.draw(own.below(Calendar.DAYS), region, own);
      Person person =
          Household.visitor(world, Spaces.NEWCOMERS, i, region, 1, time, own.split("account"));
      long signedUp = Math.max(time, person.account().created());
      Seat seat = person.seat(signedUp, own);
      for (int n = own.whole(3, 12); n > 0; n--) {
        signedUp += (long) own.logNormal(2_500, 0.7);
        Publisher proposed = world.publishing().draw(own);
        scribe.follow(seat, Action.FOLLOW, proposed, Source.RECOMMENDED, signedUp, own);
      }
      life.live(person, own.chance(STAYS) ? 0.9 : 0.15, 0.1, own);
    }
  }
}
