package io.github.winnow.testkit;

/**
 * Orders that take the whole week, a few acts an hour, by accounts with an address and a phone of
 * their own: a target gets two in a hundred of its reads that way, and never a burst.
 *
 * <p>Sources: sellers offer delivery over a week (a test of bought followers, gigazine, 25 October
 * 2023). That it is 1–3 % of a target's reads a day is judgement.
 */
final class SlowDrip implements Scenario {
  private static final int ACCOUNTS = 200;
  private static final int ORDERS = 40;
  private static final double SHARE = 0.22;
  private static final double CAMOUFLAGE = 1.8;
  private static final double DWELL_SECONDS = 16;

  @Override
  public String name() {
    return "slow-drip";
  }

  @Override
  public boolean fabricated() {
    return true;
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int seller = 0; !scribe.full(); seller++) {
      Rng own = rng.split(seller);
      Order[] orders = new Order[ORDERS];
      for (int i = 0; i < ORDERS; i++) {
        Order order = Order.draw(i, 3 * ORDERS, 0.8, 0.1, world.publishing(), own);
        double left = (double) (Calendar.END - order.start());
        orders[i] = order.over(left, SHARE, 0.02);
      }
      Delivery delivery = new Delivery(Doors.seller(own), Delivery.Stay.around(DWELL_SECONDS, 0.7));
      Crew crew = new Crew(world, delivery, CAMOUFLAGE);
      for (int i = 0; i < ACCOUNTS && !scribe.full(); i++) {
        Rng his = own.split(i);
        Person person =
            Household.single(world, Spaces.SLOW_DRIP, seller * 1_024L + i, Region.draw(his), his);
        crew.work(person, orders, scribe, his);
      }
    }
  }
}
