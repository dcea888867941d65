package io.github.winnow.testkit;

import java.util.Arrays;
import java.util.List;

/**
 * A rival buys fakes for a publisher so that it be punished: crude ones, that anybody finds, beside
 * the real readers of {@link VictimsReaders}. The traffic is to be suspected, never the publisher.
 *
 * <p>Figures: judgement.
 */
final class FramedVictim implements Scenario {
  private static final int ACCOUNTS = 150;
  private static final int OTHER_ORDERS = 8;
  private static final double[] SHARE = {0.6};
  private static final double CAMOUFLAGE = 0.8;
  private static final double DWELL_SECONDS = 5;

  @Override
  public String name() {
    return "framed-victim";
  }

  @Override
  public boolean fabricated() {
    return true;
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    int victims = VictimsReaders.victims(world);
    for (int rival = 0; !scribe.full(); rival++) {
      Rng own = rng.split(rival);
      Publisher victim = VictimsReaders.victim(world, rival % victims);
      List<Order> orders = Orders.all(victim, 0.2, 0.8, SHARE, own);
      orders.addAll(Arrays.asList(Orders.draw(OTHER_ORDERS, 0.3, 1, 0.4, world.publishing(), own)));
      Rack rack = Rack.draw(world, Spaces.FRAMED_VICTIM, rival * 1_024L, own);
      Delivery delivery = new Delivery(Doors.seller(own), Delivery.Stay.around(DWELL_SECONDS, 0.4));
      Crew crew = new Crew(world, delivery, CAMOUFLAGE);
      Order[] all = orders.toArray(Order[]::new);
      for (int i = 0; i < ACCOUNTS && !scribe.full(); i++) {
        Rng his = own.split(i);
        crew.work(rack.account(i, his), all, scribe, his);
      }
    }
  }
}
