package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.Tally;
import io.github.winnow.Winnow;
import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Policy;
import io.github.winnow.io.Label;
import io.github.winnow.io.LogRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line's tallies are the engine's. */
class TargetSumsTest {
  @TempDir
  private Path temp = Path.of("");

  @Test
  void equalToTheEnginesTallies() throws IOException {
    Path log = Logs.traffic(temp.resolve("log.csv"), 4000, 8);
    Path learned = temp.resolve("c");
    Cli.run("calibrate", log, "--out", learned).ok();
    Calibration calibration = Calibration.read(learned);
    Policy policy = Policy.standard().withRates(0.1, 0.02);
    Map<List<String>, List<Double>> expected = new HashMap<>();
    Map<List<String>, List<Double>> found = new HashMap<>();
    try (Winnow winnow = Winnow.builder()
            .secret("0123456789abcdef".getBytes(StandardCharsets.UTF_8))
            .calibration(calibration)
            .policy(policy)
            .keepScores()
            .build();
        TallyFile tally = new TallyFile(temp::resolve)) {
      int row = 0;
      for (String line : Files.readAllLines(log).subList(1, 4001)) {
        String[] cells = line.split(",", -1);
        Engagement e = Engagement.of(
                Action.of(cells[3]), cells[2], cells[4], Long.parseLong(cells[1]))
            .ip(cells[6])
            .count(1 + cells[0].length() % 3)
            .build();
        LogRow read = new LogRow(++row, row, e, Label.ABSENT, null);
        ScoredRow scored = ScoredRow.of(read, winnow.score(e), winnow, Set.of());
        tally.add(scored, scored.first(), new FoundCampaigns(List.of()));
      }
      for (Tally t : winnow.tallies().all()) {
        expected.put(
            List.of(String.valueOf(t.target()), String.valueOf(t.action())),
            List.of(
                (double) t.gross(),
                t.invalidGeneral(),
                t.invalidSophisticated(),
                t.net(),
                t.netLow(),
                t.netHigh()));
      }
      tally.write(temp.resolve("tally.csv"));
    }
    for (List<String> row : Cli.rows(temp.resolve("tally.csv")).subList(1, expected.size() + 1)) {
      found.put(
          row.subList(0, 2), row.subList(2, 8).stream().map(Double::valueOf).toList());
    }
    assertEquals(expected, found);
    assertTrue(found.values().stream().anyMatch(figures -> figures.get(2) > 0));
  }
}
