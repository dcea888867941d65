package io.github.winnow.internal.audit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Id;
import io.github.winnow.event.Source;
import io.github.winnow.internal.edge.Edge;
import io.github.winnow.internal.tally.TallyBook;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a span of event time, copied out of the history. Where there are more than fit, whole
 * accounts are left out, those with the largest hashes, so that what is left acts together as much
 * as before.
 */
public final class RowList {
  private static final int STRIDE = 6;

  private final History history;
  private final TallyBook book;
  private final TargetHashes hashes;
  private final int most;
  private long[] words = new long[STRIDE * 64];
  private int size;
  private long seen;
  private long leftOut;

  /** The hashes of the tallies' places, worked out once. One thread at a time. */
  public static final class TargetHashes {
    private final TallyBook book;
    private final Edge edge;
    private final long[] byPlace;

    TargetHashes(TallyBook book, Edge edge) {
      this.book = book;
      this.edge = edge;
      byPlace = new long[book.places()];
    }

    /** The hash of a place's target, 0 when it has none of its own. */
    long of(int place) {
      long hash = byPlace[place];
      if (hash == 0) {
        Id target = book.target(place);
        if (target != null) {
          hash = edge.party(target);
          byPlace[place] = hash;
        }
      }
      return hash;
    }
  }

  RowList(History history, TallyBook book, TargetHashes hashes, int most) {
    this.history = history;
    this.book = book;
    this.hashes = hashes;
    this.most = most;
  }

  /**
   * Copies the rows of a span; rows whose target has no place of its own are left out, and nobody's
   * are passed over.
   */
  void collect(long from, long to) {
    size = 0;
    seen = 0;
    leftOut = 0;
    long limit = Long.MAX_VALUE;
    Row row = new Row();
    long end = history.appended();
    for (long position = history.oldest(); position < end; position++) {
      if (!history.read(position, row.words)
          || row.isNobodys()
          || row.time() < from
          || row.time() >= to) {
        continue;
      }
      seen++;
      if (row.cell() == 0 || row.account() >>> 1 > limit) {
        leftOut++;
        continue;
      }
      if (size == most) {
        limit = thin();
        if (row.account() >>> 1 > limit) {
          leftOut++;
          continue;
        }
      }
      add(row);
    }
  }

  /** Lets go of the rows. */
  void clear() {
    size = 0;
    words = new long[STRIDE * 64];
  }

  private void add(Row row) {
    if (size * STRIDE == words.length) {
      words = Arrays.copyOf(words, (int) Math.min(2L * words.length, (long) most * STRIDE));
    }
    int at = size++ * STRIDE;
    words[at] = row.account();
    words[at + 1] = row.time();
    words[at + 2] = row.words[2];
    words[at + 3] = row.words[3];
    words[at + 4] = (long) row.source() << 32 | row.count();
    words[at + 5] = row.words[7] >>> 32;
  }

  /** Leaves out the half of the accounts with the larger hashes. */
  private long thin() {
    long[] hashesOfRows = new long[size];
    for (int i = 0; i < size; i++) {
      hashesOfRows[i] = words[i * STRIDE] >>> 1;
    }
    Arrays.sort(hashesOfRows);
    long limit = hashesOfRows[(size - 1) / 2];
    if (limit == hashesOfRows[size - 1]) {
      limit--; // one account has half of all rows
    }
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (words[i * STRIDE] >>> 1 <= limit) {
        System.arraycopy(words, i * STRIDE, words, kept++ * STRIDE, STRIDE);
      }
    }
    leftOut += size - kept;
    size = kept;
    return limit;
  }

  /** How many rows lay in the span. */
  long seen() {
    return seen;
  }

  /** How many of them were left out. */
  long leftOut() {
    return leftOut;
  }

  int size() {
    return size;
  }

  long account(int row) {
    return words[row * STRIDE];
  }

  long time(int row) {
    return words[row * STRIDE + 1];
  }

  private int place(int row) {
    return (int) (words[row * STRIDE + 2] >>> 32);
  }

  long target(int row) {
    return hashes.of(place(row));
  }

  Action action(int row) {
    Action action = book.action(place(row));
    return action == null ? Action.READ : action;
  }

  int publisher(int row) {
    return (int) words[row * STRIDE + 2];
  }

  int device(int row) {
    return (int) (words[row * STRIDE + 3] >>> 32);
  }

  int network(int row) {
    return (int) words[row * STRIDE + 3];
  }

  @Nullable
  Source source(int row) {
    return history.source((int) (words[row * STRIDE + 4] >>> 32));
  }

  int count(int row) {
    return (int) words[row * STRIDE + 4];
  }

  int client(int row) {
    return Row.client(words[row * STRIDE + 5]);
  }

  int createdHour(int row) {
    return Row.createdHour(words[row * STRIDE + 5]);
  }

  /** The rows in the order of time, then of hashes and all else, never of arrival. */
  int[] order() {
    long first = Long.MAX_VALUE;
    long last = 0;
    for (int i = 0; i < size; i++) {
      first = Math.min(first, time(i));
      last = Math.max(last, time(i));
    }
    int rowBits = 64 - Long.numberOfLeadingZeros(size);
    int timeBits = 64 - Long.numberOfLeadingZeros(Math.max(0, last - first));
    int dropped = Math.max(0, rowBits + timeBits - 63); // never less than 2^20 rows over 270 years
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = (time(i) - first) >>> dropped << rowBits | i;
    }
    Arrays.sort(keys);
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = (int) (keys[i] & ((1L << rowBits) - 1));
    }
    int from = 0;
    for (int i = 1; i <= size; i++) {
      if (i == size || keys[i] >>> rowBits != keys[from] >>> rowBits) {
        sortTies(order, from, i);
        from = i;
      }
    }
    return order;
  }

  private void sortTies(int[] order, int from, int to) {
    if (to - from < 2) {
      return;
    }
    Integer[] tied = new Integer[to - from];
    for (int i = from; i < to; i++) {
      tied[i - from] = order[i];
    }
    Arrays.sort(tied, this::compare);
    for (int i = from; i < to; i++) {
      order[i] = tied[i - from];
    }
  }

  private int compare(int a, int b) {
    int byTime = Long.compare(time(a), time(b));
    if (byTime != 0) {
      return byTime;
    }
    int byAccount = Long.compare(account(a), account(b));
    if (byAccount != 0) {
      return byAccount;
    }
    int byTarget = Long.compare(target(a), target(b));
    if (byTarget != 0) {
      return byTarget;
    }
    int byAction = action(a).name().compareTo(action(b).name());
    return byAction != 0 ? byAction : compareClaims(a, b);
  }

  /** Whole logs repeat account, target and time to the millisecond. */
  private int compareClaims(int a, int b) {
    int byPublisher = Integer.compare(publisher(a), publisher(b));
    if (byPublisher != 0) {
      return byPublisher;
    }
    int byOrigin = Long.compare(words[a * STRIDE + 3], words[b * STRIDE + 3]); // device, network
    if (byOrigin != 0) {
      return byOrigin;
    }
    int byClient = Long.compare(words[a * STRIDE + 5], words[b * STRIDE + 5]); // and creation
    if (byClient != 0) {
      return byClient;
    }
    int byCount = Integer.compare(count(a), count(b));
    return byCount != 0 ? byCount : String.valueOf(source(a)).compareTo(String.valueOf(source(b)));
  }
}
