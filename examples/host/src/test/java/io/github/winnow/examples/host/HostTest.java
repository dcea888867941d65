package io.github.winnow.examples.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Disposition;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostTest {
  private static final byte[] SECRET = "a secret of this test".getBytes(StandardCharsets.UTF_8);

  @Test
  void theFarmIsHeldAndTheReadersCount() {
    int[] held = new int[2];
    int[] all = new int[2];
    try (Host host = new Host(SECRET, Map.of())) {
      for (Engagement read : Morning.reads()) {
        int farm = Integer.parseInt(read.account().toString().substring(8)) >= Morning.FIRST_OF_FARM
            ? 1
            : 0;
        all[farm]++;
        held[farm] += host.onRead(read).disposition() == Disposition.COUNT ? 0 : 1;
      }
      assertEquals(all[0] + all[1], host.health().scored());
      assertEquals(held[0] + held[1], host.review().size());
    }
    String counts = held[1] + " of " + all[1] + " of the farm, " + held[0] + " of " + all[0]
        + " of the readers";
    assertTrue(held[1] > 0 && held[1] * 10.0 / all[1] > held[0] * 100.0 / all[0], counts);
    assertTrue(held[0] < all[0] / 100, counts);
  }

  @Test
  void theWholePageRuns() {
    String out = stdout(() -> Host.main(new String[0]));
    for (String part : new String[] {
      "at work: burst", "at work: shared-network", "article-17: ", "to look at", "gave way"
    }) {
      assertTrue(out.contains(part), () -> part + " is not in " + out);
    }
    assertFalse(out.contains("left out"), out);
    assertFalse(out.contains("account-"), "accounts appear as pseudonyms only");
  }

  @Test
  void theTenLinesOfTheReadmeRun() {
    String out = stdout(() -> Host.tenLines(SECRET, 1_700_000_000_000L));
    assertEquals("1 reads, net of invalid ones 1.0" + System.lineSeparator(), out);
  }

  private static String stdout(Runnable work) {
    PrintStream before = System.out;
    ByteArrayOutputStream caught = new ByteArrayOutputStream();
    System.setOut(new PrintStream(caught, true, StandardCharsets.UTF_8));
    try {
      work.run();
    } finally {
      System.setOut(before);
    }
    return caught.toString(StandardCharsets.UTF_8);
  }
}
