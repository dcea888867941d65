package io.github.winnow.testkit;

import java.util.HexFormat;

/**
 * Where an event comes from on the network.
 *
 * @param high the upper half of an IPv6 address, 0 for IPv4
 * @param low the lower half, or the IPv4 address
 * @param region the region of the address
 * @param type what the client says of its network
 */
record Place(long high, long low, Region region, String type) {
  static final String WIFI = "wifi";
  static final String LAN = "ethernet";
  static final String OLD_MOBILE = "4g";
  static final String MOBILE = "5g";

  Place withType(String other) {
    return new Place(high, low, region, other);
  }

  String address() {
    if (high == 0) {
      return (low >>> 24) + "." + (low >>> 16 & 255) + "." + (low >>> 8 & 255) + "." + (low & 255);
    }
    HexFormat hex = HexFormat.of();
    StringBuilder s = new StringBuilder(39);
    for (int shift = 48; shift >= 0; shift -= 16) {
      s.append(hex.toHexDigits((short) (high >>> shift))).append(':');
    }
    for (int shift = 48; shift > 0; shift -= 16) {
      s.append(hex.toHexDigits((short) (low >>> shift))).append(':');
    }
    return s.append(hex.toHexDigits((short) low)).toString();
  }
}
