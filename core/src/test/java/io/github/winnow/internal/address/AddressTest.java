package io.github.winnow.internal.address;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.fixture.Seeds;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Addresses against {@link InetAddress}, which is asked about literals only and resolves nothing. */
class AddressTest {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

  /** The JDK takes more leading zeros than RFC 4291 allows, and we do not. */
  private static final Pattern LONG_GROUP = Pattern.compile("[0-9a-fA-F]{5}|\\d{4}\\.|\\.\\d{4}");

  private static byte[] bytesOf(String text) {
    long[] words = new long[2];
    assertTrue(Address.parse(text, words), text);
    return words[0] == 0xFFFF
        ? ByteBuffer.allocate(4).putInt((int) words[1]).array()
        : ByteBuffer.allocate(16).putLong(words[0]).putLong(words[1]).array();
  }

  private static boolean isAddress(String text) {
    return Address.parse(text, new long[2]);
  }

  @Test
  void readsWhatInetAddressWrites() {
    Seeds.fresh(20_000, random -> {
      byte[] bytes = bytes(random);
      InetAddress address = InetAddress.getByAddress(bytes);
      assertArrayEquals(address.getAddress(), bytesOf(address.getHostAddress()));
    });
  }

  private static byte[] bytes(SplittableRandom random) {
    byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
    random.nextBytes(bytes);
    for (int i = random.nextInt(3); i > 0; i--) { // runs of zeros
      int from = random.nextInt(bytes.length);
      int to = from + random.nextInt(bytes.length - from) + 1;
      for (int at = from; at < to; at++) {
        bytes[at] = 0;
      }
    }
    if (bytes.length == 16) {
      bytes[0] |= 1; // not in the range in which addresses of version 4 are embedded
    }
    return bytes;
  }

  @Test
  void readsEveryWayToWriteAnAddress() {
    Seeds.fresh(20_000, random -> {
      byte[] bytes = bytes(random);
      String text = bytes.length == 4 ? quad(bytes, 0) : groups(random, bytes);
      assertArrayEquals(bytes, bytesOf(text), text);
    });
  }

  private static String quad(byte[] bytes, int from) {
    return (bytes[from] & 0xFF)
        + "."
        + (bytes[from + 1] & 0xFF)
        + "."
        + (bytes[from + 2] & 0xFF)
        + "."
        + (bytes[from + 3] & 0xFF);
  }

  /** With or without leading zeros, capitals, a gap, a quad at the end and a zone. */
  private static String groups(SplittableRandom random, byte[] bytes) {
    boolean quad = random.nextInt(4) == 0;
    int groups = quad ? 6 : 8;
    int gapFrom = random.nextInt(groups + 1);
    int gapTo = gapFrom;
    while (gapTo < groups && group(bytes, gapTo) == 0) {
      gapTo++;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < groups; i++) {
      if (i == gapFrom && gapTo > gapFrom) {
        text.append(i == 0 ? "::" : ":");
        i = gapTo - 1;
        continue;
      }
      String format = random.nextBoolean() ? "%x" : random.nextBoolean() ? "%04x" : "%X";
      text.append(String.format(format, group(bytes, i))).append(':');
    }
    if (quad) {
      text.append(quad(bytes, 12));
    } else if (gapTo < groups || gapTo == gapFrom) {
      text.setLength(text.length() - 1);
    }
    String[] zones = {"", "%1", "%eth0", "%eth0.100", "%", "%a:b", "%25en0"};
    return text + zones[random.nextInt(zones.length)];
  }

  private static int group(byte[] bytes, int group) {
    return (bytes[2 * group] & 0xFF) << 8 | (bytes[2 * group + 1] & 0xFF);
  }

  @Test
  void takesNoTextForAnAddressThatIsNone() {
    String[] parts = {
      "",
      ":",
      "::",
      ".",
      "0",
      "1",
      "12",
      "255",
      "256",
      "999",
      "0001",
      "ffff",
      "fffff",
      "G",
      "-1",
      "+1",
      " ",
      "1.2.3.4",
      "01.2.3.4",
      "%",
      "%1",
      "[",
      "]",
      "/24",
      "\u0661",
      "\uff11",
      "\uff21"
    };
    Seeds.fresh(100_000, random -> {
      StringBuilder made = new StringBuilder();
      for (int i = random.nextInt(1, 14); i > 0; i--) {
        made.append(parts[random.nextInt(random.nextInt(1, parts.length + 1))]);
        made.append(random.nextInt(3) == 0 ? ":" : random.nextInt(4) == 0 ? "." : "");
      }
      String text = made.toString();
      assertEquals(isLiteral(text), isAddress(text), text);
    });
  }

  /** What InetAddress takes for a literal, without ever asking it about a name. */
  private static boolean isLiteral(String text) {
    if (IPV4.matcher(text).matches()) {
      for (String part : text.split("\\.", -1)) {
        if (Integer.parseInt(part) > 255) {
          return false;
        }
      }
      return true;
    }
    int zone = text.indexOf('%');
    String address = zone < 0 ? text : text.substring(0, zone);
    if (text.length() > 64
        || !IPV6.matcher(address).matches()
        || LONG_GROUP.matcher(address).find()) {
      return false;
    }
    try {
      return InetAddress.getByName(address) != null; // a colon: it never resolves
    } catch (UnknownHostException none) {
      return false;
    }
  }

  @Test
  void versionFourWithinVersionSixIsVersionFour() {
    byte[] four = {(byte) 203, 0, 113, 7};
    assertArrayEquals(four, bytesOf("203.0.113.7"));
    assertArrayEquals(four, bytesOf("::ffff:203.0.113.7"));
    assertArrayEquals(four, bytesOf("::FFFF:cb00:7107"));
    assertArrayEquals(four, bytesOf("0:0:0:0:0:ffff:203.0.113.7%eth0"));
    assertEquals(16, bytesOf("::203.0.113.7").length, "compatible is not mapped");
    assertEquals(16, bytesOf("::fffe:203.0.113.7").length);
  }

  @Test
  void networksAreTheFirst24And48Bits() {
    assertEquals(network("203.0.113.7"), network("203.0.113.255"));
    assertEquals(network("203.0.113.7"), network("::ffff:203.0.113.9"));
    assertNotEquals(network("203.0.113.7"), network("203.0.112.7"));
    assertNotEquals(network("203.0.113.7"), network("0.203.0.113"));
    assertEquals(network("2001:db8:1::"), network("2001:db8:1:ffff:ffff:ffff:ffff:ffff"));
    assertEquals(network("fe80::1%eth0.100"), network("fe80::2%eth1"));
    assertNotEquals(network("2001:db8:1::"), network("2001:db8:2::"));
    assertNotEquals(network("::1"), network("0.0.0.1"));
  }

  private static long network(String text) {
    long[] words = new long[2];
    assertTrue(Address.parse(text, words), text);
    return Address.network(words);
  }

  @Test
  void longTextIsNoAddress() {
    assertFalse(isAddress("1.2.3.4" + " ".repeat(1_000_000)));
    assertFalse(isAddress(":".repeat(1_000_000)));
    assertFalse(isAddress("1:".repeat(1_000_000)));
    assertFalse(isAddress("::1%" + "x".repeat(61)));
    assertTrue(isAddress("::1%" + "x".repeat(60)));
  }
}
