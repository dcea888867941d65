package io.github.winnow.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * A vendor who knows that a target is compared with its past, and teaches it: on the first days a
 * few accounts read what the clients bring out, on each day more do, and within a day the rate
 * rises too.
 *
 * <p>Sources: why some baselines leave out what they find odd (MIDAS-F, TKDD 2022). The figures are
 * judgement.
 */
final class SlowRamp implements Scenario {
  private static final int ACCOUNTS = 130;
  private static final int CLIENTS = 4;
  private static final double[] SHARE = {0.03, 0.06, 0.12, 0.2, 0.32, 0.5, 0.75};
  private static final double RISE = 0.5;
  private static final double CAMOUFLAGE = 1.5;

  @Override
  public String name() {
    return "slow-ramp";
  }

  @Override
  public boolean fabricated() {
    return true;
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int vendor = 0; !scribe.full(); vendor++) {
      Rng own = rng.split(vendor);
      List<Order> orders = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        orders.addAll(Orders.all(world.publishing().drawBusy(own), 6, 14, SHARE, own));
      }
      Crew crew =
          new Crew(world, new Delivery(Doors.USUAL, Delivery.Stay.HUMAN), CAMOUFLAGE).rising(RISE);
      for (int i = 0; i < ACCOUNTS && !scribe.full(); i++) {
        Rng his = own.split(i);
        Person person =
            Household.single(world, Spaces.SLOW_RAMP, vendor * 1_024L + i, Region.draw(his), his);
        crew.work(person, orders.toArray(Order[]::new), scribe, his);
      }
    }
  }
}
