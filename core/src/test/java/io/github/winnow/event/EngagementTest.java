package io.github.winnow.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was put in comes out, and what was not is missing. */
class EngagementTest {
  private static final long TIME = 1_700_000_000_000L;

  @Test
  void whatIsNotSetIsMissing() {
    Engagement e = Engagement.read("alice", "article", TIME).build();
    assertEquals(TIME, e.time());
    assertEquals(Id.of("alice"), e.account());
    assertEquals(Action.READ, e.action());
    assertEquals(Id.of("article"), e.target());
    assertNull(e.id());
    assertNull(e.publisher());
    assertNull(e.source());
    assertNull(e.promotion());
    assertNull(e.impression());
    assertNull(e.payment());
    assertNull(e.device());
    assertNull(e.ip());
    assertNull(e.region());
    assertNull(e.networkType());
    assertNull(e.client());
    assertEquals(Double.NaN, e.dwell());
    assertEquals(Double.NaN, e.completion());
    assertEquals(Engagement.ABSENT, e.accountCreated());
    assertEquals(1, e.count());
    assertNull(e.attribute("any"));
    assertEquals(Map.of(), e.attributes());
  }

  @Test
  void whatIsSetComesOut() {
    Engagement e = Engagement.of(Action.VOTE, 1, 2, -5)
        .id("e")
        .publisher("p")
        .source(Source.QR)
        .promotion("c")
        .impression("i")
        .payment("m")
        .device("d")
        .ip("203.0.113.7")
        .dwell(1.5)
        .completion(0.25)
        .accountCreated(-7)
        .region("gd")
        .networkType("wifi")
        .client("8.0")
        .count(9)
        .attribute("a", "1")
        .attribute("b", "2")
        .build();
    assertEquals(-5, e.time(), "building judges nothing");
    assertEquals(Id.of("1"), e.account());
    assertEquals(Id.of(2), e.target());
    assertEquals(Id.of("e"), e.id());
    assertEquals(Id.of("p"), e.publisher());
    assertEquals(Source.QR, e.source());
    assertEquals(Id.of("c"), e.promotion());
    assertEquals(Id.of("i"), e.impression());
    assertEquals(Id.of("m"), e.payment());
    assertEquals(Id.of("d"), e.device());
    assertEquals("203.0.113.7", e.ip());
    assertEquals(1.5, e.dwell());
    assertEquals(0.25, e.completion());
    assertEquals(-7, e.accountCreated());
    assertEquals("gd", e.region());
    assertEquals("wifi", e.networkType());
    assertEquals("8.0", e.client());
    assertEquals(9, e.count());
    assertEquals(Map.of("a", "1", "b", "2"), e.attributes());
    assertEquals("2", e.attribute("b"));
  }

  @Test
  void numbersAndTextMakeTheSameIds() {
    Engagement text = Engagement.like("7", "8", TIME)
        .id("1")
        .publisher("2")
        .promotion("3")
        .impression("4")
        .payment("5")
        .device("6")
        .build();
    Engagement number = Engagement.of(Action.LIKE, 7, 8, TIME)
        .id(1)
        .publisher(2)
        .promotion(3)
        .impression(4)
        .payment(5)
        .device(6)
        .build();
    assertEquals(text.account(), number.account());
    assertEquals(text.target(), number.target());
    assertEquals(text.id(), number.id());
    assertEquals(text.publisher(), number.publisher());
    assertEquals(text.promotion(), number.promotion());
    assertEquals(text.impression(), number.impression());
    assertEquals(text.payment(), number.payment());
    assertEquals(text.device(), number.device());
  }

  @Test
  void laterCallsOfTheBuilderDoNotReachWhatWasBuilt() {
    Engagement.Builder builder =
        Engagement.follow("alice", "bob", TIME).attribute("a", "1").device("one");
    Engagement first = builder.build();
    Engagement second =
        builder.attribute("a", "2").attribute("b", "3").device("two").build();
    assertEquals(Map.of("a", "1"), first.attributes());
    assertEquals(Id.of("one"), first.device());
    assertEquals(Map.of("a", "2", "b", "3"), second.attributes());
    assertThrows(UnsupportedOperationException.class, () -> first.attributes().put("c", "4"));
  }

  @Test
  void whatWasSetCanBeTakenBack() {
    Engagement e = Engagement.read("alice", "article", TIME)
        .device("d")
        .device((Id) null)
        .source(Source.QR)
        .source(null)
        .ip("x")
        .ip((String) null)
        .build();
    assertNull(e.device());
    assertNull(e.source());
    assertNull(e.ip());
  }

  @Test
  void aCountIsAtLeastOne() {
    Engagement.Builder builder = Engagement.read("alice", "article", TIME);
    for (int count : new int[] {0, -1, Integer.MIN_VALUE}) {
      IllegalArgumentException refusal =
          assertThrows(IllegalArgumentException.class, () -> builder.count(count));
      assertTrue(String.valueOf(refusal.getMessage()).contains(Integer.toString(count)));
    }
    assertEquals(Integer.MAX_VALUE, builder.count(Integer.MAX_VALUE).build().count());
  }

  @Test
  void addressesOfTheJdkAreTaken() throws UnknownHostException {
    InetAddress four = InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, 7});
    InetAddress six =
        InetAddress.getByAddress(new byte[] {32, 1, 13, -72, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
    assertEquals("203.0.113.7", Engagement.read("a", "b", TIME).ip(four).build().ip());
    assertEquals(
        "2001:db8:0:0:0:0:0:1", Engagement.read("a", "b", TIME).ip(six).build().ip());
  }

  @Test
  @SuppressWarnings("NullAway") // hosts are not held to our annotations
  void whatIsRequiredIsNotNull() {
    assertThrows(NullPointerException.class, () -> Engagement.read((String) null, "article", TIME));
    assertThrows(NullPointerException.class, () -> Engagement.read("alice", null, TIME));
    assertThrows(
        NullPointerException.class,
        () -> Engagement.of(null, Id.of(1), Id.of(2), TIME).build());
    assertThrows(
        NullPointerException.class,
        () -> Engagement.of(Action.READ, (Id) null, Id.of(2), TIME).build());
  }
}
