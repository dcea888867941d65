package io.github.winnow.event;

import java.util.Locale;

/** The rule shared by the open value types: short, printable, case-insensitive. */
final class Token {
  static final int MAX_LENGTH = 64;

  private Token() {}

  static String canonical(String what, String name) {
    if (name.length() > MAX_LENGTH) {
      throw wrongLength(what, name);
    }
    String canonical = name.strip().toLowerCase(Locale.ROOT);
    if (canonical.isEmpty() || canonical.length() > MAX_LENGTH) { // lower case can be longer
      throw wrongLength(what, canonical);
    }
    for (int i = 0; i < canonical.length(); i++) {
      if (Character.isISOControl(canonical.charAt(i))) {
        throw new IllegalArgumentException(what + " has a control character at index " + i);
      }
    }
    return canonical;
  }

  private static IllegalArgumentException wrongLength(String what, String name) {
    return new IllegalArgumentException(
        what + " must have 1 to " + MAX_LENGTH + " characters, but has " + name.length());
  }
}
