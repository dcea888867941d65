package io.github.winnow.testkit;

/**
 * The address plan: homes, offices and hotels on broadband, mobile carriers whose subscribers share
 * a few addresses (CGNAT, about 300 to one) or have an IPv6 network each.
 *
 * <p>All addresses are of ranges that belong to nobody: 240.0.0.0/4 and 2001:db8::/32. Blocks of
 * 256 addresses are scattered over the range, so that order says nothing about use.
 *
 * <p>Threading: immutable. Memory: none worth mention.
 */
final class Networks {
  static final int CARRIERS = 3;

  private static final double[] CARRIER_SUMS = Rng.runningSums(0.5, 0.3, 0.2);
  private static final double[] CARRIER_SHARE = {0.5, 0.3, 0.2};
  private static final int IPV6_CARRIER = 2;
  private static final int HOMES_A_BLOCK = 20;
  private static final int SUBSCRIBERS_AN_ADDRESS = 300;
  private static final int EMPLOYEES_AN_OFFICE = 25;

  private static final int HOME = 0;
  private static final int OFFICE = 1;
  private static final int CELL = 2;
  private static final int HOTEL = 3;

  private static final int BLOCK_BITS = 20;
  private static final int BLOCK_MASK = (1 << BLOCK_BITS) - 1;
  private static final int BLOCKS_A_KIND = 4096;

  private final int key;
  private final double readers;

  Networks(long seed, double readers) {
    this.key = (int) Rng.mix(seed ^ 0x9E7) & BLOCK_MASK;
    this.readers = readers;
  }

  static int drawCarrier(Rng rng) {
    return rng.pick(CARRIER_SUMS);
  }

  /** A block of broadband addresses; farms rent lines in the same blocks that families live in. */
  int drawHomeBlock(Region region, int carrier, Rng rng) {
    double homes = readers / 2.3 * region.share() * CARRIER_SHARE[carrier];
    return rng.below(Math.min(BLOCKS_A_KIND, 2 + (int) (homes / HOMES_A_BLOCK)));
  }

  Place home(Region region, int carrier, int block, int host) {
    return ipv4(region, carrier, HOME, block, host, Place.WIFI);
  }

  /** An office's one address; a few offices are large. */
  int drawOffice(Region region, Rng rng) {
    int offices = 1 + (int) (readers * 0.6 * region.share() / EMPLOYEES_AN_OFFICE);
    double u = rng.unit();
    return (int) (Math.min(offices, BLOCKS_A_KIND * 64) * u * u * u);
  }

  Place office(Region region, int office) {
    return ipv4(region, 0, OFFICE, office >> 6, (office & 63) * 4 + 1, Place.WIFI);
  }

  /** A campus: an address of its own kind of block. */
  Place campus(Region region, int number) {
    return ipv4(region, 1, OFFICE, number, 9, Place.WIFI);
  }

  Place hotel(Region region, Rng rng) {
    return ipv4(region, rng.below(CARRIERS), HOTEL, rng.below(4), rng.below(40), Place.WIFI);
  }

  /**
   * A subscriber's address for one session on the mobile network.
   *
   * @param subscriber any number that stays with the subscriber
   */
  Place mobile(Region region, int carrier, long subscriber, Rng rng) {
    String type = rng.chance(0.55) ? Place.MOBILE : Place.OLD_MOBILE;
    double subscribers = readers * region.share() * CARRIER_SHARE[carrier];
    int addresses = 1 + (int) (subscribers / SUBSCRIBERS_AN_ADDRESS);
    int shared = rng.below(Math.min(addresses, BLOCKS_A_KIND * 64));
    long privacy = rng.bits();
    if (carrier == IPV6_CARRIER && (subscriber & 1) == 0) {
      long network = Rng.mix(subscriber ^ key) >>> 36;
      return new Place(
          0x20010db800000000L | (long) region.number() << 28 | network, privacy, region, type);
    }
    return ipv4(region, carrier, CELL, shared >> 6, (shared & 63) * 4 + 2, type);
  }

  private Place ipv4(Region region, int carrier, int kind, int block, int host, String type) {
    int n = (region.number() << 16 | carrier << 14 | kind << 12 | block) ^ key;
    n = n * 0x5_C4D5 & BLOCK_MASK;
    n ^= n >>> 11;
    n = n * 0xB_53A1 & BLOCK_MASK;
    n ^= n >>> 9;
    return new Place(0, 0xF0000000L | (long) n << 8 | host, region, type);
  }
}
