package io.github.winnow.testkit;

/**
 * A vendor who knows that devices and dwell are looked at, and takes them away: part of the
 * sessions tell neither, as some people's clients do, the others come from a device that nobody has
 * seen before.
 *
 * <p>Sources: device-spoofing tools and dynamic addresses are on sale (rlut.cn); device fields are
 * hard-coded or made by rule (penglongstone.com). The figures are judgement.
 */
final class StrippedClients implements Scenario {
  private static final int ACCOUNTS = 120;
  private static final int ORDERS = 20;
  private static final double SHARE = 0.55;
  private static final double CAMOUFLAGE = 1;
  private static final double STRIPPED = 0.4;
  private static final double DWELL_SECONDS = 12;

  @Override
  public String name() {
    return "stripped-clients";
  }

  @Override
  public boolean fabricated() {
    return true;
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int vendor = 0; !scribe.full(); vendor++) {
      Rng own = rng.split(vendor);
      Rack rack = Rack.draw(world, Spaces.STRIPPED_CLIENTS, vendor * 1_024L, own);
      Order[] orders = Orders.draw(ORDERS, 0.5, 3, SHARE, world.publishing(), own);
      Delivery delivery = new Delivery(Doors.USUAL, Delivery.Stay.around(DWELL_SECONDS, 0.5));
      Crew crew = new Crew(world, delivery, CAMOUFLAGE);
      for (int i = 0; i < ACCOUNTS && !scribe.full(); i++) {
        Rng his = own.split(i);
        crew.work(new Stripped(rack.account(i, his)), orders, scribe, his);
      }
    }
  }

  private record Stripped(Actor actor) implements Actor {
    @Override
    public Account account() {
      return actor.account();
    }

    @Override
    public Region region() {
      return actor.region();
    }

    @Override
    public Seat seat(long time, Rng rng) {
      Seat seat = actor.seat(time, rng);
      Client client = seat.device().client();
      Device device =
          rng.chance(STRIPPED) ? new Device(0, client.silent()) : new Device(rng.bits(), client);
      return new Seat(seat.account(), device, seat.place());
    }
  }
}
