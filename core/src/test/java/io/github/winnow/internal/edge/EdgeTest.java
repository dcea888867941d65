package io.github.winnow.internal.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.event.Source;
import io.github.winnow.internal.state.Layout;
import io.github.winnow.internal.state.LayoutBuilder;
import io.github.winnow.internal.state.Reading;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.Measure;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the edge takes, what it takes for missing, and what it rejects. */
class EdgeTest {
  private static final byte[] SECRET = new byte[32];
  private static final long TIME = 1_700_000_000_000L;
  private static final String LONGEST = "x".repeat(1024);
  private static final String OVERLONG = LONGEST + "x";
  private static final String ENDLESS = "x".repeat(1_000_000);

  private static final Dimension BROKEN_NUMBER = Dimension.ofNumber("broken-number", e -> {
    throw new IllegalStateException("broken");
  });
  private static final Dimension BROKEN_TEXT = Dimension.ofText("broken-text", e -> {
    throw new AssertionError("broken");
  });
  private static final Dimension ENDLESS_CALLS =
      Dimension.ofNumber("endless-calls", EdgeTest::callItself);
  private static final Dimension PLACE = Dimension.ofText("place", e -> e.attribute("place"));
  private static final Dimension HOUR = Dimension.ofNumber("hour", Engagement::accountCreated);
  private static final Measure BROKEN = Measure.of("broken", e -> {
    throw new UnsupportedOperationException("broken");
  });

  @SuppressWarnings("InfiniteRecursion") // that is the fault under test
  private static long callItself(Engagement e) {
    return callItself(e) + 1;
  }

  /** Reads one dimension, by a key of that alone. */
  private static final class Reader {
    private final Layout layout;
    private final Edge edge;
    private final Reading reading;

    Reader(Dimension... dimensions) {
      LayoutBuilder builder = new LayoutBuilder();
      builder.by(dimensions);
      builder.uses(BROKEN);
      builder.uses(Measure.DWELL);
      layout = builder.build();
      edge = new Edge(SECRET, layout);
      reading = layout.newReading();
    }

    @Nullable
    String rejection(Engagement e) {
      return edge.observe(e, reading);
    }

    /** The key, 0 when the engagement has none. */
    long key(Engagement e) {
      assertNull(rejection(e));
      reading.complete(TIME);
      return reading.key(0);
    }
  }

  private static Engagement.Builder event() {
    return Engagement.read("alice", "article", TIME);
  }

  @Test
  void rejectsWhatHasNoProperIds() {
    Reader reader = new Reader(Dimension.ACCOUNT);
    for (String id : List.of("", OVERLONG, ENDLESS)) {
      String what = id.isEmpty() ? "empty" : "longer than 1024";
      rejected(reader, Engagement.read(id, "article", TIME).build(), "account", what);
      rejected(reader, Engagement.read("alice", id, TIME).build(), "target", what);
    }
    rejected(reader, event().id(OVERLONG).build(), "event", "longer than 1024");
    assertNull(
        reader.rejection(Engagement.read(LONGEST, LONGEST, TIME).id(LONGEST).build()));
    assertNull(reader.rejection(event().id("").build()), "an empty event id is none");
    assertEquals(0, reader.reading.id());
  }

  private static void rejected(Reader reader, Engagement e, String... words) {
    String why = present(reader.rejection(e));
    for (String word : words) {
      assertTrue(why.contains(word), why);
    }
    assertTrue(why.length() < 100, "nothing of the input is in it");
  }

  private static String present(@Nullable String why) {
    assertNotNull(why);
    return why;
  }

  @Test
  void whatTheClientClaimsIsMissingWhenItIsEmptyOrOverlong() {
    for (String text : List.of("", OVERLONG, ENDLESS)) {
      assertEquals(0, new Reader(Dimension.DEVICE).key(event().device(text).build()));
      assertEquals(
          0, new Reader(Dimension.PUBLISHER).key(event().publisher(text).build()));
      assertEquals(
          0, new Reader(Dimension.PROMOTION).key(event().promotion(text).build()));
      assertEquals(0, new Reader(Dimension.ADDRESS).key(event().ip(text).build()));
      assertEquals(0, new Reader(Dimension.NETWORK).key(event().ip(text).build()));
      assertEquals(0, new Reader(PLACE).key(event().attribute("place", text).build()));
      long unknown = new Reader(Dimension.REGION).key(event().build());
      assertEquals(
          unknown, new Reader(Dimension.REGION).key(event().region(text).build()));
    }
    assertNotEquals(0, new Reader(Dimension.DEVICE).key(event().device(LONGEST).build()));
    assertNotEquals(0, new Reader(PLACE).key(event().attribute("place", LONGEST).build()));
  }

  @Test
  void whatIsAbsentHasNoKey() {
    for (Dimension dimension : List.of(
        Dimension.DEVICE,
        Dimension.PUBLISHER,
        Dimension.PROMOTION,
        Dimension.ADDRESS,
        Dimension.NETWORK,
        PLACE,
        HOUR,
        Dimension.REGION.asStratum())) {
      long key = new Reader(dimension).key(event().build());
      assertEquals(dimension.isStratum(), key != 0, dimension.name());
    }
    Reader pair = new Reader(Dimension.ACCOUNT, Dimension.DEVICE);
    assertEquals(0, pair.key(event().build()));
    assertNotEquals(0, pair.key(event().device("phone").build()));
  }

  @Test
  void strataTakeUnknownForAValue() {
    Reader reader = new Reader(Dimension.REGION, Dimension.CLIENT, Dimension.SOURCE);
    long unknown = reader.key(event().build());
    assertNotEquals(0, unknown);
    assertNotEquals(unknown, reader.key(event().region("gd").build()));
    assertNotEquals(unknown, reader.key(event().client("8.0").build()));
    assertNotEquals(unknown, reader.key(event().source(Source.QR).build()));
    assertEquals(
        reader.key(event().source(Source.QR).build()),
        reader.key(event().source(Source.of(" Qr ")).build()));
  }

  @Test
  void aDimensionOrMeasureThatThrowsIsMissingAndCounted() {
    for (Dimension broken : List.of(BROKEN_NUMBER, BROKEN_TEXT, ENDLESS_CALLS)) {
      Reader reader = new Reader(broken);
      assertEquals(0, reader.key(event().build()), broken.name());
      assertEquals(2, reader.edge.faults(), "the measure too");
      assertEquals(Double.NaN, reader.reading.value(BROKEN));
      assertEquals(0, reader.key(event().build()));
      assertEquals(4, reader.edge.faults());
    }
  }

  @Test
  void measuresThatAreNoNumbersAreMissing() {
    Reader reader = new Reader(Dimension.ACCOUNT);
    for (double dwell : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1e300, 1e101}) {
      reader.key(event().dwell(dwell).build());
      assertEquals(Double.NaN, reader.reading.value(Measure.DWELL), () -> "dwell " + dwell);
    }
    reader.key(event().dwell(1e100).build());
    assertEquals(1e100, reader.reading.value(Measure.DWELL));
  }

  @Test
  void accountsAndTargetsShareOneSpaceOfIdsAndNothingElseDoes() {
    Engagement e = Engagement.of(Action.FOLLOW, "same", "same", TIME)
        .publisher("same")
        .device("same")
        .promotion("same")
        .ip("same")
        .build();
    long account = new Reader(Dimension.ACCOUNT).key(e);
    assertEquals(account, new Reader(Dimension.TARGET).key(e));
    assertEquals(account, new Reader(Dimension.PUBLISHER).key(e));
    long device = new Reader(Dimension.DEVICE).key(e);
    long promotion = new Reader(Dimension.PROMOTION).key(e);
    long address = new Reader(Dimension.ADDRESS).key(e);
    long network = new Reader(Dimension.NETWORK).key(e);
    assertEquals(
        5,
        List.of(account, device, promotion, address, network).stream()
            .distinct()
            .count());
  }

  @Test
  void addressesThatAreNoneAreTokens() {
    Reader network = new Reader(Dimension.NETWORK);
    assertEquals(
        network.key(event().ip("203.0.113.7").build()),
        network.key(event().ip("::ffff:203.0.113.250").build()));
    assertEquals(
        network.key(event().ip("203.0.113.x").build()),
        network.key(event().ip("203.0.113.x").build()));
    assertNotEquals(
        network.key(event().ip("203.0.113.x").build()),
        network.key(event().ip("203.0.113.y").build()));
    Reader address = new Reader(Dimension.ADDRESS);
    assertNotEquals(
        address.key(event().ip("203.0.113.7").build()),
        address.key(event().ip("203.0.113.8").build()));
    assertEquals(
        address.key(event().ip("2001:db8::1").build()),
        address.key(event().ip("2001:DB8:0:0::1%eth0").build()));
  }

  @Test
  void theEventsKeyIsNotItsIdAlone() {
    Reader reader = new Reader(Dimension.ACCOUNT);
    reader.key(event().id("1").build());
    long key = reader.reading.eventKey();
    reader.key(event().id(1).build());
    assertEquals(key, reader.reading.eventKey());
    reader.key(Engagement.read("mallory", "article", TIME).id("1").build());
    assertNotEquals(key, reader.reading.eventKey());
    reader.key(Engagement.read("alice", "other", TIME).id("1").build());
    assertNotEquals(key, reader.reading.eventKey());
    reader.key(Engagement.like("alice", "article", TIME).id("1").build());
    assertNotEquals(key, reader.reading.eventKey());
  }

  @Test
  void aShortSecretIsRefusedByItsLength() {
    Layout layout = new LayoutBuilder().build();
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> new Edge(new byte[15], layout));
    assertTrue(String.valueOf(refusal.getMessage()).contains("16"));
  }

  @Test
  void pseudonymsOfTheEdgeStandForTheirIds() {
    Edge edge = new Edge(SECRET, new LayoutBuilder().build());
    long hash = edge.party(Id.of("alice"));
    assertEquals(hash, edge.party(Id.of(new Pseudonym(hash))));
  }
}
