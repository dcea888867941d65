package io.github.winnow.cli;

/**
 * Restrained emphasis for terminals; nothing elsewhere.
 *
 * @param colours whether escape sequences are written
 */
record Style(boolean colours) {
  /** Text as it is. */
  static final Style PLAIN = new Style(false);

  String bold(String text) {
    return wrapped("1", text);
  }

  String dim(String text) {
    return wrapped("2", text);
  }

  String good(String text) {
    return wrapped("32", text);
  }

  String bad(String text) {
    return wrapped("31", text);
  }

  private String wrapped(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
