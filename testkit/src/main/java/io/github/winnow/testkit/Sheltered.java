package io.github.winnow.testkit;

import org.jspecify.annotations.Nullable;

/**
 * A vendor who hides behind a university and a carrier: half of the accounts act from an address
 * that hundreds of real readers have, and when they do, so that whoever excludes the address excludes
 * them. What is done to {@code campus} in this world is the price.
 *
 * <p>Sources: two addresses of a large network operator stood on an industry's list of invalid
 * traffic until the appeal (MMA China's notice); hundreds of subscribers share an IPv4 address
 * (Cloudflare, 29 October 2025). The figures are judgement.
 */
final class Sheltered implements Scenario {
  private static final int ACCOUNTS = 110;
  private static final int ORDERS = 18;
  private static final double SHARE = 0.6;
  private static final double CAMOUFLAGE = 1;
  private static final double DWELL_SECONDS = 10;

  @Override
  public String name() {
    return "sheltered";
  }

  @Override
  public boolean fabricated() {
    return true;
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int vendor = 0; !scribe.full(); vendor++) {
      Rng own = rng.split(vendor);
      Place shelter = Campus.place(world, vendor % Campus.campuses(world));
      int carrier = Networks.drawCarrier(own);
      Order[] orders = Orders.draw(ORDERS, 0.3, 1.5, SHARE, world.publishing(), own);
      Delivery delivery = new Delivery(Doors.LEISURE, Delivery.Stay.around(DWELL_SECONDS, 0.7));
      Crew crew = new Crew(world, delivery, CAMOUFLAGE);
      for (int i = 0; i < ACCOUNTS && !scribe.full(); i++) {
        Rng his = own.split(i);
        Person person =
            Household.single(world, Spaces.SHELTERED, vendor * 1_024L + i, shelter.region(), his);
        Guest guest = new Guest(person, i % 2 == 0 ? shelter : null, world.networks(), carrier);
        crew.work(guest, orders, scribe, his);
      }
    }
  }

  private record Guest(Person person, @Nullable Place shelter, Networks networks, int carrier)
      implements Actor {
    @Override
    public Account account() {
      return person.account();
    }

    @Override
    public Region region() {
      return person.region();
    }

    @Override
    public Seat seat(long time, Rng rng) {
      long subscriber = 2 * person.account().id() + 1;
      Place place = shelter != null ? shelter : networks.mobile(region(), carrier, subscriber, rng);
      return new Seat(account(), person.phone(), place);
    }
  }
}
