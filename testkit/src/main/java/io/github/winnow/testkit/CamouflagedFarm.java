package io.github.winnow.testkit;

/**
 * A farm with an address and a phone for each account, which reads so many other things for each
 * order. All that is left is that the same accounts meet on the orders.
 *
 * <p>Sources: farms that spread their likes and like popular pages as well defeated co-clustering
 * at Facebook (Ikram et al., arXiv 1506.00506 and 1707.00190). One and three reads to an order are
 * judgement.
 */
final class CamouflagedFarm implements Scenario {
  private static final int FEWEST = 70;
  private static final int MOST = 130;
  private static final double SHARE = 0.6;
  private static final double DWELL_SECONDS = 15;

  private final String name;
  private final Spaces.Block block;
  private final int orders;
  private final double camouflage;

  private CamouflagedFarm(String name, Spaces.Block block, int orders, double camouflage) {
    this.name = name;
    this.block = block;
    this.orders = orders;
    this.camouflage = camouflage;
  }

  static CamouflagedFarm oneToOne() {
    return new CamouflagedFarm("camouflage-1", Spaces.CAMOUFLAGE_1, 16, 1);
  }

  static CamouflagedFarm threeToOne() {
    return new CamouflagedFarm("camouflage-3", Spaces.CAMOUFLAGE_3, 12, 3);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean fabricated() {
    return true;
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int farm = 0; !scribe.full(); farm++) {
      Rng own = rng.split(farm);
      Order[] drawn = Orders.draw(orders, 0.5, 2.5, SHARE, world.publishing(), own);
      Delivery delivery = new Delivery(Doors.seller(own), Delivery.Stay.around(DWELL_SECONDS, 0.6));
      Crew crew = new Crew(world, delivery, camouflage);
      int accounts = own.whole(FEWEST, MOST);
      for (int i = 0; i < accounts && !scribe.full(); i++) {
        Rng his = own.split(i);
        Person person = Household.single(world, block, farm * 1_024L + i, Region.draw(his), his);
        crew.work(person, drawn, scribe, his);
      }
    }
  }
}
