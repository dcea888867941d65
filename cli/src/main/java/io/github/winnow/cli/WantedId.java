package io.github.winnow.cli;

import io.github.winnow.io.ResultCsv;

/**
 * An id that somebody asks for: as the log has it, as a result file has it (with a spreadsheet's
 * apostrophe in front and control characters escaped), or as a screen shows it.
 */
final class WantedId {
  private static final int LONGEST = 1000;

  private final String id;
  private final String cell;
  private final boolean escaped;

  WantedId(String id) {
    this.id = id;
    cell = ResultCsv.cell(id);
    escaped = id.indexOf('\\') >= 0;
  }

  /** Whether a text of a result file is it. */
  boolean is(String text) {
    return text.equals(cell)
        || text.equals(id)
        || (escaped && ResultFolder.shown(text, LONGEST).equals(id));
  }

  @Override
  public String toString() {
    return Failure.shown(id);
  }
}
