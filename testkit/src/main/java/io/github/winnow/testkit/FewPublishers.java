package io.github.winnow.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * A vendor who knows that groups are sought over many publishers: each account serves one or two,
 * and goes on to look like a reader who has a favourite.
 *
 * <p>Sources: published lockstep practice asks for several shared pages over several owners
 * (SynchroTrap, CCS 2014; StarScout). The figures are judgement.
 */
final class FewPublishers implements Scenario {
  private static final int ACCOUNTS = 60;
  private static final double[] SHARE = {0.7};
  private static final double CAMOUFLAGE = 2;

  @Override
  public String name() {
    return "few-publishers";
  }

  @Override
  public boolean fabricated() {
    return true;
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int cell = 0; !scribe.full(); cell++) {
      Rng own = rng.split(cell);
      List<Order> orders = new ArrayList<>();
      for (int n = own.whole(1, 2); n > 0; n--) {
        orders.addAll(Orders.all(world.publishing().drawBusy(own), 0.4, 2, SHARE, own));
      }
      Delivery delivery = new Delivery(Doors.USUAL, Delivery.Stay.HUMAN);
      Crew crew = new Crew(world, delivery, CAMOUFLAGE);
      for (int i = 0; i < ACCOUNTS && !scribe.full(); i++) {
        Rng his = own.split(i);
        Person person =
            Household.single(world, Spaces.FEW_PUBLISHERS, cell * 64L + i, Region.draw(his), his);
        crew.work(person, orders.toArray(Order[]::new), scribe, his);
      }
    }
  }
}
