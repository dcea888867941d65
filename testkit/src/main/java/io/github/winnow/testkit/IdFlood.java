package io.github.winnow.testkit;

import io.github.winnow.event.Source;
import org.jspecify.annotations.Nullable;

/**
 * A vendor who knows that memory is bounded: while the farm delivers, accounts and devices that
 * never come again read one article each, so that what is remembered of the farm must give way.
 *
 * <p>Sources: any table that evicts can be flooded; the figures are judgement, and how much it
 * takes depends on the memory that is given.
 */
final class IdFlood implements Scenario {
  private static final int ACCOUNTS = 70;
  private static final int ORDERS = 18;
  private static final double SHARE = 0.6;
  private static final double CAMOUFLAGE = 0.6;

  /** Throw-away accounts for each act of the farm. */
  private static final double FLOOD = 3;

  @Override
  public String name() {
    return "id-flood";
  }

  @Override
  public boolean fabricated() {
    return true;
  }

  /** Most of it is the flood. */
  @Override
  public double share() {
    return 3;
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int vendor = 0; !scribe.full(); vendor++) {
      Rng own = rng.split(vendor);
      Rack rack = Rack.draw(world, Spaces.ID_FLOOD, vendor * (1L << 18), own);
      Order[] orders = Orders.draw(ORDERS, 0.5, 2.5, SHARE, world.publishing(), own);
      Delivery delivery = new Delivery(Doors.seller(own), Delivery.Stay.around(9, 0.4));
      Crew crew = new Crew(world, delivery, CAMOUFLAGE);
      for (int i = 0; i < ACCOUNTS && !scribe.full(); i++) {
        Rng his = own.split(i);
        crew.work(rack.account(i, his), orders, scribe, his);
        double acts = (1 + CAMOUFLAGE) * SHARE * ORDERS;
        for (int n = his.poisson(FLOOD * acts); n > 0; n--) {
          long number = vendor * (1L << 18) + 1_024 + i * 512L + n;
          throwAway(world, orders, number, delivery, scribe, his.split(n));
        }
      }
    }
  }

  private static void throwAway(
      World world, Order[] orders, long number, Delivery delivery, Scribe scribe, Rng rng) {
    Order order = orders[rng.below(orders.length)];
    long time = order.start() + (long) rng.between(-0.5 * order.window(), order.window());
    @Nullable Article article = Calendar.inWeek(time) ? world.publishing().fresh(time, rng) : null;
    if (article != null) {
      Person nobody = Household.single(world, Spaces.ID_FLOOD, number, Region.draw(rng), rng);
      Source door = Doors.USUAL.draw(rng);
      delivery.read(nobody.seat(time, rng), article, door, time, scribe, rng);
    }
  }
}
