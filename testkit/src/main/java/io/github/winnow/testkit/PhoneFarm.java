package io.github.winnow.testkit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;
import org.jspecify.annotations.Nullable;

/**
 * Racks of real phones that scripts tap: 20 to 100 phones a PC, one to five accounts a phone, on
 * broadband lines in two to five /24 networks that families live in too (some phones on SIM cards
 * of their own). Works off orders through the week, each account within .25 to 2 hours, dwells 8 s
 * ± 2 s, and reads other things in between.
 */
final class PhoneFarm implements Scenario {
  private static final double SIM = 0.25;

  @Override
  public String name() {
    return "phone-farm";
  }

  @Override
  public boolean fabricated() {
    return true;
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int number = 0; !scribe.full(); number++) {
      new Farm(world, number, rng.split(number)).work(scribe);
    }
  }

  /** One operator. */
  static final class Farm {
    private static final int MOST_ACCOUNTS_A_PHONE = 5;
    private static final int MOST_PHONES = 1_000;

    private final World world;
    private final int number;
    private final Rng rng;
    private final int[] phones;
    private final Line[] lines;
    private final Client[] clients;
    private final Order[] orders;
    private final Doors doors;
    private final double camouflage;
    private final Registrations registrations;

    Farm(World world, int number, Rng rng) {
      this.world = world;
      this.number = number;
      this.rng = rng;
      phones = new int[rng.whole(1, 2)];
      for (int pc = 0; pc < phones.length; pc++) {
        phones[pc] = rng.whole(20, 100);
      }
      lines = new Line[rng.whole(2, 5)];
      for (int i = 0; i < lines.length; i++) {
        @Nullable Region near = i == 0 ? null : lines[i - 1].region();
        lines[i] = Line.draw(near, world.networks(), rng);
      }
      clients = Client.drawPhones(rng.whole(6, 9), rng);
      orders = new Order[rng.whole(9, 14)];
      for (int i = 0; i < orders.length; i++) {
        double window = rng.between(0.25 * Calendar.HOUR, 2.0 * Calendar.HOUR);
        double likes = rng.chance(0.4) ? rng.between(0.15, 0.5) : 0;
        orders[i] = Order.draw(i, orders.length, 0.75, 0.1, world.publishing(), rng)
            .over(window, rng.between(0.4, 0.9), likes);
      }
      doors = Doors.of(
          rng.between(0.2, 0.5),
          rng.between(0.1, 0.3),
          rng.between(0.05, 0.2),
          rng.between(0.02, 0.1),
          rng.between(0.03, 0.15),
          rng.between(0.05, 0.3),
          0.05,
          0.02,
          0.02);
      camouflage = rng.between(0.6, 2.0);
      registrations = new Registrations(world.varied(), rng.split("registrations"));
    }

    int[] phones() {
      return phones;
    }

    Line[] lines() {
      return lines;
    }

    Order[] orders() {
      return orders;
    }

    /** Every account's week, until there are enough events. */
    void work(Scribe scribe) {
      int phone = 0;
      for (int pc = 0; pc < phones.length; pc++) {
        for (int i = 0; i < phones[pc] && !scribe.full(); i++) {
          run(phone++, scribe);
        }
      }
    }

    private void run(int phone, Scribe scribe) {
      Rng own = rng.split(phone);
      Line line = lines[own.below(lines.length)];
      long n = (number * (long) MOST_PHONES + phone) * MOST_ACCOUNTS_A_PHONE;
      Client client = Client.drawOf(clients, own);
      Device device = Device.of(world.ids().device(Spaces.PHONE_FARM, n), client, own);
      @Nullable Region sim = own.chance(SIM) ? Region.draw(own) : null;
      int accounts = own.whole(1, MOST_ACCOUNTS_A_PHONE);
      double[] delay = new double[orders.length];
      for (int i = 0; i < orders.length; i++) {
        delay[i] = own.between(0, orders[i].window() - 5 * 90.0 * Calendar.SECOND);
      }
      for (int a = 0; a < accounts; a++) {
        Rng his = own.split(a);
        long id = world.ids().number(Spaces.PHONE_FARM, n + a);
        Account account = registrations.account(phone * MOST_ACCOUNTS_A_PHONE + a, id, his);
        Robot robot = new Robot(account, device, line, sim);
        int acts = 0;
        for (int i = 0; i < orders.length; i++) {
          if (his.chance(orders[i].share())) {
            double turn = a * his.between(25.0, 90.0) * Calendar.SECOND;
            deliver(orders[i], robot, orders[i].start() + (long) (delay[i] + turn), scribe, his);
            acts++;
          }
        }
        for (int i = his.poisson(camouflage * acts); i > 0; i--) {
          camouflage(robot, scribe, his);
        }
      }
    }

    private void deliver(Order order, Robot robot, long time, Scribe scribe, Rng rng) {
      Seat seat = robot.seat(world.networks(), time, rng);
      Source door = doors.draw(rng);
      Article article = order.article();
      switch (order.kind()) {
        case READS -> {
          long end = time + read(seat, article, door, time, scribe, rng);
          if (rng.chance(order.likes())) {
            scribe.act(seat, Action.LIKE, article, door, end, rng);
          }
        }
        case LIKES -> {
          long end = time + read(seat, article, door, time, scribe, rng);
          scribe.act(seat, rng.chance(0.5) ? Action.LIKE : Action.WOW, article, door, end, rng);
        }
        case FOLLOWS -> scribe.follow(seat, Action.FOLLOW, article.publisher(), door, time, rng);
        case VOTES -> scribe.act(seat, Action.VOTE, article, door, time, rng);
      }
    }

    private void camouflage(Robot robot, Scribe scribe, Rng rng) {
      long time = Rhythm.draw(rng.below(Calendar.DAYS), Region.BEIJING, rng);
      Source door = Doors.USUAL.draw(rng);
      Publisher publisher = world.publishing().draw(rng);
      @Nullable Article article = Life.find(world.publishing(), door, publisher, time, rng);
      if (article != null) {
        Seat seat = robot.seat(world.networks(), time, rng);
        long end = time + read(seat, article, door, time, scribe, rng);
        if (rng.chance(0.02)) {
          scribe.act(seat, Action.LIKE, article, door, end, rng);
        }
      }
    }

    private static long read(
        Seat seat, Article article, Source door, long time, Scribe scribe, Rng rng) {
      double dwell = Math.max(1_000, rng.normal(8.0 * Calendar.SECOND, 2.0 * Calendar.SECOND));
      scribe.read(seat, article, door, time, dwell, rng.normal(0.5, 0.2), rng);
      return (long) dwell;
    }
  }

  /** A broadband line; its address changes daily within the network. */
  record Line(Region region, int carrier, int block) {
    /** A line in another region than that one. */
    static Line draw(@Nullable Region not, Networks networks, Rng rng) {
      Region region = Region.draw(rng);
      while (region == not) {
        region = Region.draw(rng);
      }
      int carrier = Networks.drawCarrier(rng);
      return new Line(region, carrier, networks.drawHomeBlock(region, carrier, rng));
    }

    Place on(int day, Networks networks) {
      int host = 1 + (int) ((Rng.mix(block * 131L + carrier * 17L + day) >>> 1) % 254);
      return networks.home(region, carrier, block, host);
    }
  }

  /** An account on its phone, whose SIM card, if it has one, is from some region. */
  private record Robot(
      Account account, Device device, Line line, @Nullable Region sim) {
    Seat seat(Networks networks, long time, Rng rng) {
      Place place = sim != null
          ? networks.mobile(sim, line.carrier(), device.id(), rng)
          : line.on(Calendar.day(time, Region.BEIJING), networks);
      return new Seat(account, device, place);
    }
  }
}
