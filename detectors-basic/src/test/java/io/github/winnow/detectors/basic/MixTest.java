package io.github.winnow.detectors.basic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.event.Source;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.Trait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is bought differs from what a publisher's other targets get, and only what differs is named. */
class MixTest {
  private static final long START = 1_709_481_600_000L;
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final List<Source> DOORS =
      List.of(Source.CONVERSATION, Source.MOMENTS, Source.SEARCH, Source.RECOMMENDED);
  private static final Map<String, DetectorProvider> PROVIDERS = Map.of(
      "funnel", new FunnelProvider(),
      "source-mix", new SourceMixProvider(),
      "cohort", new CohortProvider(),
      "stripped-fields", new StrippedFieldsProvider());

  private final java.util.Random random = new java.util.Random(Long.getLong("winnow.seed", 1));
  private final List<Engagement> window = new ArrayList<>();
  private int made;

  /** Readers as they come: through four doors, of any age, one in thirty of whom likes. */
  private void readers(String target, int reads) {
    for (int i = 0; i < reads; i++) {
      read(target, e -> e);
    }
  }

  private void read(String target, UnaryOperator<Engagement.Builder> otherwise) {
    Id account = Id.of("a" + made++);
    long time = START + (long) (random.nextDouble() * DAY);
    Engagement.Builder read = Engagement.of(Action.READ, account, Id.of(target), time)
        .publisher("p")
        .source(DOORS.get((int) (4 * Math.pow(random.nextDouble(), 2))))
        .accountCreated(START - (long) (random.nextDouble() * 1000 * DAY));
    if (random.nextInt(10) > 0) {
      read.client("7." + random.nextInt(3));
    }
    if (random.nextInt(10) > 0) {
      read.device("d" + account);
    }
    read.ip("203.0." + random.nextInt(256) + "." + random.nextInt(256));
    window.add(otherwise.apply(read).build());
    if (random.nextInt(30) == 0) {
      act(account.toString(), target, time + 1000, Action.LIKE);
    }
  }

  private void act(String account, String target, long time, Action action) {
    window.add(Engagement.of(action, Id.of(account), Id.of(target), time)
        .publisher("p")
        .build());
  }

  private void publisher() {
    for (int article = 0; article < 6; article++) {
      readers("other-" + article, 150 + 100 * article);
    }
  }

  private static DetectorProvider provider(String id) {
    return Objects.requireNonNull(PROVIDERS.get(id));
  }

  private Found.Excess found(String detector, String statistic) {
    return Found.of(provider(detector), window, "article").of(statistic);
  }

  /** What is bought: the detector that sees it, its statistic, the trait, and how it is done. */
  private record Bought(
      String detector, String statistic, Trait trait, Consumer<MixTest> delivery) {
    @Override
    public String toString() {
      return detector + "/" + statistic + " " + trait;
    }
  }

  static Stream<Bought> bought() {
    long hour = Math.floorDiv(START, HOUR) * HOUR - 300 * DAY;
    return Stream.of(
        new Bought("funnel", "more", new Trait.Did(Action.LIKE), t -> {
          for (int i = 0; i < 120; i++) {
            t.act("farm-" + i, "article", START + DAY / 2 + i, Action.LIKE);
          }
        }),
        new Bought("funnel", "fewer", new Trait.Did(Action.READ), t -> {
          for (int i = 0; i < 3000; i++) {
            t.window.add(Engagement.read("farm-" + i, "article", START + DAY / 2 + i)
                .publisher("p")
                .build());
          }
        }),
        new Bought("source-mix", "door", new Trait.CameFrom(Source.SEARCH), t -> {
          for (int i = 0; i < 300; i++) {
            t.read("article", e -> e.source(Source.SEARCH));
          }
        }),
        new Bought("source-mix", "door", new Trait.CameFrom(Source.QR), t -> {
          for (int i = 0; i < 100; i++) { // a door that nobody else comes through
            t.read("article", e -> e.source(Source.QR));
          }
        }),
        new Bought("cohort", "young", new Trait.YoungerThan(Duration.ofDays(7)), t -> {
          for (int i = 0; i < 100; i++) {
            t.read(
                "article", e -> e.accountCreated(START - (long) (6 * DAY * t.random.nextDouble())));
          }
        }),
        new Bought("cohort", "together", new Trait.CreatedBetween(hour, hour + HOUR), t -> {
          for (int i = 0; i < 40; i++) {
            t.read("article", e -> e.accountCreated(hour + (long) (HOUR * t.random.nextDouble())));
          }
        }),
        new Bought("stripped-fields", "missing", new Trait.Without(Trait.Claim.NETWORK), t -> {
          for (int i = 0; i < 120; i++) {
            t.read("article", e -> e.ip((String) null).client("7.1"));
          }
        }),
        new Bought("stripped-fields", "missing", new Trait.Without(Trait.Claim.CLIENT), t -> {
          for (int i = 0; i < 300; i++) {
            t.read("article", e -> e.client(null));
          }
        }),
        new Bought("stripped-fields", "missing", new Trait.Without(Trait.Claim.DEVICE), t -> {
          for (int i = 0; i < 300; i++) {
            t.read("article", e -> e.device((Id) null).client("7.1"));
          }
        }));
  }

  @ParameterizedTest
  @MethodSource("bought")
  void whatIsBoughtStandsOut(Bought bought) {
    publisher();
    readers("article", 300);
    Found before = Found.of(provider(bought.detector()), window, "article");
    before.all().forEach(excess -> assertTrue(excess.logP() > -6, before::toString));
    bought.delivery().accept(this);
    Found.Excess excess = found(bought.detector(), bought.statistic());
    assertTrue(excess.logP() < -7, excess::toString);
    assertEquals(bought.trait(), excess.trait());
    assertTrue(excess.observed() > 2 * excess.expected(), excess::toString);
  }

  @ParameterizedTest
  @MethodSource("bought")
  void whatAllOfAPublishersTargetsGetIsNoExcess(Bought bought) {
    for (int article = 0; article < 6; article++) {
      readers("article", 300);
      bought.delivery().accept(this);
      String other = "other-" + article;
      window.replaceAll(e -> article(e) ? as(e, other) : e);
    }
    readers("article", 300);
    bought.delivery().accept(this);
    Found found = Found.of(provider(bought.detector()), window, "article");
    found.all().stream()
        .filter(excess -> excess.statistic().equals(bought.statistic()))
        .forEach(excess -> assertTrue(excess.logP() > -6, excess::toString));
  }

  private static boolean article(Engagement e) {
    return e.target().toString().equals("article");
  }

  private Engagement as(Engagement e, String target) {
    return Engagement.of(e.action(), Id.of("b" + made++), Id.of(target), e.time())
        .publisher("p")
        .device(e.device())
        .source(e.source())
        .client(e.client())
        .ip(e.ip())
        .accountCreated(e.accountCreated())
        .build();
  }

  @Test
  void whatIsMissingForEverybodySaysNothing() {
    publisher();
    readers("article", 300);
    window.replaceAll(e -> Engagement.of(e.action(), e.account(), e.target(), e.time())
        .publisher("p")
        .build());
    for (String detector : List.of("source-mix", "cohort")) {
      Found found = Found.of(provider(detector), window, "article");
      assertEquals(List.of(), found.all(), detector);
    }
    assertTrue(found("stripped-fields", "missing").logP() > -1);
  }

  @Test
  void aSmallTargetIsNotJudged() {
    publisher();
    readers("article", 12);
    PROVIDERS.forEach((id, provider) ->
        assertEquals(List.of(), Found.of(provider, window, "article").all(), id));
  }
}
