package io.github.winnow.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A view of one cell's bytes, without quotes. Used again for every cell. Confined to one thread. */
final class Cell {
  byte[] bytes = new byte[0];
  int from;
  int to;
  private byte[] unescaped = new byte[256];

  void set(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  /** As {@link #set}, for a cell in which quotes are doubled. */
  void setEscaped(byte[] source, int first, int end) {
    if (unescaped.length < end - first) {
      unescaped = new byte[Math.max(end - first, 2 * unescaped.length)];
    }
    int n = 0;
    for (int i = first; i < end; i++) {
      unescaped[n++] = source[i];
      if (source[i] == '"') {
        i++;
      }
    }
    set(unescaped, 0, n);
  }

  int length() {
    return to - from;
  }

  boolean isBlank() {
    for (int i = from; i < to; i++) {
      if (!isSpace(bytes[i])) {
        return false;
      }
    }
    return true;
  }

  /** Drops white space at both ends. */
  void trim() {
    while (from < to && isSpace(bytes[from])) {
      from++;
    }
    while (from < to && isSpace(bytes[to - 1])) {
      to--;
    }
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }

  /** The text; what is no UTF-8 in it is replaced, as {@link #fault} will tell. */
  String text() {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** What is wrong with this cell, whose {@link #text} is given; null when nothing is. */
  @Nullable
  String fault(String text, int maxLength) {
    if (text.length() > maxLength) {
      return "has " + text.length() + " characters, but may have " + maxLength;
    }
    if (text.indexOf('\0') >= 0) {
      return "has a NUL character";
    }
    if (text.indexOf('\uFFFD') >= 0
        && !Arrays.equals(
            text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(bytes, from, to))) {
      return "is no valid UTF-8";
    }
    return null;
  }

  /** The cell for a message: escaped, short. */
  String shown() {
    return SafeText.shown(bytes, from, to);
  }
}
