package io.github.winnow.internal.state;

import io.github.winnow.spi.Dimension;
import java.util.List;

/**
 * All keys of one set of dimensions, and the layout of their rows: the key, the latest event time,
 * then the fields. Immutable once the layout is made.
 */
public final class KeySpace {
  static final int KEY = 0;
  static final int TIME = 1;
  static final int HEADER = 2;

  private static final long UNKNOWN = 0x9E3779B97F4A7C15L;

  /**
   * The bits of a joined key that are the account's own, so that its rows can be found by it. They
   * choose neither set nor tag.
   */
  private static final long OWNER = 0xFFFF_FF00L;

  private static final int NO_OWNER = -1;

  private final List<Dimension> dimensions;
  private final int[] dimensionIndexes;
  private final boolean[] strata;
  private final int owner;
  private boolean ofEvents;
  private int index;
  private int copyOffset;
  private Field[] fields = {};
  private double[] windows = {};
  private int rowLongs;
  private long horizon;

  KeySpace(List<Dimension> dimensions, int[] dimensionIndexes) {
    this.dimensions = dimensions;
    this.dimensionIndexes = dimensionIndexes;
    strata = new boolean[dimensions.size()];
    for (int i = 0; i < strata.length; i++) {
      strata[i] = dimensions.get(i).isStratum();
    }
    owner = ownerOf(dimensions, dimensionIndexes);
  }

  private static int ownerOf(List<Dimension> dimensions, int[] indexes) {
    for (int i = 0; i < indexes.length; i++) {
      Dimension dimension = dimensions.get(i);
      if (dimension.name().equals(Dimension.ACCOUNT.name())
          && dimension.number() == null
          && dimension.text() == null) {
        return indexes[i];
      }
    }
    return NO_OWNER;
  }

  /**
   * A space of events' keys, whose rows hold only when the event was seen.
   *
   * @param name stands for the dimensions
   * @param horizon after how long a row is worth nothing, in milliseconds
   * @return the space
   */
  public static KeySpace withoutFields(String name, long horizon) {
    KeySpace space = new KeySpace(List.of(Dimension.ofNumber(name, e -> 0)), new int[1]);
    space.ofEvents = true;
    space.seal(0, 0, new Field[0], new double[0], horizon);
    return space;
  }

  /**
   * A space that stands for many, whose rows share a table.
   *
   * @param name its name
   * @param rowLongs the longest row
   * @param horizon after how long a row is worth nothing, in milliseconds
   * @return the space
   */
  public static KeySpace ofMany(String name, int rowLongs, long horizon) {
    KeySpace space = withoutFields(name, horizon);
    space.rowLongs = rowLongs;
    return space;
  }

  /** Gives the rows their layout, once, before the first event. */
  void seal(int place, int copyAt, Field[] inOrder, double[] perMillisecond, long longest) {
    index = place;
    copyOffset = copyAt;
    fields = inOrder;
    windows = perMillisecond;
    horizon = longest;
    int at = HEADER;
    for (Field field : fields) {
      field.place(at, index, copyOffset);
      at += field.longs();
    }
    rowLongs = at;
  }

  /**
   * The space's index in the layout.
   *
   * @return from 0
   */
  public int index() {
    return index;
  }

  /**
   * The dimensions, in the order of their names.
   *
   * @return at least one
   */
  public List<Dimension> dimensions() {
    return dimensions;
  }

  /**
   * The space's name: that of its dimensions.
   *
   * @return the name
   */
  public String name() {
    return LayoutBuilder.nameOf(dimensions.toArray(new Dimension[0]));
  }

  /**
   * How many longs a row takes.
   *
   * @return at least 2
   */
  public int rowLongs() {
    return rowLongs;
  }

  /**
   * After how long without an event nothing of a row is left that a detector could see.
   *
   * @return milliseconds
   */
  public long horizon() {
    return horizon;
  }

  /**
   * Whether the keys come out of strata alone, and so are few and hot.
   *
   * @return true when every dimension is a stratum
   */
  public boolean isStrata() {
    for (boolean stratum : strata) {
      if (!stratum) {
        return false;
      }
    }
    return true;
  }

  int copyOffset() {
    return copyOffset;
  }

  double[] windows() {
    return windows;
  }

  long keyOf(long[] hashes) {
    long key = 0;
    for (int i = 0; i < dimensionIndexes.length; i++) {
      long hash = hashes[dimensionIndexes[i]];
      if (hash == 0) {
        if (!strata[i]) {
          return 0;
        }
        hash = UNKNOWN;
      }
      key = i == 0 ? hash : mix(key, hash);
    }
    if (owner != NO_OWNER) {
      key = owned(key, hashes[owner]);
    }
    return key == 0 ? 1 : key;
  }

  /** A key that has its account's bits; that of the account alone stays what it is. */
  static long owned(long key, long account) {
    return (key & ~OWNER) | (account & OWNER);
  }

  /**
   * Whether there are rows of accounts here.
   *
   * @return false when no key has to do with an account
   */
  public boolean isByAccount() {
    return ofEvents || owner != NO_OWNER;
  }

  /**
   * Whether a key is an account's, alone or with what it goes together with. Of joined keys one in
   * 16 million that is another's is taken for it too.
   *
   * @param key a key of this space
   * @param account the account's hash
   * @return never false for a key that is the account's
   */
  public boolean concerns(long key, long account) {
    if (!isByAccount()) {
      return false;
    }
    boolean alone = !ofEvents && dimensions.size() == 1;
    return alone ? key == account : (key & OWNER) == (account & OWNER);
  }

  /**
   * Joins two keyed hashes. They are unpredictable without the secret, so a plain bijective mixer is
   * enough: nobody can aim at it.
   */
  static long mix(long a, long b) {
    long h = (a ^ Long.rotateLeft(b, 29)) * 0x9FB21C651E98DF25L;
    h = (h ^ (h >>> 35)) + b;
    h *= 0xD6E8FEB86659FD93L;
    return h ^ (h >>> 32);
  }

  /**
   * Applies an event to its row and copies the row for the detectors.
   *
   * @param row where the row lies
   * @param base the row's first long
   * @param first whether the row is new
   * @param reading the event
   */
  public void update(long[] row, int base, boolean first, Reading reading) {
    Step step = reading.step();
    row[base + TIME] =
        step.begin(row[base + KEY], first, row[base + TIME], reading.time(), reading.count());
    step.fade(windows);
    for (Field field : fields) {
      field.update(row, base + field.offset(), step, reading);
    }
    reading.elapsed(index, first ? Double.NaN : step.elapsed);
    copy(row, base, reading.cells());
  }

  /**
   * Long by long, as the fields wrote them a moment ago: wider reads, as in an array copy, would have
   * to wait until all those writes have reached the cache.
   */
  private void copy(long[] row, int base, long[] cells) {
    for (int i = 0; i < rowLongs; i++) {
      cells[copyOffset + i] = row[base + i];
    }
  }

  /**
   * Applies an event to a row that is kept elsewhere.
   *
   * @param row the row; all zero when its key is new
   * @param reading the event
   */
  public void updateRow(long[] row, Reading reading) {
    boolean first = row[KEY] == 0;
    row[KEY] = reading.key(index);
    update(row, 0, first, reading);
  }

  /** Adds another thread's row of the same key to the copy, both brought to the later time. */
  void add(long[] row, int base, Reading reading) {
    long[] cells = reading.cells();
    long here = Step.timeOf(cells[copyOffset + TIME]);
    long there = Step.timeOf(row[base + TIME]);
    Step step = reading.otherStep();
    if (there > here) {
      step.begin(row[base + KEY], false, here, there, 0);
      step.fade(windows);
      for (Field field : fields) {
        field.fade(cells, copyOffset + field.offset(), step);
      }
      cells[copyOffset + TIME] = there;
      step.begin(row[base + KEY], false, there, there, 0);
    } else {
      step.begin(row[base + KEY], false, there, here, 0);
    }
    step.fade(windows);
    for (Field field : fields) {
      field.add(cells, copyOffset + field.offset(), row, base + field.offset(), step);
    }
  }
}
