package io.github.winnow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.runtime.Kernel;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The kernel with rows in hash maps gives what the engine gives. */
class KernelTest {
  private static final DetectorProvider[] DETECTORS = {
    Detectors.everyField("fields"),
    Detectors.scripted("script", Family.GRAPH, Detectors.logPValue(Subject.ACCOUNT))
  };

  @Test
  void theKernelGivesTheEnginesVerdicts() {
    long seed = Engines.seed(5);
    List<Engagement> traffic =
        Engines.traffic(seed, 5000).stream().map(KernelTest::withoutId).toList();
    Kernel kernel = Engines.with(DETECTORS).keepScores().buildKernel();
    Kernel.Event event = kernel.newEvent();
    List<Map<Long, long[]>> rows = new ArrayList<>();
    for (int key = 0; key < kernel.keys(); key++) {
      rows.add(new HashMap<>());
    }
    try (Winnow engine = Engines.with(DETECTORS).keepScores().memory(64 << 20).build()) {
      for (Engagement e : traffic) {
        Verdict expected = engine.score(e);
        assertTrue(kernel.observe(e, e.time(), event) == null);
        for (int key = 0; key < kernel.keys(); key++) {
          long value = kernel.keyOf(key, event);
          if (value != 0) {
            int longs = kernel.rowLongs(key);
            kernel.update(key, event, rows.get(key).computeIfAbsent(value, k -> new long[longs]));
          }
        }
        assertEquals(expected, kernel.judge(event), () -> "-Dwinnow.seed=" + seed);
      }
      assertEquals(
          engine.health().tables().stream()
              .map(Health.TableHealth::key)
              .limit(kernel.keys())
              .toList(),
          names(kernel));
      assertEquals(engine.pseudonym(Id.of("a")), kernel.pseudonym(Id.of("a")));
    }
  }

  /** Duplicates are the runtime's own business. */
  private static Engagement withoutId(Engagement e) {
    Engagement.Builder copy = Engagement.of(e.action(), e.account(), e.target(), e.time())
        .ip(e.ip())
        .device(e.device())
        .dwell(e.dwell())
        .region(e.region())
        .count(e.count());
    return copy.build();
  }

  private static List<String> names(Kernel kernel) {
    List<String> names = new ArrayList<>();
    for (int key = 0; key < kernel.keys(); key++) {
      names.add(kernel.keyName(key));
    }
    return names;
  }

  @Test
  void whatCannotBeJudgedIsSaid() {
    Kernel kernel = Engines.with(DETECTORS).buildKernel();
    Kernel.Event event = kernel.newEvent();
    Engagement nameless = Engagement.read("", "t", 0).build();
    assertEquals("the account's id is empty", kernel.observe(nameless, 0, event));
    Engagement fine = Engagement.read("a", "t", -5).build();
    assertThrows(IllegalArgumentException.class, () -> kernel.observe(fine, fine.time(), event));
    assertThrows(IllegalArgumentException.class, () -> kernel.observe(fine, 1L << 48, event));
    assertNull(kernel.observe(fine, (1L << 48) - 1, event));
  }
}
