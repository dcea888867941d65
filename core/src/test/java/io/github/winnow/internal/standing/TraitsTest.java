package io.github.winnow.internal.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;
import io.github.winnow.fixture.Seeds;
import io.github.winnow.spi.Trait;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which engagements show a trait. */
class TraitsTest {
  private static final long HOUR = 3_600_000;
  private static final List<Action> ACTIONS = List.of(Action.READ, Action.LIKE);
  private static final List<Source> SOURCES = List.of(Source.MOMENTS, Source.SEARCH);

  @Test
  void aTraitIsShownByThoseThatHaveIt() {
    Seeds.fresh(500, random -> {
      Shown act = new Shown(
          random.nextInt(2000) * HOUR + random.nextInt(3_600_000),
          ACTIONS.get(random.nextInt(2)),
          random.nextInt(3) == 0 ? null : SOURCES.get(random.nextInt(2)),
          1,
          2,
          random.nextInt(2),
          random.nextInt(2),
          random.nextInt(2),
          random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(1000));
      long age = act.time() - act.createdHour() * HOUR;
      Duration young = Duration.ofHours(1 + random.nextInt(500));
      long from = random.nextInt(1000) * HOUR - HOUR;
      assertTrue(Traits.isShown(Trait.ANY, act));
      for (Action action : ACTIONS) {
        assertEquals(action.equals(act.action()), Traits.isShown(new Trait.Did(action), act));
      }
      for (Source source : SOURCES) {
        assertEquals(source.equals(act.source()), Traits.isShown(new Trait.CameFrom(source), act));
      }
      assertEquals(
          act.createdHour() > 0 && age < young.toMillis(),
          Traits.isShown(new Trait.YoungerThan(young), act));
      assertEquals(
          act.createdHour() > 0
              && act.createdHour() * HOUR >= from
              && act.createdHour() * HOUR < from + 50 * HOUR,
          Traits.isShown(new Trait.CreatedBetween(from, from + 50 * HOUR), act));
      assertEquals(act.device() == 0, without(Trait.Claim.DEVICE, act));
      assertEquals(act.network() == 0, without(Trait.Claim.NETWORK, act));
      assertEquals(act.client() == 0, without(Trait.Claim.CLIENT, act));
      assertEquals(act.createdHour() == 0, without(Trait.Claim.CREATED, act));
    });
  }

  private static boolean without(Trait.Claim claim, Shown act) {
    return Traits.isShown(new Trait.Without(claim), act);
  }

  @Test
  void whatIsMissingIsNeitherYoungNorOfAnySpan() {
    Shown unknown = new Shown(HOUR, 1, 2);
    assertFalse(Traits.isShown(new Trait.YoungerThan(Duration.ofDays(30_000)), unknown));
    assertFalse(Traits.isShown(new Trait.CreatedBetween(-HOUR, HOUR), unknown));
  }

  @Test
  void aTraitThatNothingCouldShowIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Trait.YoungerThan(Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> new Trait.CreatedBetween(5, 5));
  }
}
