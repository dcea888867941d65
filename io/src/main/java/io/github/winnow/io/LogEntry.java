package io.github.winnow.io;

/**
 * What one data row of a log gave: a {@link LogRow} or a {@link Reject}. Immutable, safe for use by
 * any thread.
 */
public sealed interface LogEntry permits LogRow, Reject {
  /**
   * The number of the data row, from 1. The header and empty lines are not counted, rejected rows
   * are.
   *
   * @return the number
   */
  long row();

  /**
   * The line of the file on which the row begins, from 1. The header and empty lines count.
   *
   * @return the line
   */
  long line();
}
