package io.github.winnow.testkit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One to five people behind one address, some with a tablet they share. */
final class Household {
  /** How many people, and so accounts, a household may have. */
  static final int LARGEST = 5;

  private static final double[] SIZES = Rng.runningSums(0.3, 0.3, 0.2, 0.15, 0.05);

  private Household() {}

  static List<Person> draw(World world, int space, long number, Rng rng) {
    return draw(world, space, number, Region.draw(rng), 1 + rng.pick(SIZES), rng);
  }

  /** A person who lives alone. */
  static Person single(World world, int space, long number, Region region, Rng rng) {
    return draw(world, space, number, region, 1, rng).get(0);
  }

  static Person single(World world, Spaces.Block block, long n, Region region, Rng rng) {
    return single(world, block.space(), block.number(n), region, rng);
  }

  /**
   * A person who lives alone, whose account may be new.
   *
   * @param fresh how likely it is less than five days old at the time
   */
  static Person visitor(
      World world, Spaces.Block block, long n, Region region, double fresh, long time, Rng rng) {
    long number = block.number(n) * LARGEST;
    long id = world.ids().number(block.space(), number);
    double until = (double) (time - Calendar.START) / Calendar.DAY;
    Account account = rng.chance(fresh)
        ? Account.aged(id, rng.between(0.0, 5.0) - until, rng)
        : Account.ordinary(id, rng);
    Home home = Home.draw(region, world.networks(), rng);
    return new Person(world, block.space(), number, account, region, home, null, rng);
  }

  private static List<Person> draw(
      World world, int space, long number, Region region, int size, Rng rng) {
    Home home = Home.draw(region, world.networks(), rng);
    boolean shares = rng.chance(0.25) && size > 1;
    long first = number * LARGEST;
    @Nullable
    Device tablet = shares
        ? Device.of(world.ids().device(space, first * 4 + 2), Client.drawTablet(rng), rng)
        : null;
    List<Person> people = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      Rng own = rng.split(i);
      Account account = Account.ordinary(world.ids().number(space, first + i), own);
      people.add(new Person(world, space, first + i, account, region, home, tablet, own));
    }
    return people;
  }
}
