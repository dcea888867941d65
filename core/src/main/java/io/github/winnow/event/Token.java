package io.github.winnow.event;

import java.util.Locale;

/** The rule shared by the open value types: short, printable, case-insensitive. */
final class Token {
  static final int MAX_LENGTH = 64;

  private Token() {}

  static String canonical(String what, String name) {
    if (name.isBlank() || name.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          what + " must have 1 to " + MAX_LENGTH + " characters, but has " + name.length());
    }
    for (int i = 0; i < name.length(); i++) {
      if (Character.isISOControl(name.charAt(i))) {
        throw new IllegalArgumentException(what + " has a control character at index " + i);
      }
    }
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
