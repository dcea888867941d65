package io.github.winnow.cli;

import io.github.winnow.io.Label;
import io.github.winnow.io.LogRow;
import java.io.IOException;

/**
 * What the log states of a row, as ground truth.
 *
 * @param label whether it is fabricated
 * @param scenario what made it; empty when missing
 */
record Truth(Label label, String scenario) {
  private static final Label[] LABELS = Label.values();

  static Truth of(LogRow row) {
    String scenario = row.scenario();
    return new Truth(row.label(), scenario == null ? "" : scenario);
  }

  /** Keeps them in temporary files. */
  static final class Format implements Codec<Truth> {
    @Override
    @SuppressWarnings("EnumOrdinal") // a file of this run alone
    public void write(Truth truth, SpillOutput out) throws IOException {
      out.writeByte(truth.label.ordinal());
      out.writeText(truth.scenario);
    }

    @Override
    public Truth read(SpillInput in) throws IOException {
      return new Truth(LABELS[in.readByte()], in.readText());
    }
  }
}
