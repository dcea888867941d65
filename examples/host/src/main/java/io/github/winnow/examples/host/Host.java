package io.github.winnow.examples.host;

import io.github.winnow.Health;
import io.github.winnow.HourTally;
import io.github.winnow.Tally;
import io.github.winnow.Winnow;
import io.github.winnow.WinnowBuilder;
import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An application that counts the reads of its articles, on one page. Give it a plugin's jar, or
 * nothing: it makes up a morning of readers, with a farm among them, and prints what it makes of it.
 */
public final class Host implements AutoCloseable {
  private final Winnow winnow;
  private final List<String> review = new ArrayList<>();

  /**
   * Starts the application.
   *
   * @param secret at least 16 bytes that nobody knows but the application
   * @param settings parameters of detectors, {@code detector.parameter}
   * @param plugins jars with further detectors
   */
  Host(byte[] secret, Map<String, String> settings, Path... plugins) {
    WinnowBuilder builder = Winnow.builder().secret(secret).memory(64 << 20).set(settings);
    winnow = Plugins.add(builder, plugins).build();
    Health health = winnow.health();
    health.detectors().forEach(d -> System.out.println("at work: " + d.id() + " " + d.version()));
    health.rejectedDetectors().forEach(reject -> System.out.println("left out: " + reject));
    System.out.println("not calibrated: " + health.uncalibrated());
  }

  /** Called for each read, from any thread. */
  Verdict onRead(Engagement read) {
    Verdict verdict = winnow.score(read);
    if (verdict.disposition() != Disposition.COUNT) {
      hold(read.account(), verdict);
    }
    return verdict;
  }

  private synchronized void hold(Id account, Verdict verdict) {
    StringBuilder line = new StringBuilder();
    line.append(verdict.disposition()).append(' ').append(winnow.pseudonym(account));
    for (Reason reason : verdict.reasons()) {
      line.append("; ").append(reason);
    }
    review.add(line.toString());
  }

  /** What a person should look at. */
  synchronized List<String> review() {
    return List.copyOf(review);
  }

  /** What stands beneath an article, and what its owner sees. */
  void show(String article) {
    Tally reads = winnow.tallies().of(article, Action.READ);
    System.out.printf(
        "%s: %d reads, %.1f after invalid ones (90%% interval %.1f to %.1f), %d held%n",
        article, reads.gross(), reads.net(), reads.netLow(), reads.netHigh(), reads.held());
    for (HourTally hour : winnow.tallies().hours(Id.of(article), Action.READ)) {
      System.out.printf(
          "  %s %d, net %.1f%n", hour.hour(), hour.tally().gross(), hour.tally().net());
    }
  }

  /** What the application's monitoring should watch: each figure says what a bound cost. */
  Health health() {
    return winnow.health();
  }

  @Override
  public void close() {
    winnow.close();
  }

  /** The lines that README.md shows. */
  static void tenLines(byte[] secret, long time) {
    // begin ten-lines
    try (Winnow winnow = Winnow.builder().secret(secret).memory(64 << 20).build()) {
      Engagement read =
          Engagement.read("alice", "article-17", time).ip("203.0.113.7").build();
      Verdict verdict = winnow.score(read);
      if (verdict.disposition() != Disposition.COUNT) {
        verdict.reasons().forEach(System.out::println);
      }
      Tally reads = winnow.tallies().of("article-17", Action.READ);
      System.out.println(reads.gross() + " reads, net of invalid ones " + reads.net());
    }
    // end ten-lines
  }

  /**
   * Runs the application.
   *
   * @param args plugins' jars
   */
  public static void main(String[] args) {
    byte[] secret = "only for this example".getBytes(StandardCharsets.UTF_8);
    Path[] plugins = List.of(args).stream().map(Path::of).toArray(Path[]::new);
    try (Host host = new Host(secret, Map.of(), plugins)) {
      Morning.reads().forEach(host::onRead);
      host.show("article-17");
      host.show("article-3");
      System.out.println(host.review().size() + " to look at, the last of them:");
      host.review().stream()
          .skip(Math.max(0, host.review().size() - 3))
          .forEach(System.out::println);
      System.out.println("rows that gave way while at work: " + rowsLost(host.health()));
    }
  }

  private static long rowsLost(Health health) {
    return health.tables().stream()
        .mapToLong(table -> table.evicted().getOrDefault("alive", 0L))
        .sum();
  }
}
