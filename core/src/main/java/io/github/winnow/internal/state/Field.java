package io.github.winnow.internal.state;

import io.github.winnow.spi.Observation;

/**
 * One field of a row: some of its longs, how an event changes them, and how a detector reads them.
 * Stateless but for its place, which is set once when the row's layout is made.
 */
abstract class Field {
  private final String signature;
  private final int longs;
  private int offset;
  private int space;
  private int inCopy;

  /**
   * A field.
   *
   * @param signature kind, parameters and input: equal signatures are one field
   * @param longs how many longs of the row it takes
   */
  Field(String signature, int longs) {
    this.signature = signature;
    this.longs = longs;
  }

  /**
   * Applies an event to the field.
   *
   * @param cells where the row lies
   * @param at the field's first long
   * @param step the row's step in time
   * @param reading the event
   */
  abstract void update(long[] cells, int at, Step step, Reading reading);

  /**
   * Adds another thread's share of a striped row to a reading. Fields that aren't additive are not
   * let into striped rows.
   *
   * @param cells the reading
   * @param at the field's first long in it
   * @param other where the other row lies
   * @param otherAt the field's first long in that
   * @param faded what is left per window of the other row's sums
   */
  void add(long[] cells, int at, long[] other, int otherAt, Step faded) {
    throw new IllegalStateException(signature + " is not additive");
  }

  /**
   * Lets a reading fade to a later time, before another thread's share is added to it.
   *
   * @param cells the reading
   * @param at the field's first long in it
   * @param step how much is left per window
   */
  void fade(long[] cells, int at, Step step) {
    throw new IllegalStateException(signature + " is not additive");
  }

  boolean isAdditive() {
    return false;
  }

  final String signature() {
    return signature;
  }

  final int longs() {
    return longs;
  }

  final int offset() {
    return offset;
  }

  /**
   * Gives the field its place, once.
   *
   * @param rowOffset where in the row
   * @param key the space whose rows these are
   * @param copyOffset where the row begins in the copy that detectors read
   */
  final void place(int rowOffset, int key, int copyOffset) {
    offset = rowOffset;
    space = key;
    inCopy = copyOffset + rowOffset;
  }

  /** The space whose rows these are. */
  final int space() {
    return space;
  }

  /** Where the field's longs begin in the copy that detectors read, or -1 when the key is missing. */
  final int at(Reading reading) {
    return reading.hasKey(space) ? inCopy : -1;
  }

  static Reading reading(Observation now) {
    return (Reading) now;
  }
}
