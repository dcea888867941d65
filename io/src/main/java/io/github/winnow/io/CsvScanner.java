package io.github.winnow.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into CSV records and cells (RFC 4180), within bounded memory, and goes on
 * after a broken record.
 *
 * <p>A record ends with LF, CRLF or CR; empty lines are none. A cell that begins with a quote ends
 * with one, and only a comma or the line's end may follow; inside, quotes are doubled. A quote
 * elsewhere is a character like others. UTF-8 needs no decoding here: all that matters is ASCII.
 *
 * <p>After a broken record reading goes on at the line that follows the record's <em>first</em>
 * line, so that a stray quote costs one line, however far the next quote is. What was scanned beyond
 * is scanned again; input can be built that asks for this on every line, so the sum of it is limited
 * to a multiple of what was read. When the limit is reached, reading goes on behind what was scanned.
 * Time is therefore linear in the input.
 *
 * <p>Memory: one buffer, at most the longest record and 64 KiB. Threading: confined to one thread.
 */
final class CsvScanner implements RecordScanner {
  /** Why a record is broken. */
  enum Fault {
    UNCLOSED_QUOTE,
    UNCLOSED_QUOTE_AT_END,
    TEXT_AFTER_QUOTE,
    TOO_LONG
  }

  private static final int CHUNK = 1 << 16;
  private static final int EXCERPT = SafeText.REJECT_BYTES;

  /** How often what was read may be scanned again, on average, and how many records on top. */
  private static final int RESCANS = 2;

  private static final int RESCANNED_RECORDS = 8;

  private static final int END_OF_INPUT = -1;
  private static final int OVERFLOW = -2;

  private static final byte PLAIN = 0;
  private static final byte QUOTED = 1;
  private static final byte ESCAPED = 2;

  private final InputStream in;
  private final int maxRecord;

  private final int largestBuffer;
  private byte[] buf;
  private int start;
  private int pos;
  private int limit;
  private boolean ended;

  /** How many bytes were read before the first one in the buffer. */
  private long before;

  private long rescanned;

  private long line;
  private long nextLine = 1;
  private int innerLines;
  private int recordEnd;

  // Offsets from the record's start, because filling the buffer moves it.
  private int[] cellFrom = new int[64];
  private int[] cellTo = new int[64];
  private byte[] cellKind = new byte[64];
  private int cells;

  private Fault fault = Fault.TOO_LONG;
  private byte[] excerpt = new byte[0];

  CsvScanner(InputStream in, int maxRecord) {
    this(in, maxRecord, CHUNK);
  }

  /** With a buffer that begins that small, so that tests see it filled often. */
  CsvScanner(InputStream in, int maxRecord, int chunk) {
    this.in = in;
    this.maxRecord = maxRecord;
    buf = new byte[chunk];
    // More than is ever kept from the record's start on, so that there is room for a byte.
    largestBuffer = Math.max(maxRecord, EXCERPT) + 2 + chunk;
  }

  @Override
  public Outcome next() throws IOException {
    for (; ; ) {
      start = pos;
      if (pos == limit && !fill()) {
        return Outcome.END;
      }
      if (!isLineEnd(buf[pos])) {
        line = nextLine;
        return scan();
      }
      endLine();
      nextLine++;
    }
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public int cells() {
    return cells;
  }

  @Override
  public void load(int index, Cell cell) {
    int from = start + cellFrom[index];
    int to = start + cellTo[index];
    if (cellKind[index] == ESCAPED) {
      cell.setEscaped(buf, from, to);
    } else {
      cell.set(buf, from, to);
    }
  }

  /** How many bytes were scanned more than once, each time counted. */
  long rescanned() {
    return rescanned;
  }

  /** Why the record is broken. */
  Fault fault() {
    return fault;
  }

  @Override
  public Reject.Reason brokenReason() {
    return fault == Fault.TOO_LONG ? Reject.Reason.LENGTH : Reject.Reason.QUOTE;
  }

  @Override
  public String brokenDetail() {
    return switch (fault) {
      case UNCLOSED_QUOTE -> "a quote is not closed within " + maxRecord + " bytes";
      case UNCLOSED_QUOTE_AT_END -> "a quote is not closed";
      case TEXT_AFTER_QUOTE -> "something stands between a closing quote and the next comma";
      case TOO_LONG -> "the row is longer than " + maxRecord + " bytes";
    };
  }

  @Override
  public String shown() {
    return SafeText.shown(excerpt, 0, excerpt.length);
  }

  @Override
  public String shownRecord() {
    return SafeText.shown(buf, start, start + Math.min(recordEnd, EXCERPT));
  }

  private Outcome scan() throws IOException {
    cells = 0;
    innerLines = 0;
    int p = pos;
    byte[] b = buf;
    int stop = stop();
    for (; ; ) {
      int from = p - start;
      if (p == stop) {
        p = more(p);
        if (p < 0) {
          return p == OVERFLOW ? broken(Fault.TOO_LONG) : record(from, from, PLAIN);
        }
        b = buf;
        stop = stop();
      }
      byte kind = PLAIN;
      int to;
      if (b[p] == '"') {
        kind = QUOTED;
        p++;
        for (; ; ) {
          if (p == stop) {
            p = more(p);
            if (p < 0) {
              return broken(p == OVERFLOW ? Fault.UNCLOSED_QUOTE : Fault.UNCLOSED_QUOTE_AT_END);
            }
            b = buf;
            stop = stop();
          }
          byte c = b[p++];
          if (c == '"') {
            if (p == stop) {
              p = more(p);
              if (p < 0) {
                return p == OVERFLOW
                    ? broken(Fault.TOO_LONG)
                    : record(from + 1, pos - start - 1, kind);
              }
              b = buf;
              stop = stop();
            }
            if (b[p] != '"') {
              break;
            }
            kind = ESCAPED;
            p++;
          } else if (c == '\r' || (c == '\n' && b[p - 2] != '\r')) {
            innerLines++;
          }
        }
        from++;
        to = p - start - 1;
      } else {
        // Most bytes pass here. All that ends a cell is no greater than a comma.
        for (; ; ) {
          if (p == stop) {
            p = more(p);
            if (p < 0) {
              return p == OVERFLOW ? broken(Fault.TOO_LONG) : record(from, pos - start, PLAIN);
            }
            b = buf;
            stop = stop();
          }
          byte c = b[p];
          if (c <= ',' && (c == ',' || c == '\n' || c == '\r')) {
            break;
          }
          p++;
        }
        to = p - start;
      }
      pos = p;
      if (b[p] != ',') {
        return isLineEnd(b[p]) ? record(from, to, kind) : broken(Fault.TEXT_AFTER_QUOTE);
      }
      add(from, to, kind);
      p++;
    }
  }

  /** The end of what may be scanned before {@link #more} is asked. */
  private int stop() {
    return Math.min(limit, start + maxRecord + 1);
  }

  /** Makes the byte at p readable and says where it is now; pos is at p in any case. */
  private int more(int p) throws IOException {
    pos = p;
    if (p - start > maxRecord) {
      return OVERFLOW;
    }
    return fill() ? pos : END_OF_INPUT;
  }

  private void add(int from, int to, byte kind) {
    if (cells < cellFrom.length) {
      cellFrom[cells] = from;
      cellTo[cells] = to;
      cellKind[cells] = kind;
    }
    cells++;
  }

  /** How many cells of a record can be loaded. */
  int capacity() {
    return cellFrom.length;
  }

  /** Room for that many cells in the records to come; further cells are only counted. */
  void setCapacity(int count) {
    cellFrom = Arrays.copyOf(cellFrom, count);
    cellTo = Arrays.copyOf(cellTo, count);
    cellKind = Arrays.copyOf(cellKind, count);
  }

  private Outcome record(int lastFrom, int lastTo, byte lastKind) throws IOException {
    add(lastFrom, lastTo, lastKind);
    recordEnd = pos - start;
    nextLine = line + innerLines + 1;
    endLine();
    return Outcome.RECORD;
  }

  /** Goes past the line's end at pos, if there is one. */
  private void endLine() throws IOException {
    if (pos == limit) {
      return;
    }
    byte c = buf[pos++];
    if (c == '\r' && (pos < limit || fill()) && buf[pos] == '\n') {
      pos++;
    }
  }

  private Outcome broken(Fault why) throws IOException {
    fault = why;
    int scanned = pos - start;
    int firstLine = firstLine(scanned);
    keepExcerpt();
    pos = start + scanned;
    int again = scanned - firstLine;
    long budget = RESCANS * (before + pos) + (long) RESCANNED_RECORDS * maxRecord;
    if (again > 0 && rescanned + again <= budget) {
      rescanned += again;
      pos = start + firstLine;
      nextLine = line + 1;
      endLine();
    } else {
      skipLine();
    }
    return Outcome.BROKEN;
  }

  /** The length of the record's first line, if it ends within so many bytes, else that many. */
  private int firstLine(int length) {
    int n = 0;
    while (n < length && !isLineEnd(buf[start + n])) {
      n++;
    }
    return n;
  }

  /**
   * Keeps the beginning of the record's first line. It does not depend on how many bytes happen to
   * be in the buffer, so that the same file gives the same rejects.
   */
  private void keepExcerpt() throws IOException {
    int n = 0;
    pos = start;
    while (n < EXCERPT && (pos < limit || fill()) && !isLineEnd(buf[pos])) {
      n++;
      pos++;
    }
    excerpt = Arrays.copyOfRange(buf, start, start + n);
  }

  private static boolean isLineEnd(byte b) {
    return b == '\n' || b == '\r';
  }

  /** Goes to the line that follows the one at pos. */
  private void skipLine() throws IOException {
    boolean insideLineEnd = pos > start && buf[pos - 1] == '\r';
    if (insideLineEnd && (pos < limit || fill()) && buf[pos] == '\n') {
      pos++;
    }
    nextLine = line + innerLines + 1;
    for (; ; ) {
      start = pos;
      if (pos == limit && !fill()) {
        return;
      }
      if (isLineEnd(buf[pos])) {
        endLine();
        return;
      }
      pos++;
    }
  }

  /** Reads more bytes, and keeps those from start on; false at the end of the input. */
  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    if (limit == buf.length) {
      if (start > 0) {
        System.arraycopy(buf, start, buf, 0, limit - start);
        before += start;
        pos -= start;
        limit -= start;
        start = 0;
      } else {
        buf = Arrays.copyOf(buf, (int) Math.min(2L * buf.length, largestBuffer));
      }
    }
    int n = in.read(buf, limit, buf.length - limit);
    ended = n < 0;
    limit += Math.max(n, 0);
    return n > 0;
  }
}
