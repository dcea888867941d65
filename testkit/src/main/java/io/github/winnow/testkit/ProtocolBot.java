package io.github.winnow.testkit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;
import org.jspecify.annotations.Nullable;

/**
 * Programs that speak the platform's protocol without a phone: hundreds to thousands of accounts, a
 * few client versions, all of them usual ones, a device id made up for every request and left out
 * as often as that client leaves it out, and addresses from a pool of networks that people use too.
 * Delivers several hundred reads, likes or follows for one target within 10 to 60 minutes.
 */
final class ProtocolBot implements Scenario {
  @Override
  public String name() {
    return "protocol-bot";
  }

  @Override
  public boolean fabricated() {
    return true;
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int number = 0; !scribe.full(); number++) {
      new Net(world, number, rng.split(number)).work(scribe);
    }
  }

  /** One operator. */
  static final class Net {
    private static final int MOST_ACCOUNTS = 2_000;
    private static final double STAYS = 0.7;

    /** Later programs keep to a device and a city for each account. */
    private static final double LATER_STAYS = 0.95;

    private static final double CAMOUFLAGE = 2.5;

    private final World world;
    private final int number;
    private final Rng rng;
    private final int accounts;
    private final Client[] clients;
    private final Place[] pool;
    private final Order[] orders;
    private final Doors doors;
    private final Registrations registrations;

    Net(World world, int number, Rng rng) {
      this.world = world;
      this.number = number;
      this.rng = rng;
      accounts = rng.whole(400, 1_100);
      clients = Client.drawPhones(rng.whole(6, 9), rng);
      pool = new Place[rng.whole(150, 400)];
      for (int i = 0; i < pool.length; i++) {
        pool[i] = exit(world.networks(), rng);
      }
      orders = new Order[rng.whole(12, 18)];
      for (int i = 0; i < orders.length; i++) {
        double window = rng.between(10.0 * Calendar.MINUTE, 60.0 * Calendar.MINUTE);
        orders[i] = Order.draw(i, orders.length, 0.6, 0.2, world.publishing(), rng)
            .over(window, rng.between(0.3, 0.65), rng.chance(0.3) ? rng.between(0.1, 0.4) : 0);
      }
      doors = Doors.of(
          rng.between(0.3, 0.6),
          rng.between(0.1, 0.25),
          rng.between(0.03, 0.1),
          rng.between(0.03, 0.15),
          rng.between(0.02, 0.1),
          rng.between(0.02, 0.2),
          0.04,
          0.02,
          0.02);
      registrations = new Registrations(world.varied(), rng.split("registrations"));
    }

    int accounts() {
      return accounts;
    }

    Client[] clients() {
      return clients;
    }

    Order[] orders() {
      return orders;
    }

    /** Every account's week, until there are enough events. */
    void work(Scribe scribe) {
      for (int a = 0; a < accounts && !scribe.full(); a++) {
        Rng own = rng.split(a);
        long n = number * (long) MOST_ACCOUNTS + a;
        long id = world.ids().number(Spaces.PROTOCOL_BOT, n);
        Account account = registrations.account(a, id, own);
        Client client = Client.drawOf(clients, own);
        Place usual = pool[own.below(pool.length)];
        for (Order order : orders) {
          if (own.chance(order.share())) {
            long time = order.start() + (long) own.between(0.0, order.window());
            deliver(order, seat(account, device(n, client, own), usual, own), time, scribe, own);
          }
        }
        for (int i = own.poisson(CAMOUFLAGE); i > 0; i--) {
          camouflage(seat(account, device(n, client, own), usual, own), scribe, own);
        }
      }
    }

    private Device device(long account, Client client, Rng rng) {
      long id = world.varied() ? world.ids().device(Spaces.PROTOCOL_BOT, account) : rng.bits();
      return Device.of(id, client, rng);
    }

    private Seat seat(Account account, Device device, Place usual, Rng rng) {
      Place place = pool[rng.below(pool.length)];
      if (rng.chance(world.varied() ? LATER_STAYS : STAYS)) {
        for (int i = 0; i < 8 && place.region() != usual.region(); i++) {
          place = pool[rng.below(pool.length)];
        }
      }
      return new Seat(account, device, place);
    }

    private void deliver(Order order, Seat seat, long time, Scribe scribe, Rng rng) {
      Source door = doors.draw(rng);
      Article article = order.article();
      switch (order.kind()) {
        case READS -> {
          long end = time + read(seat, article, door, time, scribe, rng);
          if (rng.chance(order.likes())) {
            scribe.act(seat, Action.LIKE, article, door, end, rng);
          }
        }
        case LIKES ->
          scribe.act(seat, rng.chance(0.6) ? Action.LIKE : Action.WOW, article, door, time, rng);
        case FOLLOWS -> scribe.follow(seat, Action.FOLLOW, article.publisher(), door, time, rng);
        case VOTES -> scribe.act(seat, Action.VOTE, article, door, time, rng);
      }
    }

    private void camouflage(Seat seat, Scribe scribe, Rng rng) {
      long time = Rhythm.draw(rng.below(Calendar.DAYS), Region.BEIJING, rng);
      Source door = Doors.USUAL.draw(rng);
      Publisher publisher = world.publishing().draw(rng);
      @Nullable Article article = Life.find(world.publishing(), door, publisher, time, rng);
      if (article != null) {
        read(seat, article, door, time, scribe, rng);
      }
    }

    private static long read(
        Seat seat, Article article, Source door, long time, Scribe scribe, Rng rng) {
      double dwell = rng.logNormal(2.5 * Calendar.SECOND, 0.5);
      scribe.read(seat, article, door, time, dwell, rng.exponential(0.05), rng);
      return (long) dwell;
    }

    private static Place exit(Networks networks, Rng rng) {
      Region region = Region.draw(rng);
      int carrier = Networks.drawCarrier(rng);
      double u = rng.unit();
      if (u < 0.5) {
        int block = networks.drawHomeBlock(region, carrier, rng);
        return networks.home(region, carrier, block, rng.whole(1, 254));
      }
      if (u < 0.6) {
        return networks.office(region, networks.drawOffice(region, rng));
      }
      return networks.mobile(region, carrier, rng.bits(), rng);
    }
  }
}
