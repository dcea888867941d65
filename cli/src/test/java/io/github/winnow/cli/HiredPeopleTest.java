package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.io.Label;
import io.github.winnow.io.LogWriter;
import io.github.winnow.testkit.LabelledEngagement;
import io.github.winnow.testkit.Traffic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers who are paid by the task: their tasks are not counted, and what else they read is. */
class HiredPeopleTest {
  @TempDir
  private Path temp = Path.of("");

  @Test
  void whatTheyReadForThemselvesCounts() throws IOException {
    Traffic hired = Traffic.world("mixed", 4_001).scale(0.4).fabricated(0.015);
    for (String other : Traffic.scenarios("mixed")) {
      boolean isSold = !Traffic.scenarios("genuine").contains(other);
      hired = isSold && !other.equals("crowd-workers") ? hired.without(other) : hired;
    }
    List<LabelledEngagement> all = hired.generate();
    Path log = temp.resolve("log.csv");
    Set<String> workers = new HashSet<>();
    try (LogWriter writer = LogWriter.create(log)) {
      for (LabelledEngagement e : all) {
        Label label = e.fabricated() ? Label.FABRICATED : Label.GENUINE;
        writer.write(e.engagement(), label, e.scenario());
        if (e.fabricated()) {
          workers.add(e.engagement().account().toString());
        }
      }
    }
    Path out = temp.resolve("out");
    Cli.run("score", log, "--out", out).ok();
    List<String> accounts = Cli.column(log, "account");
    List<String> labels = Cli.column(log, "label");
    List<String> said = Cli.column(out.resolve("verdicts.csv"), "disposition");
    double[] tasks = new double[2];
    double[] own = new double[2];
    for (int i = 0; i < said.size(); i++) {
      if (workers.contains(accounts.get(i))) {
        double[] sum = labels.get(i).equals("1") ? tasks : own;
        sum[0]++;
        sum[1] += said.get(i).equals("COUNT") ? 0 : 1;
      }
    }
    assertTrue(tasks[0] > 500 && own[0] > 500, tasks[0] + " tasks and " + own[0] + " others");
    assertTrue(tasks[1] >= 0.6 * tasks[0], tasks[1] + " of " + tasks[0] + " tasks");
    assertTrue(own[1] <= 0.08 * own[0], own[1] + " of " + own[0] + " others");
  }
}
