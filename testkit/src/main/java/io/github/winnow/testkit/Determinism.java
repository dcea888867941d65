package io.github.winnow.testkit;

import io.github.winnow.Winnow;
import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.runtime.Kernel;
import io.github.winnow.spi.DetectorProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The same engagements give the same verdicts, whatever runs before, beside or beneath. */
final class Determinism {
  private static final Duration SHORT = Duration.ofHours(1);
  private static final Duration LONG = Duration.ofHours(24);

  private Determinism() {}

  /** Two engines one after the other, then two in turns, as state behind their backs would show. */
  static void repeats(Candidate candidate) {
    List<Engagement> traffic = candidate.traffic();
    List<String> first = run(candidate);
    Transcript.assertSame("a second engine answered otherwise", traffic, first, run(candidate));
    List<String> left = new ArrayList<>(traffic.size());
    List<String> right = new ArrayList<>(traffic.size());
    try (Winnow one = candidate.engine();
        Winnow other = candidate.engine()) {
      for (Engagement engagement : traffic) {
        left.add(Transcript.line(one.score(engagement)));
        right.add(Transcript.line(other.score(engagement)));
      }
    }
    Transcript.assertSame("an engine beside another answered otherwise", traffic, first, left);
    Transcript.assertSame("an engine beside another answered otherwise", traffic, first, right);
  }

  private static List<String> run(Candidate candidate) {
    try (Winnow engine = candidate.engine()) {
      return Transcript.of(engine, candidate.traffic());
    }
  }

  /** Judges every engagement again, at once and after the next one: a pure function can't tell. */
  static void keepsNothing(Candidate candidate) {
    List<Engagement> traffic = candidate.traffic();
    Kernel kernel = candidate.kernel();
    Rows rows = new Rows(kernel);
    List<String> first = new ArrayList<>(traffic.size());
    List<String> atOnce = new ArrayList<>(traffic.size());
    List<String> later = new ArrayList<>(traffic.size());
    Kernel.Event before = kernel.newEvent();
    Kernel.Event now = kernel.newEvent();
    for (Engagement engagement : traffic) {
      rows.update(engagement, now);
      first.add(Transcript.line(kernel.judge(now)));
      atOnce.add(Transcript.line(kernel.judge(now)));
      if (first.size() > 1) {
        later.add(Transcript.line(kernel.judge(before)));
      }
      Kernel.Event free = before;
      before = now;
      now = free;
    }
    later.add(Transcript.line(kernel.judge(before)));
    String what = "judged again from the same readings it answered otherwise";
    Transcript.assertSame(what, traffic, first, atOnce);
    Transcript.assertSame(what + " (after the next engagement)", traffic, first, later);
  }

  /** Alone, and between two others in any order of discovery. */
  static void standsAlone(Candidate candidate) {
    List<Engagement> traffic = candidate.traffic();
    String id = candidate.provider().id();
    List<String> alone = reports(candidate, id, candidate.provider());
    DetectorProvider before = new Companion("a-companion-of-the-contract", SHORT);
    DetectorProvider after = new Companion("zz-companion-of-the-contract", LONG);
    Transcript.assertSame(
        "beside other detectors it reported otherwise",
        traffic,
        alone,
        reports(candidate, id, before, candidate.provider(), after));
    try (Winnow one = candidate.engine(before, candidate.provider(), after);
        Winnow other = candidate.engine(after, before, candidate.provider())) {
      Transcript.assertSame(
          "the order of discovery changed a verdict",
          traffic,
          Transcript.of(one, traffic),
          Transcript.of(other, traffic));
    }
  }

  private static List<String> reports(
      Candidate candidate, String id, DetectorProvider... providers) {
    List<String> lines = new ArrayList<>();
    try (Winnow engine = candidate.engine(providers)) {
      for (Engagement engagement : candidate.traffic()) {
        lines.add(Transcript.evidence(engine.score(engagement), id));
      }
    }
    return lines;
  }

  /** One by one, in a batch, and with rows that somebody else keeps. */
  static void agrees(Candidate candidate) {
    List<Engagement> traffic = candidate.traffic();
    List<String> oneByOne = run(candidate);
    List<String> batch = new ArrayList<>(traffic.size());
    try (Winnow engine = candidate.engine()) {
      engine.score(traffic, (engagement, verdict) -> batch.add(Transcript.line(verdict)));
    }
    Transcript.assertSame("a batch gave another verdict", traffic, oneByOne, batch);
    Kernel kernel = candidate.kernel();
    Rows rows = new Rows(kernel);
    Kernel.Event event = kernel.newEvent();
    List<String> kept = new ArrayList<>(traffic.size());
    for (Engagement engagement : traffic) {
      rows.update(engagement, event);
      Verdict verdict = kernel.judge(event);
      kept.add(Transcript.line(verdict));
    }
    Transcript.assertSame("the kernel gave another verdict", traffic, oneByOne, kept);
  }
}
