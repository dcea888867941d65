package io.github.winnow.cli;

import io.github.winnow.Winnow;
import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Feeds genuine engagements to an engine, which looks back as a host's would: whenever a window is
 * due, and once more when all is over, and hands on the first verdicts. Confined to one thread.
 */
final class GenuinePast {
  private static final int BATCH = 512;

  private final Winnow winnow;
  private final Audits audits;
  private final Consumer<Verdict> taker;
  private final List<Engagement> batch = new ArrayList<>(BATCH);

  GenuinePast(Winnow winnow, Audits audits, Consumer<Verdict> taker) {
    this.winnow = winnow;
    this.audits = audits;
    this.taker = taker;
  }

  void add(Engagement engagement) {
    batch.add(engagement);
    if (batch.size() == BATCH) {
      flush();
    }
  }

  private void flush() {
    winnow.score(batch, (engagement, verdict) -> taker.accept(verdict));
    batch.clear();
    audits.run();
  }

  /** To be called once, after the last of them. */
  void end() {
    flush();
    audits.end();
  }
}
