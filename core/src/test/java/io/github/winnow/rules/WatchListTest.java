package io.github.winnow.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.fixture.Seeds;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchListTest {
  private static final String ALLOWED = "allowed is an address, a range such as 203.0.113.0/24 or"
      + " 2001:db8::/32, or one of account, device, client and an id";

  private static boolean has(WatchList list, String ip) {
    return list.has(Engagement.read("a", "t", 1).ip(ip).build());
  }

  private static void assertWrong(String text, String message) {
    assertEquals(
        "the list, " + message,
        assertThrows(IllegalArgumentException.class, () -> WatchList.parse(text))
            .getMessage());
  }

  @Test
  void theLongestPrefixDecides() {
    WatchList list = WatchList.parse("""
        # ours
        203.0.113.0/24      ; a data centre
        !203.0.113.64/26    # but not this
        203.0.113.65
        2001:db8::/32
        ! 2001:db8:1::/48
        198.51.100.7/32
        """);
    assertTrue(has(list, "203.0.113.0"));
    assertTrue(has(list, "203.0.113.63"));
    assertFalse(has(list, "203.0.113.64"));
    assertTrue(has(list, "203.0.113.65"));
    assertFalse(has(list, "203.0.113.127"));
    assertTrue(has(list, "203.0.113.128"));
    assertFalse(has(list, "203.0.114.0"));
    assertFalse(has(list, "203.0.112.255"));
    assertTrue(has(list, "198.51.100.7"));
    assertFalse(has(list, "198.51.100.8"));
    assertTrue(has(list, "2001:db8::1"));
    assertTrue(has(list, "2001:0DB8:ffff::%eth0"));
    assertFalse(has(list, "2001:db8:1:2::1"));
    assertTrue(has(list, "::ffff:203.0.113.9"));
    assertFalse(has(list, "::203.0.113.9"));
    assertFalse(has(list, "an opaque token"));
    assertFalse(has(list, ""));
    assertFalse(list.has(Engagement.read("a", "t", 1).build()));
  }

  @Test
  void everythingAndItsEdgesCanBeListed() {
    WatchList all4 = WatchList.parse("0.0.0.0/0\n!255.255.255.255");
    assertTrue(has(all4, "0.0.0.0"));
    assertTrue(has(all4, "255.255.255.254"));
    assertFalse(has(all4, "255.255.255.255"));
    assertFalse(has(all4, "::1"));
    WatchList all6 = WatchList.parse("::/0\n!ffff::/16\n");
    assertTrue(has(all6, "::"));
    assertFalse(has(all6, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"));
    assertFalse(has(all6, "1.2.3.4"));
    WatchList last = WatchList.parse("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
    assertTrue(has(last, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"));
    assertFalse(has(last, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe"));
  }

  @Test
  void idsAreComparedWhole() {
    WatchList list = WatchList.parse("""
        account mallory
        account 42
        device #1; or so
        client BadBot/1.0
        """);
    assertTrue(list.has(Engagement.read("mallory", "t", 1).build()));
    assertTrue(list.has(Engagement.of(Action.READ, Id.of(42), Id.of(7), 1).build()));
    assertFalse(list.has(Engagement.read("t", "mallory", 1).build()));
    assertTrue(list.has(Engagement.read("a", "t", 1).device("#1; or so").build()));
    assertFalse(list.has(Engagement.read("a", "t", 1).device("#1").build()));
    assertTrue(list.has(Engagement.read("a", "t", 1).client("BadBot/1.0").build()));
    assertFalse(list.has(Engagement.read("a", "t", 1).client("badbot/1.0").build()));
  }

  @Test
  void whatIsWrongIsNamedWithItsLine() {
    assertWrong("1.2.3.4\n\n1.2.3.256", "line 3: '1.2.3.256' is no entry; " + ALLOWED);
    assertWrong("acount mallory", "line 1: 'acount mallory' is no entry; " + ALLOWED);
    assertWrong("account", "line 1: 'account' is no entry; " + ALLOWED);
    assertWrong("fe80::1%eth0", "line 1: 'fe80::1%eth0' is no entry; " + ALLOWED);
    assertWrong("!", "line 1: '!' is no entry; " + ALLOWED);
    assertWrong("\u001b[1m", "line 1: '?[1m' is no entry; " + ALLOWED);
    assertWrong("1.2.3.0/33", "line 1: '33' is no length of a prefix; allowed is 0 to 32");
    assertWrong("1.2.3.0/", "line 1: '' is no length of a prefix; allowed is 0 to 32");
    assertWrong("::/129", "line 1: '129' is no length of a prefix; allowed is 0 to 128");
    assertWrong(
        "1.2.3.4/24",
        "line 1: '1.2.3.4/24' has bits behind its prefix of 24; allowed is the first address of the"
            + " range, or the address alone");
    assertWrong(
        "::ffff:1.2.3.0/120",
        "line 1: '::ffff:1.2.3.0/120' is IPv4 within IPv6; allowed is its IPv4 form");
    assertWrong(
        "1.2.3.0/24\n!1.2.3.0/24",
        "line 2: the same range stands on line 1 with the opposite meaning");
    assertWrong("client " + "x".repeat(1025), "line 1: the id has more than 1024 characters");
  }

  @Test
  void aFileIsNamedInTheMessage(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("own.list"), "1.2.3.4\n\n");
    assertEquals(WatchList.parse("1.2.3.4"), WatchList.read(file));
    assertNotEquals(WatchList.parse("1.2.3.5"), WatchList.read(file));
    Files.writeString(file, "1.2.3\n");
    assertEquals(
        file + ", line 1: '1.2.3' is no entry; " + ALLOWED,
        assertThrows(IllegalArgumentException.class, () -> WatchList.read(file)).getMessage());
    Files.write(file, "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        file + " is not text in UTF-8",
        assertThrows(IllegalArgumentException.class, () -> WatchList.read(file)).getMessage());
  }

  /** A prefix in the plainest form. */
  private record Plain(BigInteger first, int length, boolean listed) {
    boolean covers(BigInteger address, int bits) {
      return address.shiftRight(bits - length).equals(first.shiftRight(bits - length));
    }
  }

  @Test
  void theLongestPrefixIsTheOneThatAPlainSearchFinds() {
    Seeds.fresh(300, random -> {
      int bits = random.nextBoolean() ? 32 : 128;
      List<Plain> prefixes = new ArrayList<>();
      Set<String> taken = new HashSet<>();
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(30); n > 0; n--) {
        int length = random.nextInt(bits + 1);
        BigInteger near = prefixes.isEmpty() || random.nextInt(4) == 0
            ? draw(random, bits)
            : near(random, prefixes, bits);
        BigInteger first = near.shiftRight(bits - length).shiftLeft(bits - length);
        String range = shown(first, bits) + "/" + length;
        if (!isV4(first) && taken.add(range)) {
          Plain plain = new Plain(first, length, random.nextInt(3) > 0);
          prefixes.add(plain);
          text.append(plain.listed() ? "" : "!").append(range).append('\n');
        }
      }
      WatchList list = WatchList.parse(text.toString());
      for (int i = 0; i < 200; i++) {
        BigInteger address = prefixes.isEmpty() ? draw(random, bits) : near(random, prefixes, bits);
        if (isV4(address)) {
          continue;
        }
        Plain longest = new Plain(BigInteger.ZERO, -1, false);
        for (Plain prefix : prefixes) {
          if (prefix.covers(address, bits) && prefix.length() > longest.length()) {
            longest = prefix;
          }
        }
        String ip = shown(address, bits);
        assertEquals(longest.listed(), has(list, ip), () -> ip + " in\n" + text);
      }
    });
  }

  /**
   * What is written as IPv6 and is IPv4: ::ffff:0:0/96, and 0:0:0:ffff::/64 (reserved, never
   * assigned), which stands for IPv4 in the engine. The plain search knows one kind at a time.
   */
  private static boolean isV4(BigInteger address) {
    BigInteger marker = BigInteger.valueOf(0xFFFF);
    return address.shiftRight(32).equals(marker) || address.shiftRight(64).equals(marker);
  }

  @Test
  void aRangeOfIPv6HoldsNoIPv4HoweverWritten() {
    WatchList list = WatchList.parse("::/0");
    assertTrue(has(list, "::1"));
    assertTrue(has(list, "::fffe:1.2.3.4"));
    assertFalse(has(list, "1.2.3.4"));
    assertFalse(has(list, "::ffff:1.2.3.4"));
  }

  private static BigInteger draw(SplittableRandom random, int bits) {
    byte[] bytes = new byte[bits / 8];
    random.nextBytes(bytes);
    return new BigInteger(1, bytes);
  }

  /** At, before or behind the edge of a prefix, or within it. */
  private static BigInteger near(SplittableRandom random, List<Plain> prefixes, int bits) {
    Plain prefix = prefixes.get(random.nextInt(prefixes.size()));
    BigInteger size = BigInteger.ONE.shiftLeft(bits - prefix.length());
    BigInteger at = switch (random.nextInt(3)) {
      case 0 -> prefix.first();
      case 1 -> prefix.first().add(size);
      default -> prefix.first().add(draw(random, bits).mod(size));
    };
    return at.add(BigInteger.valueOf(random.nextInt(3) - 1)).mod(BigInteger.ONE.shiftLeft(bits));
  }

  private static String shown(BigInteger address, int bits) {
    byte[] bytes = new byte[bits / 8];
    byte[] written = address.toByteArray();
    int length = Math.min(bytes.length, written.length);
    System.arraycopy(written, written.length - length, bytes, bytes.length - length, length);
    try {
      InetAddress shown = InetAddress.getByAddress(bytes);
      // What Java takes for IPv4 is, and is written as, IPv4 within IPv6.
      return shown.getAddress().length == bytes.length
          ? shown.getHostAddress()
          : "::ffff:" + shown.getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
