package io.github.winnow.testkit;

/**
 * A vendor who knows that pairs are counted: many hundreds of accounts, each with an address and a
 * phone of its own, of whom another part delivers each time, so that any two meet on two orders of
 * a hundred.
 *
 * <p>Sources: a block of 4,000 accounts on Twitter (FRAUDAR, KDD 2016); the figures are judgement.
 */
final class LargeCrew implements Scenario {
  private static final int FEWEST = 600;
  private static final int MOST = 1_200;
  private static final int ORDERS = 40;
  private static final double SHARE = 0.1;
  private static final double CAMOUFLAGE = 1;

  @Override
  public String name() {
    return "large-crew";
  }

  @Override
  public boolean fabricated() {
    return true;
  }

  /** Cut down, it would be no large crew. */
  @Override
  public double share() {
    return 3;
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int vendor = 0; !scribe.full(); vendor++) {
      Rng own = rng.split(vendor);
      Order[] orders = Orders.draw(ORDERS, 0.7, 3, SHARE, world.publishing(), own);
      Crew crew = new Crew(world, new Delivery(Doors.USUAL, Delivery.Stay.HUMAN), CAMOUFLAGE);
      int accounts = own.whole(FEWEST, MOST);
      for (int i = 0; i < accounts && !scribe.full(); i++) {
        Rng his = own.split(i);
        Person person =
            Household.single(world, Spaces.LARGE_CREW, vendor * 2_048L + i, Region.draw(his), his);
        crew.work(person, orders, scribe, his);
      }
    }
  }
}
