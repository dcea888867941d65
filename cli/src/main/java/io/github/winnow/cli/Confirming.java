package io.github.winnow.cli;

import io.github.winnow.Winnow;
import io.github.winnow.evidence.Confirmation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Confirms accounts when the stream comes to the time from which that is known. One thread. */
final class Confirming {
  private final Winnow winnow;
  private final List<Confirmation> pending;
  private int next;

  Confirming(Winnow winnow, List<Confirmation> confirmations) {
    this.winnow = winnow;
    pending = new ArrayList<>(confirmations);
    pending.sort(Comparator.comparingLong(Confirmation::known));
  }

  /** Those known by now. */
  void run() {
    if (next < pending.size()) {
      confirm(winnow.health().streamTime());
    }
  }

  /** All that are left: they became known after the log's end, and after all looking back. */
  void end() {
    confirm(Long.MAX_VALUE);
  }

  private void confirm(long time) {
    int from = next;
    while (next < pending.size() && pending.get(next).known() <= time) {
      next++;
    }
    if (next > from) {
      winnow.confirm(pending.subList(from, next));
    }
  }
}
