package io.github.winnow.testkit;

import io.github.winnow.event.Source;
import java.util.Arrays;

/**
 * Reads made in batch, which the publisher says came by an advertisement after payment: they go
 * through that door and carry a promotion, but nobody paid or was shown anything, and the hours
 * are those of an order, not of shops.
 *
 * <p>Sources: the Beijing Dongcheng case of 3 May 2022 (court notice): the finding was third-party
 * accounts that simulate operation in batch, the defence was an advertisement after payment. The
 * figures are judgement.
 */
final class FalseClaim implements Scenario {
  private static final int ACCOUNTS = 180;
  private static final int CLAIMED = 10;
  private static final double SHARE = 0.55;
  private static final double CAMOUFLAGE = 1.3;
  private static final double DWELL_SECONDS = 8;
  private static final Doors ONE_DOOR = Doors.only(Source.POST_PAYMENT);

  @Override
  public String name() {
    return "false-claim";
  }

  @Override
  public boolean fabricated() {
    return true;
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int claim = 0; !scribe.full(); claim++) {
      Rng own = rng.split(claim);
      long promotion = world.ids().number(Spaces.PROMOTIONS, 16 + claim);
      Order[] orders = Orders.draw(CLAIMED, 2, 10, SHARE, world.publishing(), own);
      orders =
          Arrays.stream(orders).filter(o -> o.kind() != Order.Kind.LIKES).toArray(Order[]::new);
      Delivery.Stay stay = Delivery.Stay.around(DWELL_SECONDS, 0.7);
      Crew claimed = new Crew(world, new Delivery(ONE_DOOR, stay), 0);
      Crew crew = new Crew(world, new Delivery(Doors.USUAL, stay), 0);
      Scribe marked = scribe.marking(new Draft.Ad(promotion, 0, 0));
      Rack rack = Rack.draw(world, Spaces.FALSE_CLAIM, claim * 1_024L, own);
      for (int i = 0; i < ACCOUNTS && !scribe.full(); i++) {
        Rng his = own.split(i);
        Actor actor = rack.account(i, his);
        claimed.work(actor, orders, marked, his);
        crew.pretend(actor, his.logNormal(CAMOUFLAGE * SHARE * orders.length, 0.6), scribe, his);
      }
    }
  }
}
