package io.github.winnow.internal.audit;

import io.github.winnow.event.Source;
import io.github.winnow.internal.edge.StreamClock;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A bounded memory of what was judged, in the order of arrival. An engagement takes 36 bytes (who,
 * what, when, where from) and 28 for what was said of it and is (weights by family, score, count, statements).
 * The newest take the place of the oldest.
 *
 * <p>Threading: appending from any thread, without a lock: a counter gives each its place. Reading
 * goes on meanwhile, row by row, and passes over rows that are not there yet or no longer there.
 * Restating is for one thread at a time.
 */
public final class History {
  /** Bytes of one engagement. */
  public static final int ROW_BYTES = 8 * 8;

  static final int LONGS = 8;

  /** Which word of a row says through what device and network the account came. */
  static final int ORIGIN = 3;

  /** Which word of a row restating replaces. */
  static final int STATEMENT = 6;

  /** Which word of a row says what was said on arrival, and through what client, and how old it was. */
  static final int ARRIVAL = 7;

  /** Whose rows are that were an account's which was forgotten; no account has this hash. */
  static final long NOBODY = 1;

  private static final int BITS = 10;
  private static final int ROWS = 1 << BITS;
  private static final int FEWEST_SEGMENTS = 4;
  private static final int MOST_SOURCES = 254;
  private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

  private final int segments;
  private final AtomicReferenceArray<Segment> ring;
  private final AtomicLong next = new AtomicLong();
  private final ConcurrentHashMap<Source, Integer> sourceNumbers = new ConcurrentHashMap<>();
  private final Source[] sources = new Source[MOST_SOURCES + 1];
  private int sourceCount;
  private volatile long erased;

  /** Some rows one after the other. */
  private static final class Segment {
    final long[] words;
    final AtomicInteger written = new AtomicInteger();
    volatile long base;

    Segment(long base) {
      words = new long[ROWS * LONGS];
      this.base = base;
    }

    /** One that was used up, so to speak: to be taken when it is needed. */
    static Segment spare() {
      Segment spare = new Segment(-1);
      spare.written.set(ROWS);
      return spare;
    }
  }

  /**
   * A history.
   *
   * @param bytes how much memory it takes, at once
   */
  public History(long bytes) {
    segments = (int) Math.max(FEWEST_SEGMENTS, Math.min(1 << 20, bytes / (ROWS * ROW_BYTES)));
    ring = new AtomicReferenceArray<>(segments);
    for (int slot = 0; slot < segments; slot++) {
      ring.set(slot, Segment.spare());
    }
  }

  /**
   * Appends a row.
   *
   * @param row its words; the first is never 0
   * @return the row's position
   */
  public long append(long[] row) {
    long position = claim();
    put(position, row);
    return position;
  }

  /** Takes the next position. */
  long claim() {
    return next.getAndIncrement();
  }

  /** Writes the row of a position that was taken, unless the ring has gone round meanwhile. */
  void put(long position, long[] row) {
    Segment segment = segmentFor(position);
    if (segment == null) {
      return;
    }
    long[] words = segment.words;
    int at = (int) (position & (ROWS - 1)) * LONGS;
    for (int i = 1; i < LONGS; i++) {
      words[at + i] = row[i];
    }
    WORDS.setRelease(words, at, row[0]);
    segment.written.getAndIncrement();
  }

  private @Nullable Segment segmentFor(long position) {
    int slot = (int) ((position >>> BITS) % segments);
    long base = position & -ROWS;
    Segment segment = ring.get(slot);
    if (segment.base == base) {
      return segment;
    }
    return install(slot, base);
  }

  private synchronized @Nullable Segment install(int slot, long base) {
    Segment segment = ring.get(slot);
    if (segment.base >= base) {
      return segment.base == base ? segment : null; // null: the position is no longer kept
    }
    if (segment.written.get() < ROWS) {
      // Somebody who was held up still writes to the old one; it is left to them.
      segment = new Segment(base);
    } else {
      segment.base = -1;
      for (int i = 0; i < segment.words.length; i += LONGS) {
        WORDS.setRelease(segment.words, i, 0L);
      }
      segment.written.set(0);
      segment.base = base;
    }
    ring.set(slot, segment);
    return segment;
  }

  /**
   * How many rows were appended.
   *
   * @return one more than the newest position
   */
  public long appended() {
    return next.get();
  }

  /**
   * The oldest position that is kept.
   *
   * @return at least 0
   */
  public long oldest() {
    long newest = (next.get() + ROWS - 1) & -ROWS;
    return Math.max(0, newest - (long) segments * ROWS);
  }

  /**
   * How many rows fit.
   *
   * @return a multiple of 1,024
   */
  public long capacity() {
    return (long) segments * ROWS;
  }

  /**
   * Reads a row.
   *
   * @param position its position
   * @param row takes its words
   * @return false when it is not there yet, or no longer
   */
  public boolean read(long position, long[] row) {
    Segment segment = ring.get((int) ((position >>> BITS) % segments));
    long base = position & -ROWS;
    if (segment.base != base) {
      return false;
    }
    int at = (int) (position & (ROWS - 1)) * LONGS;
    long first = (long) WORDS.getAcquire(segment.words, at);
    for (int i = 1; i < LONGS; i++) {
      row[i] = (long) WORDS.getOpaque(segment.words, at + i);
    }
    row[0] = first;
    VarHandle.acquireFence();
    long last = (long) WORDS.getOpaque(segment.words, at);
    if (last == NOBODY) { // maybe since a moment ago
      row[0] = NOBODY;
      first = NOBODY;
    }
    return first != 0
        && last == first // not erased meanwhile
        && segment.base == base; // nor recycled
  }

  /**
   * Replaces what is said of a row; one thread at a time.
   *
   * @param position its position
   * @param statement the new word
   */
  synchronized void restate(long position, long statement) { // so that nobody recycles meanwhile
    Segment segment = ring.get((int) ((position >>> BITS) % segments));
    if (segment.base == (position & -ROWS)) {
      WORDS.setOpaque(segment.words, (int) (position & (ROWS - 1)) * LONGS + STATEMENT, statement);
    }
  }

  /**
   * Erases rows; one thread at a time.
   *
   * @param time event time before which they lie; none lies before 1970
   */
  public void eraseBefore(long time) {
    if (time <= StreamClock.EARLIEST) {
      return;
    }
    Row row = new Row();
    long end = next.get();
    for (long position = oldest(); position < end; position++) {
      if (read(position, row.words) && row.time() < time) {
        erase(position);
      }
    }
  }

  private synchronized void erase(long position) { // so that nobody recycles meanwhile
    Segment segment = ring.get((int) ((position >>> BITS) % segments));
    if (segment.base == (position & -ROWS)) {
      erased = Math.max(erased, position + 1);
      int at = (int) (position & (ROWS - 1)) * LONGS;
      WORDS.setOpaque(segment.words, at, 0L);
      VarHandle.releaseFence(); // who sees a word that is gone sees that the first one is
      for (int i = 1; i < LONGS; i++) {
        WORDS.setOpaque(segment.words, at + i, 0L);
      }
    }
  }

  /**
   * Takes an account's name, device, network, client and age out of its rows, in all memory that the
   * history has.
   * What was said of them stays, for the sums.
   *
   * @param account the account's hash
   */
  public synchronized void forget(long account) { // so that nobody recycles meanwhile
    for (int slot = 0; slot < segments; slot++) {
      long[] words = ring.get(slot).words;
      for (int at = 0; at < words.length; at += LONGS) {
        if ((long) WORDS.getAcquire(words, at) == account) {
          WORDS.setOpaque(words, at + ORIGIN, 0L);
          long arrival = (long) WORDS.getOpaque(words, at + ARRIVAL);
          WORDS.setOpaque(words, at + ARRIVAL, arrival & Row.LOW); // whose upper half was its own
          WORDS.setRelease(words, at, NOBODY);
        }
      }
    }
  }

  /**
   * The position from which on all rows are kept, none of them erased.
   *
   * @return at least {@link #oldest}
   */
  public long wholeFrom() {
    return Math.max(oldest(), erased);
  }

  /**
   * A small number for a source.
   *
   * @param source the source, or null
   * @return 0 for none, and for sources past the first 254
   */
  public int number(@Nullable Source source) {
    if (source == null) {
      return 0;
    }
    Integer known = sourceNumbers.get(source);
    return known != null ? known : register(source);
  }

  private synchronized int register(Source source) {
    if (sourceCount == MOST_SOURCES) {
      return 0;
    }
    Integer known = sourceNumbers.get(source);
    if (known != null) {
      return known;
    }
    sources[++sourceCount] = source;
    sourceNumbers.put(source, sourceCount);
    return sourceCount;
  }

  /**
   * The source of a number.
   *
   * @param number as {@link #number} gave it
   * @return the source, or null for 0
   */
  @Nullable
  Source source(int number) {
    return number == 0 ? null : sources[number];
  }
}
