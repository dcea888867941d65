package io.github.winnow.cli;

import io.github.winnow.evidence.Clearance;
import io.github.winnow.evidence.Confirmation;
import java.util.List;

/**
 * What the host says of accounts and of all else, whatever the evidence.
 *
 * @param clearances what is genuine
 * @param confirmations who is not
 */
record HostSays(List<Clearance> clearances, List<Confirmation> confirmations) {
  /** Nothing. */
  static final HostSays NOTHING = new HostSays(List.of(), List.of());

  HostSays {
    clearances = List.copyOf(clearances);
    confirmations = List.copyOf(confirmations);
  }
}
