package io.github.winnow.io;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes CSV cells in UTF-8: quotes where they are needed, {@code \n} ends a line. Numbers look the
 * same on every JDK ({@link Double#toString} changed in 19). Confined to one thread.
 */
final class CsvOut implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_LONG = 20;
  private static final double EXACT_WHOLE = 1L << 53;

  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER];
  private int n;
  private int cells;
  private boolean lineIsEmpty = true;

  CsvOut(OutputStream out) {
    this.out = out;
  }

  /** How many cells the unfinished line has. */
  int cells() {
    return cells;
  }

  void empty() throws IOException {
    separate();
  }

  /** A cell that holds exactly this text; half surrogate pairs become U+FFFD. */
  void text(String text) throws IOException {
    separate();
    if (text.isEmpty()) {
      return;
    }
    lineIsEmpty = false;
    if (isPlain(text)) {
      putAscii(text);
      return;
    }
    boolean quoted = needsQuotes(text);
    if (quoted) {
      put('"');
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        if (c == '"') {
          put('"');
        }
        put(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        putCodePoint(Character.toCodePoint(c, text.charAt(++i)));
      } else {
        putCodePoint(Character.isSurrogate(c) ? '\uFFFD' : c);
      }
    }
    if (quoted) {
      put('"');
    }
  }

  void number(long value) throws IOException {
    separate();
    lineIsEmpty = false;
    if (value == Long.MIN_VALUE) {
      putAscii("-9223372036854775808");
      return;
    }
    long rest = Math.abs(value);
    byte[] digits = new byte[LONGEST_LONG];
    int at = digits.length;
    do {
      digits[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    if (value < 0) {
      digits[--at] = '-';
    }
    for (; at < digits.length; at++) {
      put(digits[at]);
    }
  }

  /** The shortest decimal that reads back as this number, which must be finite. */
  void number(double value) throws IOException {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a cell can't hold " + value);
    }
    separate();
    lineIsEmpty = false;
    putAscii(NumberOutput.toString(value, true));
  }

  /** As {@link #number(double)}, but whole numbers without a point. */
  void measure(double value) throws IOException {
    if (value == Math.rint(value) && Math.abs(value) < EXACT_WHOLE) {
      number((long) value);
    } else {
      number(value);
    }
  }

  void endLine() throws IOException {
    if (lineIsEmpty && cells == 1) {
      putAscii("\"\""); // an empty line would be no row
    }
    put('\n');
    cells = 0;
    lineIsEmpty = true;
  }

  @Override
  public void close() throws IOException {
    try (out) {
      flushBuffer();
    }
  }

  /** Whether the text stands in a cell as it is, a byte a character. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || isQuoted(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean needsQuotes(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isQuoted(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isQuoted(char c) {
    return c <= ',' && (c == ',' || c == '"' || c == '\n' || c == '\r');
  }

  private void separate() throws IOException {
    if (cells++ > 0) {
      put(',');
    }
  }

  private void putCodePoint(int c) throws IOException {
    if (c < 0x800) {
      put(0xc0 | c >> 6);
    } else {
      if (c < 0x10000) {
        put(0xe0 | c >> 12);
      } else {
        put(0xf0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3f));
      }
      put(0x80 | (c >> 6 & 0x3f));
    }
    put(0x80 | (c & 0x3f));
  }

  private void putAscii(String text) throws IOException {
    int i = 0;
    while (i < text.length()) {
      if (n == buffer.length) {
        flushBuffer();
      }
      int end = Math.min(text.length(), i + buffer.length - n);
      for (; i < end; i++) {
        buffer[n++] = (byte) text.charAt(i);
      }
    }
  }

  private void put(int b) throws IOException {
    if (n == buffer.length) {
      flushBuffer();
    }
    buffer[n++] = (byte) b;
  }

  private void flushBuffer() throws IOException {
    out.write(buffer, 0, n);
    n = 0;
  }
}
