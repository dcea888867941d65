package io.github.winnow.testkit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;

/**
 * A script that does the whole round, for the figures behind the reads are looked at too: read,
 * like, ♥, share, comment, follow, the same shares of each on every target, a few seconds apart.
 *
 * <p>Sources: of genuine reads .91 % lead to a like (Newrank, 2020) and 3.2 % to a share
 * (niaogebiji 24194); what scripts do is judgement.
 */
final class ScriptedFunnel implements Scenario {
  private static final int ACCOUNTS = 120;
  private static final int ORDERS = 10;
  private static final double SHARE = 0.5;
  private static final double CAMOUFLAGE = 1.5;
  private static final double DWELL_SECONDS = 12;
  private static final double DWELL_SIGMA = 0.2;
  private static final double LIKES = 0.55;
  private static final double WOWS = 0.35;
  private static final double SHARES = 0.3;
  private static final double COMMENTS = 0.15;
  private static final double FOLLOWS = 0.2;

  @Override
  public String name() {
    return "scripted-funnel";
  }

  @Override
  public boolean fabricated() {
    return true;
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int script = 0; !scribe.full(); script++) {
      Rng own = rng.split(script);
      Rack rack = Rack.draw(world, Spaces.SCRIPTED_FUNNEL, script * 1_024L, own);
      Order[] orders = Orders.draw(ORDERS, 1, 5, SHARE, world.publishing(), own);
      Doors doors = Doors.seller(own);
      Delivery delivery = new Delivery(doors, Delivery.Stay.around(DWELL_SECONDS, DWELL_SIGMA));
      Crew crew = new Crew(world, delivery, 1);
      for (int i = 0; i < ACCOUNTS && !scribe.full(); i++) {
        Rng his = own.split(i);
        Actor actor = rack.account(i, his);
        int acts = 0;
        for (Order order : orders) {
          if (his.chance(order.share())) {
            long time = order.start() + (long) his.between(0, order.window());
            round(
                order.article(),
                actor.seat(time, his),
                delivery,
                doors.draw(his),
                time,
                scribe,
                his);
            acts++;
          }
        }
        crew.pretend(actor, CAMOUFLAGE * acts, scribe, his);
      }
    }
  }

  private static void round(
      Article article,
      Seat seat,
      Delivery delivery,
      Source door,
      long start,
      Scribe scribe,
      Rng rng) {
    long time = delivery.read(seat, article, door, start, scribe, rng);
    time = step(Action.LIKE, LIKES, seat, article, door, time, scribe, rng);
    time = step(Action.WOW, WOWS, seat, article, door, time, scribe, rng);
    time = step(Action.SHARE, SHARES, seat, article, door, time, scribe, rng);
    time = step(Action.COMMENT, COMMENTS, seat, article, door, time, scribe, rng);
    if (rng.chance(FOLLOWS)) {
      scribe.follow(seat, Action.FOLLOW, article.publisher(), door, time, rng);
    }
  }

  private static long step(
      Action action,
      double share,
      Seat seat,
      Article article,
      Source door,
      long time,
      Scribe scribe,
      Rng rng) {
    if (!rng.chance(share)) {
      return time;
    }
    scribe.act(seat, action, article, door, time, rng);
    return time + (long) rng.between(1_500, 3_000);
  }
}
