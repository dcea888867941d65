package io.github.winnow.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into lines, which end with LF. Of a line that is too long the beginning is
 * kept and the rest is passed over.
 *
 * <p>Memory: one buffer, at most the longest line and 64 KiB. Threading: confined to one thread.
 */
final class LineInput {
  private static final int CHUNK = 1 << 16;
  private static final int EXCERPT = SafeText.REJECT_BYTES;

  private final InputStream in;
  private final int most;
  private byte[] buf;
  private int start;
  private int pos;
  private int limit;
  private int length;
  private boolean ended;
  private boolean tooLong;
  private byte[] excerpt = new byte[0];
  private long line;

  LineInput(InputStream in, int most) {
    this(in, most, CHUNK);
  }

  /** With a buffer that begins that small, so that tests see it filled often. */
  LineInput(InputStream in, int most, int chunk) {
    this.in = in;
    this.most = most;
    buf = new byte[chunk];
  }

  /** Goes to the next line; false at the end. */
  boolean next() throws IOException {
    start = pos;
    length = 0;
    tooLong = false;
    while ((start + length < limit || fill()) && buf[start + length] != '\n') {
      length++;
      if (length > most) {
        pass();
        return true;
      }
    }
    boolean atEnd = start + length == limit;
    if (atEnd && length == 0) {
      return false;
    }
    line++;
    pos = start + length + (atEnd ? 0 : 1);
    return true;
  }

  /** Passes over a line that is too long. */
  private void pass() throws IOException {
    line++;
    tooLong = true;
    excerpt = Arrays.copyOfRange(buf, start, start + Math.min(length, EXCERPT));
    boolean more = true;
    for (pos = start + length; more; ) {
      start = pos;
      more = (pos < limit || fill()) && buf[start] != '\n';
      pos = Math.min(limit, start + 1);
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
        limit -= start;
        pos -= start;
        start = 0;
      } else {
        buf = Arrays.copyOf(buf, (int) Math.min(2L * buf.length, (long) most + CHUNK + 1));
      }
    }
    int n = in.read(buf, limit, buf.length - limit);
    ended = n < 0;
    limit += Math.max(n, 0);
    return n > 0;
  }

  /** The number of the line, from 1. */
  long line() {
    return line;
  }

  /** Whether the line is too long; then {@link #excerpt} is all there is of it. */
  boolean isTooLong() {
    return tooLong;
  }

  /** The line's bytes are those from {@link #from} on. */
  byte[] bytes() {
    return buf;
  }

  int from() {
    return start;
  }

  int length() {
    return length;
  }

  /** The line for a message: escaped, short. */
  String shown() {
    return tooLong
        ? SafeText.shown(excerpt, 0, excerpt.length)
        : SafeText.shown(buf, start, start + Math.min(length, EXCERPT));
  }

  boolean isBlank() {
    for (int i = start; i < start + length; i++) {
      if (buf[i] != ' ' && buf[i] != '\t' && buf[i] != '\r') {
        return false;
      }
    }
    return !tooLong;
  }
}
