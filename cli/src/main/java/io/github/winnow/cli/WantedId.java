package io.github.winnow.cli;

import io.github.winnow.io.ResultCsv;

/**
 * An id that somebody asks for: as the log has it, as a result file has it (with a spreadsheet's
 * apostrophe in front), or as a screen shows it.
 */
final class WantedId {
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
        || (escaped && Failure.shown(text).equals(id));
  }

  @Override
  public String toString() {
    return Failure.shown(id);
  }
}
