package com.example.counter;

import io.github.winnow.Health;
import io.github.winnow.Tally;
import io.github.winnow.Winnow;
import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Counts reads from eight threads, as a server would. */
public final class Counter {
  static final int THREADS = 8;
  static final int READS_PER_THREAD = 20_000;
  static final int ARTICLES = 10;

  private Counter() {}

  /** Scores all reads, and returns what the counts come to. */
  static List<Tally> run(Winnow winnow) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        int thread = t;
        all.add(threads.submit(() -> read(winnow, thread)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdown();
    }
    List<Tally> tallies = new ArrayList<>();
    for (int article = 0; article < ARTICLES; article++) {
      tallies.add(winnow.tallies().of("article-" + article, Action.READ));
    }
    return tallies;
  }

  private static void read(Winnow winnow, int thread) {
    for (int i = 0; i < READS_PER_THREAD; i++) {
      Verdict verdict = winnow.score(
          Engagement.read(
                  "reader-" + (thread * 977 + i) % 3000,
                  "article-" + i % ARTICLES,
                  1_700_000_000_000L + i * 500L)
              .ip("10." + thread + "." + i % 200 + ".7")
              .device("device-" + (thread * 977 + i) % 2900)
              .region("east")
              .networkType("home")
              .build());
      if (verdict.status() != Verdict.Status.JUDGED || verdict.degraded()) {
        throw new IllegalStateException("unexpected " + verdict);
      }
    }
  }

  static TreeSet<String> detectors(Health health) {
    TreeSet<String> ids = new TreeSet<>();
    health.detectors().forEach(detector -> ids.add(detector.id()));
    return ids;
  }

  /** Prints what it found and counted; fails when the counts don't add up. */
  public static void main(String[] args) throws Exception {
    byte[] secret = "only for this example".getBytes(StandardCharsets.UTF_8);
    try (Winnow winnow = Winnow.builder().secret(secret).memory(32 << 20).build()) {
      System.out.println("detectors: " + detectors(winnow.health()));
      long gross = 0;
      for (Tally tally : run(winnow)) {
        gross += tally.gross();
        System.out.println(tally);
      }
      if (gross != (long) THREADS * READS_PER_THREAD) {
        throw new IllegalStateException("lost reads: " + gross);
      }
    }
  }
}
