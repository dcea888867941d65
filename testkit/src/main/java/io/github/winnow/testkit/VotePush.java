package io.github.winnow.testkit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;

/**
 * "Vote for my child, once a day": relatives and colleagues are asked in their chat groups, open
 * the page, vote and leave; each reminder brings another wave. Genuine, and hard: people in step,
 * day after day, who stay for seconds, on one target.
 *
 * <p>Figures: judgement. Votes were among what was sold in the Shenzhen case of 2020 (xmyeditor.com,
 * help/852), so they are bought as well.
 */
final class VotePush implements Scenario {
  private static final double SUPPORTS = 0.55;
  private static final double DWELL_SECONDS = 9;
  private static final double SHARES = 0.12;
  private static final double MINUTES = 18;

  @Override
  public String name() {
    return "vote-push";
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    Life life = new Life(world, scribe);
    for (int push = 0; push < world.many(2); push++) {
      Rng own = rng.split(push);
      int first = own.whole(0, 3);
      int days = own.whole(2, 4);
      Region region = Region.drawMainland(own);
      Article page = world
          .publishing()
          .recent(Calendar.midnight(first, Region.BEIJING) + 7 * Calendar.HOUR, own);
      long[] reminders = new long[days];
      for (int day = 0; day < days; day++) {
        reminders[day] = Rhythm.between(first + day, 8, 21, region, own);
      }
      int supporters = world.size(60, own.whole(140, 300));
      for (int i = 0; i < supporters; i++) {
        Rng his = own.split(i);
        Region where = his.chance(0.7) ? region : Region.draw(his);
        Person person = Household.single(world, Spaces.VOTE_PUSH, push * 1_024L + i, where, his);
        for (long reminder : reminders) {
          if (his.chance(SUPPORTS)) {
            vote(person, page, reminder, scribe, his);
          }
        }
        life.live(person, 0.45, 0.05, his);
      }
    }
  }

  private static void vote(Person person, Article page, long reminder, Scribe scribe, Rng rng) {
    long time = reminder + (long) rng.logNormal(MINUTES * Calendar.MINUTE, 1.1);
    Seat seat = person.seat(time, rng);
    double dwell = 1_500 + rng.logNormal(DWELL_SECONDS * Calendar.SECOND, 0.5);
    long end =
        Reading.brief(seat, page, Source.CONVERSATION, time, dwell, 0.02, SHARES, scribe, rng);
    scribe.act(seat, Action.VOTE, page, Source.CONVERSATION, end - 500, rng);
  }
}
