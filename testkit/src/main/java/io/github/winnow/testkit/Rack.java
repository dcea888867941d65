package io.github.winnow.testkit;

import org.jspecify.annotations.Nullable;

/**
 * Phones in a rack: on a few broadband lines in one or two cities, part of them on SIM cards of
 * their own, each with a few accounts that were registered in batches or bought from people.
 *
 * <p>Sources: racks, SIM banks and cloud phones as described by vendors of device detection
 * (rlut.cn, penglongstone.com); how many of each is judgement.
 */
final class Rack {
  private static final double SIM = 0.42;
  private static final int FEWEST_LINES = 3;
  private static final int MOST_LINES = 9;
  private static final int MOST_ACCOUNTS_A_PHONE = 3;

  private final World world;
  private final Spaces.Block block;
  private final long first;
  private final PhoneFarm.Line[] lines;
  private final int accountsAPhone;
  private final Registrations registrations;

  private Rack(
      World world,
      Spaces.Block block,
      long first,
      PhoneFarm.Line[] lines,
      int accountsAPhone,
      Registrations registrations) {
    this.world = world;
    this.block = block;
    this.first = first;
    this.lines = lines;
    this.accountsAPhone = accountsAPhone;
    this.registrations = registrations;
  }

  /**
   * A rack.
   *
   * @param first the number of its first account in the block
   */
  static Rack draw(World world, Spaces.Block block, long first, Rng rng) {
    PhoneFarm.Line[] lines = new PhoneFarm.Line[rng.whole(FEWEST_LINES, MOST_LINES)];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = PhoneFarm.Line.draw(null, world.networks(), rng);
    }
    int accounts = rng.whole(1, MOST_ACCOUNTS_A_PHONE);
    Registrations registrations = new Registrations(true, rng.split("registrations"));
    return new Rack(world, block, first, lines, accounts, registrations);
  }

  /** The account of that number in the rack. */
  Actor account(int n, Rng rng) {
    long number = block.number(first + n) * Household.LARGEST;
    long id = world.ids().number(block.space(), number);
    return phone(registrations.account(n, id, rng), n, rng);
  }

  /** Somebody's account on one of the rack's phones. */
  Actor phone(Account account, int n, Rng rng) {
    int phone = n / accountsAPhone;
    long number = block.number(first + (long) phone * accountsAPhone) * Household.LARGEST;
    long id = world.ids().device(block.space(), number * 4);
    Rng its = new Rng(id);
    Device device = Device.of(id, Client.drawPhone(its), its);
    PhoneFarm.Line line = lines[its.below(lines.length)];
    return new Phone(account, device, id, line, its.chance(SIM), world.networks());
  }

  private record Phone(
      Account account,
      Device device,
      long subscriber,
      PhoneFarm.Line line,
      boolean sim,
      Networks networks)
      implements Actor {
    @Override
    public Region region() {
      return line.region();
    }

    @Override
    public Seat seat(long time, Rng rng) {
      @Nullable
      Place mobile = sim ? networks.mobile(line.region(), line.carrier(), subscriber, rng) : null;
      Place place = mobile != null ? mobile : line.on(Calendar.day(time, region()), networks);
      return new Seat(account, device, place);
    }
  }
}
