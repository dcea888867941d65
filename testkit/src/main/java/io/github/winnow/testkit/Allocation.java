package io.github.winnow.testkit;

import com.sun.management.ThreadMXBean;
import io.github.winnow.Winnow;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Calibrator;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.runtime.Kernel;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Below the reporting floor a detector costs no garbage: neither what it observes nor its derived
 * dimensions and measures. The floor is laid above all scores, so that only rules make verdicts of
 * their own; those are left out of the sum. What the engine around it allocates is the engine's
 * business and not measured.
 */
final class Allocation {
  private static final Policy NOTHING_REPORTED = new Policy("nothing", 0, 0, 0, 2, 1, 0.01);
  private static final long WEEK = Calendar.END - Calendar.START;
  private static final int ROUNDS = 12;
  private static final int WARM = 5;

  private Allocation() {}

  static void check(Candidate candidate) {
    if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)
        || !threads.isThreadAllocatedMemorySupported()) {
      throw new AssertionError("this JVM can't tell what a thread allocates");
    }
    threads.setThreadAllocatedMemoryEnabled(true);
    Calibration calibration = learn(candidate);
    double bytes = measure(kernel(candidate, calibration), candidate.traffic(), threads);
    if (bytes > 0) {
      throw new AssertionError(String.format(
          "%.2f bytes an engagement are allocated below the reporting floor: look for boxing,"
              + " lambdas, varargs, iterators and strings in observe, and in derived dimensions"
              + " and measures",
          bytes));
    }
  }

  private static Kernel kernel(Candidate candidate, Calibration calibration) {
    return candidate
        .quietBuilder(candidate.provider())
        .calibration(calibration)
        .policy(NOTHING_REPORTED)
        .buildKernel();
  }

  private static Calibration learn(Candidate candidate) {
    Calibrator calibrator = new Calibrator("the contract's traffic");
    try (Winnow engine = candidate.engine()) {
      for (Engagement engagement : candidate.traffic()) {
        Pseudonym account = engine.pseudonym(engagement.account());
        calibrator.addTails(engagement.action(), account, engine.score(engagement));
      }
    }
    Calibration tails = calibrator.afterTails();
    try (Winnow engine =
        candidate.builder(candidate.provider()).calibration(tails).build()) {
      for (Engagement engagement : candidate.traffic()) {
        Pseudonym account = engine.pseudonym(engagement.account());
        calibrator.addScore(engagement.action(), account, engine.score(engagement), null);
      }
    }
    return calibrator.afterScores(Calibration.none());
  }

  /** The least bytes an engagement of all rounds: compilation comes when it comes. */
  private static double measure(Kernel kernel, List<Engagement> traffic, ThreadMXBean threads) {
    Rows rows = new Rows(kernel);
    double least = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS && least > 0; round++) {
      double bytes = round(kernel, rows, shift(traffic, round * WEEK), threads);
      if (round >= WARM) {
        least = Math.min(least, bytes);
      }
    }
    return least;
  }

  private static double round(
      Kernel kernel, Rows rows, List<Engagement> traffic, ThreadMXBean threads) {
    Kernel.Event event = kernel.newEvent();
    long sum = 0;
    long counted = 0;
    for (int i = 0; i < traffic.size(); i++) {
      Engagement engagement = traffic.get(i);
      long start = threads.getCurrentThreadAllocatedBytes();
      kernel.observe(engagement, engagement.time(), event);
      long bytes = threads.getCurrentThreadAllocatedBytes() - start;
      rows.apply(event);
      start = threads.getCurrentThreadAllocatedBytes();
      Verdict verdict = kernel.judge(event);
      bytes += threads.getCurrentThreadAllocatedBytes() - start;
      if (verdict.evidence().isEmpty()) {
        sum += bytes;
        counted++;
      }
    }
    if (counted == 0) {
      throw new AssertionError("every engagement has a verdict of its own");
    }
    return (double) sum / counted;
  }

  private static List<Engagement> shift(List<Engagement> traffic, long by) {
    List<Engagement> shifted = new ArrayList<>(traffic.size());
    for (Engagement e : traffic) {
      shifted.add(Copies.at(e, e.time() + by).build());
    }
    return shifted;
  }
}
