package io.github.winnow.cli;

import io.github.winnow.event.Id;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.Clearance;
import io.github.winnow.evidence.Policy;
import io.github.winnow.io.LogFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Runs {@code score} with an engine whose audits are scripted. */
final class Scripted {
  private static final long START = 1_714_550_400_000L;
  private static final long MINUTE = 60_000;
  private static final long DAY = 24 * 60 * MINUTE;

  private Scripted() {}

  static Path score(Path log, Path out, ScriptedWinnow.Script script, Clearance... clearances)
      throws IOException {
    EngineOptions options = new EngineOptions();
    HostSays host = new HostSays(List.of(clearances), List.of());
    Calibration none = Calibration.none();
    Policy policy = Policy.standard();
    ScoreRun run = new ScoreRun(
        log.toString(),
        LogFormat.standard(),
        options,
        listener -> new ScriptedWinnow(options.build(none, policy, listener), listener, script),
        host,
        false,
        new Summary(none, policy, null, host));
    try (Progress progress =
        new Progress(new PrintWriter(new StringWriter()), Terminal.NONE, "x")) {
      run.writeTo(out, progress);
    }
    return out;
  }

  /**
   * A week in which accounts {@code m0, m1, ...} read targets {@code o0, o1, ...} within half an hour
   * each, and others whenever they like, as other readers do.
   */
  static Path groupLog(Path file, int members, int orders) throws IOException {
    Random random = new Random(7);
    List<String> rows = new ArrayList<>();
    for (int order = 0; order < orders; order++) {
      long start = orderStart(order);
      for (int member = 0; member < members; member++) {
        long time = start + random.nextInt((int) (30 * MINUTE));
        rows.add(time + ",m" + member + ",read,o" + order);
      }
    }
    for (int i = 0; i < 1500; i++) {
      long time = START + (long) (random.nextDouble() * 7 * DAY);
      String account = i % 10 == 0 ? "m" + random.nextInt(members) : "r" + random.nextInt(200);
      rows.add(time + "," + account + ",read,t" + random.nextInt(90));
    }
    rows.sort(null);
    rows.add(0, "time,account,action,target");
    return Files.writeString(file, String.join("\n", rows) + "\n");
  }

  static long orderStart(int order) {
    return START + order * DAY + order * (order * 37L) * MINUTE;
  }

  /** Finds that group when the log ends. */
  static void findGroup(ScriptedWinnow winnow, int members, int orders) {
    if (!winnow.ended()) {
      return;
    }
    List<Campaign.Member> who = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      who.add(new Campaign.Member(
          winnow.pseudonym(Id.of("m" + i)), 1 - i * 0.4 / members, 9 - i * 0.1, orders, 0.3));
    }
    List<Campaign.Order> what = new ArrayList<>();
    for (int i = 0; i < orders; i++) {
      what.add(new Campaign.Order(
          winnow.pseudonym(Id.of("o" + i)),
          orderStart(i),
          orderStart(i) + 30 * MINUTE - 1,
          members));
    }
    winnow.found(Restating.campaign("c1", true, true, who, what));
  }
}
