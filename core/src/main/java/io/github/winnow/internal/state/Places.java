package io.github.winnow.internal.state;

/**
 * Where the rows of some engagements lie, table by table, while they are read ahead. Side by side,
 * so that between two reads of memory there is next to nothing to do, and many of them wait at a
 * time. Reused; one thread at a time.
 */
public final class Places {
  final int[] at;
  private final int readings;

  /**
   * Room for places.
   *
   * @param layout whose keys have tables
   * @param readings for how many engagements at most
   */
  public Places(Layout layout, int readings) {
    this.readings = readings;
    at = new int[layout.spaces().size() * readings];
  }

  /** Where the places of a table begin. */
  int of(KeySpace space) {
    return space.index() * readings;
  }
}
