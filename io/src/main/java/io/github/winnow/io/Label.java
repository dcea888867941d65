package io.github.winnow.io;

/** Ground truth of a row, as the log states it. No detector can see it. */
public enum Label {
  /** The log says nothing; an empty cell. */
  ABSENT(""),

  /** Genuine; {@code 0} in a log. */
  GENUINE("0"),

  /** Bought or made by a machine; {@code 1} in a log. */
  FABRICATED("1");

  private final String cell;

  Label(String cell) {
    this.cell = cell;
  }

  /**
   * How a log writes it.
   *
   * @return {@code 0}, {@code 1} or nothing
   */
  public String cell() {
    return cell;
  }
}
