package io.github.winnow.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NetworksTest {
  @Test
  void homesOfDifferentBlocksNeverShareANetwork() {
    Networks networks = new Networks(3, 3_000);
    Set<String> seen = new HashSet<>();
    for (Region region : Region.values()) {
      for (int carrier = 0; carrier < Networks.CARRIERS; carrier++) {
        for (int block = 0; block < 100; block++) {
          String address = networks.home(region, carrier, block, 1).address();
          assertTrue(seen.add(address), address);
        }
      }
    }
  }

  @Test
  void addressesAreValidAndBelongToNobody() throws UnknownHostException {
    Networks networks = new Networks(3, 3_000);
    Rng rng = new Rng(1);
    boolean six = false;
    boolean four = false;
    for (int subscriber = 0; subscriber < 400; subscriber++) {
      Region region = Region.draw(rng);
      Place place = networks.mobile(region, Networks.drawCarrier(rng), subscriber, rng);
      byte[] bytes = InetAddress.getByName(place.address()).getAddress();
      if (bytes.length == 4) {
        four = true;
        assertEquals(0xF0, bytes[0] & 0xF0, place.address());
      } else {
        six = true;
        assertTrue(place.address().startsWith("2001:0db8:"), place.address());
      }
    }
    assertTrue(six && four);
  }

  @Test
  void aHomeKeepsItsNetworkWhenItsAddressIsRenewed() {
    Networks networks = new Networks(3, 3_000);
    boolean renewed = false;
    for (int i = 0; i < 50; i++) {
      Home home = Home.draw(Region.HUBEI, networks, new Rng(i));
      assertEquals(
          Columns.network(home.on(0).address()), Columns.network(home.on(4).address()));
      renewed |= !home.on(0).address().equals(home.on(4).address());
    }
    assertTrue(renewed);
    assertFalse(new Rng(1).chance(0));
  }
}
