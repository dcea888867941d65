package io.github.winnow.testkit;

/**
 * A vendor who knows that a target's figures are watched: a hundred orders a week, a dozen acts
 * each, none of which shows on its target. Only over all of them do the accounts meet.
 *
 * <p>Figures: judgement.
 */
final class SmallOrders implements Scenario {
  private static final int ACCOUNTS = 90;
  private static final int ORDERS = 100;
  private static final double ACTS = 12;
  private static final double CAMOUFLAGE = 0.5;

  @Override
  public String name() {
    return "small-orders";
  }

  @Override
  public boolean fabricated() {
    return true;
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int vendor = 0; !scribe.full(); vendor++) {
      Rng own = rng.split(vendor);
      Order[] orders = Orders.draw(ORDERS, 0.3, 2, ACTS / ACCOUNTS, world.publishing(), own);
      Crew crew = new Crew(world, new Delivery(Doors.USUAL, Delivery.Stay.HUMAN), CAMOUFLAGE);
      for (int i = 0; i < ACCOUNTS && !scribe.full(); i++) {
        Rng his = own.split(i);
        Person person = Household.single(
            world, Spaces.SMALL_ORDERS, vendor * 1_024L + i, Region.draw(his), his);
        crew.work(person, orders, scribe, his);
      }
    }
  }
}
