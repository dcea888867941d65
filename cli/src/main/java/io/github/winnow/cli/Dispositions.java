package io.github.winnow.cli;

import io.github.winnow.evidence.Disposition;

/** Dispositions in files. */
final class Dispositions {
  private Dispositions() {}

  /** A number for temporary files. */
  static int number(Disposition disposition) {
    return switch (disposition) {
      case COUNT -> 0;
      case HOLD -> 1;
      case EXCLUDE -> 2;
    };
  }

  /** The disposition of that number. */
  static Disposition of(int number) {
    return number == 0 ? Disposition.COUNT : number == 1 ? Disposition.HOLD : Disposition.EXCLUDE;
  }

  /** The disposition as result files name it. */
  static Disposition named(String name) {
    for (Disposition d : Disposition.values()) {
      if (d.name().equals(name)) {
        return d;
      }
    }
    throw new Failure(
        "a verdict's disposition must be COUNT, HOLD or EXCLUDE, not " + Failure.shown(name));
  }
}
