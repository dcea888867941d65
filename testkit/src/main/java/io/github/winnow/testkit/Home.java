package io.github.winnow.testkit;

/** A household's line: one address for all its people; some lines get another one every day. */
final class Home {
  private final Place first;
  private final boolean renewed;
  private final Networks networks;
  private final int carrier;
  private final int block;
  private final int host;

  private Home(Place first, boolean renewed, Networks networks, int carrier, int block, int host) {
    this.first = first;
    this.renewed = renewed;
    this.networks = networks;
    this.carrier = carrier;
    this.block = block;
    this.host = host;
  }

  static Home draw(Region region, Networks networks, Rng rng) {
    int carrier = Networks.drawCarrier(rng);
    int block = networks.drawHomeBlock(region, carrier, rng);
    int host = rng.whole(1, 254);
    Place first = networks.home(region, carrier, block, host);
    return new Home(first, rng.chance(0.3), networks, carrier, block, host);
  }

  /** A home whose address is given and stays. */
  static Home at(Place place, Networks networks) {
    return new Home(place, false, networks, 0, 0, 0);
  }

  Place on(int day) {
    if (!renewed) {
      return first;
    }
    int other = 1 + (int) ((Rng.mix(host * 31L + day) >>> 1) % 254);
    return networks.home(first.region(), carrier, block, other);
  }
}
