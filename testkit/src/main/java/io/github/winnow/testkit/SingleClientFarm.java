package io.github.winnow.testkit;

/**
 * A farm that a publisher keeps for itself: the same accounts read all it brings out, day after
 * day, and little else. To who looks at habits they are its regulars.
 *
 * <p>Sources: measured on a toy world of ours, no graph method found such a farm, for loyal readers
 * look the same to it. The figures are judgement.
 */
final class SingleClientFarm implements Scenario {
  private static final int ACCOUNTS = 110;
  private static final double[] SHARE = {0.75};
  private static final double CAMOUFLAGE = 1.2;
  private static final double DWELL_SECONDS = 9;

  @Override
  public String name() {
    return "single-client-farm";
  }

  @Override
  public boolean fabricated() {
    return true;
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int farm = 0; !scribe.full(); farm++) {
      Rng own = rng.split(farm);
      Publisher client = world.publishing().drawBusy(own);
      Order[] orders = Orders.all(client, 0.5, 3, SHARE, own).toArray(Order[]::new);
      Rack rack = Rack.draw(world, Spaces.SINGLE_CLIENT_FARM, farm * 1_024L, own);
      Delivery delivery =
          new Delivery(Doors.seller(own), Delivery.Stay.around(DWELL_SECONDS, 0.35));
      Crew crew = new Crew(world, delivery, CAMOUFLAGE);
      for (int i = 0; i < ACCOUNTS && !scribe.full(); i++) {
        Rng his = own.split(i);
        crew.work(rack.account(i, his), orders, scribe, his);
      }
    }
  }
}
