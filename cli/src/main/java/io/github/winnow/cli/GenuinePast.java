package io.github.winnow.cli;

import io.github.winnow.Winnow;
import io.github.winnow.event.Engagement;
import java.util.ArrayList;
import java.util.List;

/**
 * Feeds genuine engagements to an engine, which looks back as a host's would: whenever a window is
 * due, and once more when all is over. Confined to one thread.
 */
final class GenuinePast {
  private static final int BATCH = 512;

  private final Winnow winnow;
  private final Audits audits;
  private final List<Engagement> batch = new ArrayList<>(BATCH);

  GenuinePast(Winnow winnow, Audits audits) {
    this.winnow = winnow;
    this.audits = audits;
  }

  void add(Engagement engagement) {
    batch.add(engagement);
    if (batch.size() == BATCH) {
      flush();
    }
  }

  private void flush() {
    winnow.score(batch, (engagement, verdict) -> {});
    batch.clear();
    audits.run();
  }

  /** To be called once, after the last of them. */
  void end() {
    flush();
    audits.end();
  }
}
