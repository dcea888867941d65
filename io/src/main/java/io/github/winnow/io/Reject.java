package io.github.winnow.io;

/**
 * A row that was not accepted, and why. Immutable, safe for use by any thread. Nothing in it is raw
 * input: detail and text are escaped as {@link SafeText} does, and short.
 *
 * @param row the number of the data row, from 1
 * @param line the line of the file on which the row begins, from 1
 * @param reason the kind of fault
 * @param detail the fault in words, on one line
 * @param text the beginning of the row
 */
public record Reject(long row, long line, Reason reason, String detail, String text)
    implements LogEntry {

  /** The kinds of fault. Their codes are stable. */
  public enum Reason {
    /** A required cell is empty. */
    MISSING("missing"),

    /** A time can't be read, or lies outside the years 1980 to 9999. */
    TIME("bad-time"),

    /** An id is too long, is no UTF-8, or has a NUL. */
    ID("bad-id"),

    /** An action or a source is too long, is no UTF-8, or has control characters. */
    NAME("bad-name"),

    /** A number can't be read, or lies outside its range. */
    NUMBER("bad-number"),

    /** A label is something else than 0, 1 or nothing. */
    LABEL("bad-label"),

    /** Another text is too long, is no UTF-8, or has a NUL. */
    TEXT("bad-text"),

    /** The row has more or fewer cells than the header. */
    CELLS("cell-count"),

    /** A quote is not closed, or something stands behind a closing quote. */
    QUOTE("broken-quote"),

    /** The line is no JSON object, or one that can't be taken for a row. */
    JSON("bad-json"),

    /** The row is longer than {@link LogFormat#maxRecordBytes}. */
    LENGTH("too-long"),

    /** The host did not want the row: see {@link LogReader#refuse}. */
    REFUSED("refused");

    private final String code;

    Reason(String code) {
      this.code = code;
    }

    /**
     * The reason's stable name in files.
     *
     * @return lower-case letters and hyphens
     */
    public String code() {
      return code;
    }
  }

  /** One line for a person: where, what, why. */
  @Override
  public String toString() {
    return "line " + line + ": " + reason.code() + ": " + detail;
  }
}
