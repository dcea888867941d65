package io.github.winnow.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Engagement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorldsTest {
  private static final long SEED = 42;

  private static Traffic small(String world) {
    return Traffic.world(world, SEED).scale(0.05);
  }

  /** What these weeks' bytes hash to, on every JDK and processor. */
  @ParameterizedTest
  @CsvSource({
    "mixed, f501f4f46378ad6039d2c79c919f6da175649f0096f18a803422b39ee40e5d53",
    "vendors, d139a3c43250b96115a5060c3571653795281effa755030edcdcb91e6c790305"
  })
  void theSameSeedGivesTheSameBytesEverywhere(String world, String sha256) {
    String hash = Canonical.sha256(small(world).generate());
    assertEquals(hash, Canonical.sha256(small(world).generate()));
    assertEquals(sha256, hash);
  }

  @Test
  void theFirstWorldIsTheWeek() {
    assertEquals(
        List.of("week", "mixed", "genuine", "vendors"),
        List.copyOf(Traffic.worlds().keySet()));
    assertEquals(
        Canonical.sha256(Traffic.week(SEED).scale(0.05).generate()),
        Canonical.sha256(small("week").generate()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mixed", "vendors"})
  void allOfAWorldTakesPartAtTheShareThatWasAskedFor(String world) {
    List<LabelledEngagement> events = small(world).fabricated(0.2).generate();
    long fabricated = events.stream().filter(LabelledEngagement::fabricated).count();
    assertEquals(0.2 * events.size(), (double) fabricated, 1);
    assertEquals(
        Set.copyOf(Traffic.scenarios(world)),
        events.stream().map(LabelledEngagement::scenario).collect(Collectors.toSet()));
  }

  /** Vendors differ, people stay: a table of false positives holds for all. */
  @Test
  void theGenuinePartIsTheSameInAll() {
    List<String> genuine = Canonical.lines(small("genuine").generate());
    for (String world : List.of("mixed", "vendors")) {
      List<LabelledEngagement> kept =
          small(world).generate().stream().filter(e -> !e.fabricated()).toList();
      assertEquals(genuine, Canonical.lines(kept));
    }
  }

  /** Of vendors, since forgers must see the same numbers whichever part is made. */
  @Test
  void aStreamGivesWhatAListGives() {
    Traffic traffic = Traffic.world("vendors", 3).scale(1.1);
    assertEquals(
        Canonical.sha256(traffic.generate()), Canonical.sha256(traffic.stream().toList()));
  }

  @Test
  void datesAndFixedHoursMoveWithTheSeed() {
    Set<Long> weeks = new HashSet<>();
    Set<Double> evenings = new HashSet<>();
    Set<Double> bells = new HashSet<>();
    for (int seed = 0; seed < 8; seed++) {
      World world = new World(seed, 0.05, true);
      weeks.add(world.shift() / Calendar.DAY);
      evenings.add(world.timetable().evening(0));
      bells.add(world.timetable().bells()[1]);
      List<LabelledEngagement> events =
          Traffic.world("genuine", seed).scale(0.01).generate();
      long first = events.get(0).engagement().time();
      assertTrue(first >= Calendar.START + world.shift(), () -> "begins at " + first);
      assertTrue(first < Calendar.START + world.shift() + Calendar.HOUR);
    }
    assertTrue(weeks.size() > 6 && evenings.size() > 2 && bells.size() > 4);
  }

  @Test
  void hiredPeopleAreOrdinaryReaders() {
    List<LabelledEngagement> events = small("mixed").generate();
    Set<Object> readers = accounts(events, "readers");
    for (String hired : List.of("crowd-workers", "rented-accounts")) {
      Set<Object> accounts = accounts(events, hired);
      long known = accounts.stream().filter(readers::contains).count();
      assertTrue(known > 0.8 * accounts.size(), () -> known + " of " + accounts.size());
    }
    Set<Object> farm = accounts(events, "single-client-farm");
    farm.retainAll(readers);
    assertEquals(Set.of(), farm);
  }

  @Test
  void whatCannotBeIsSaid() {
    assertMessage("mixed", () -> Traffic.world("mix", 1));
    assertMessage("nothing is fabricated", () -> small("genuine").fabricated(0.1));
    assertMessage("forged-ids", () -> small("vendors").without("phone-farm"));
    assertNotEquals(0, small("genuine").fabricated(0).generate().size());
  }

  private static void assertMessage(String part, Runnable call) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call::run);
    assertTrue(String.valueOf(e.getMessage()).contains(part), String.valueOf(e.getMessage()));
  }

  private static Set<Object> accounts(List<LabelledEngagement> events, String scenario) {
    return events.stream()
        .filter(e -> e.scenario().equals(scenario))
        .map(LabelledEngagement::engagement)
        .map(Engagement::account)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
