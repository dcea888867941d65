package io.github.winnow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Engagement;
import io.github.winnow.spi.Chance;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Findings;
import io.github.winnow.spi.GraphDetector;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an engine lets graph detectors search beside a window itself. */
class DecoysTest {
  private static final long START = 1_700_000_000_000L;
  private static final long DAY = 86_400_000L;

  /** Reports one group of each window, and keeps what each showed. */
  private static final class Shown implements GraphDetector {
    private final Statistic statistic;
    private final Chance chance;
    private final List<List<Integer>> acts = new ArrayList<>();
    private final List<List<Integer>> traits = new ArrayList<>();

    Shown(Statistic statistic, Chance chance) {
      this.statistic = statistic;
      this.chance = chance;
    }

    @Override
    public Chance chance() {
      return chance;
    }

    @Override
    public void audit(Slice window, Findings out) {
      acts.add(IntStream.range(0, window.size()).mapToObj(window::account).toList());
      traits.add(IntStream.range(0, window.size()).mapToObj(window::device).toList());
      out.group(new Group(statistic, 1).account(0, 1, 1, 1, 0));
    }
  }

  @Test
  void decoysExchangeWhatTheDetectorTakesForCoordination() {
    for (Chance chance : Chance.values()) {
      List<Shown> made = new ArrayList<>();
      try (Winnow winnow = Engines.with(Detectors.of("shown", Family.GRAPH, setup -> {
            made.add(new Shown(setup.group("group", "{observed}"), chance));
            return made.get(0);
          }))
          .build()) {
        List<Engagement> events = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
          events.add(Engagement.read("a" + i % 200, "t" + i * 31 % 97, START + i * 1_000L)
              .device("d" + i % 200)
              .build());
        }
        events.forEach(winnow::score);
        winnow.advanceTo(START + 3 * DAY);
        winnow.audit();
      }
      Shown shown = made.get(0);
      assertTrue(shown.acts.size() > 20, "decoys were searched");
      assertEquals(chance == Chance.TRAITS, shown.acts.get(0).equals(shown.acts.get(1)));
      assertFalse(shown.traits.get(0).equals(shown.traits.get(1)));
    }
  }
}
