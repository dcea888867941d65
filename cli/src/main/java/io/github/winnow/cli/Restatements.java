package io.github.winnow.cli;

import io.github.winnow.evidence.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was said anew of engagements, as often as it was said; then, by rising position, what was
 * said last.
 *
 * <p>Up to some thousand are kept in memory, of each position the last. When there are more they go,
 * sorted, to a temporary file, and thirty-two files of a size are merged into one of the next, so
 * that each record is written some times whatever their number. Memory: fixed. Confined to one
 * thread.
 */
final class Restatements implements Closeable {
  /** How many are kept in memory when nothing else is said: some megabytes of them. */
  static final int IN_MEMORY = 1 << 14;

  private static final int FAN_IN = 32;

  private final Codec<Restated> codec;
  private final Function<String, Path> files;
  private final int most;
  private final TreeMap<Long, Restated> current = new TreeMap<>();

  /** By size, the smallest first; within a size the oldest first. Larger files are older. */
  private final List<List<SpillFile<Restated>>> sizes = new ArrayList<>();

  private final List<SpillFile<Restated>> made = new ArrayList<>();
  private @Nullable Merge merge;
  private @Nullable Restated next;

  Restatements(Codec<Reason> reasons, Function<String, Path> files, int most) {
    codec = new Restated.Format(reasons);
    this.files = files;
    this.most = most;
  }

  void add(Restated restated) throws IOException {
    current.put(restated.position(), restated);
    if (current.size() == most) {
      SpillFile<Restated> file = newFile();
      for (Restated one : current.values()) {
        file.write(one);
      }
      file.finish();
      current.clear();
      keep(file, 0);
    }
  }

  private SpillFile<Restated> newFile() {
    SpillFile<Restated> file = new SpillFile<>(files.apply("restated.part-" + made.size()), codec);
    made.add(file);
    return file;
  }

  private void keep(SpillFile<Restated> file, int size) throws IOException {
    if (sizes.size() == size) {
      sizes.add(new ArrayList<>());
    }
    List<SpillFile<Restated>> same = sizes.get(size);
    same.add(file);
    if (same.size() == FAN_IN) {
      SpillFile<Restated> larger = newFile();
      try (Merge all = new Merge(same)) {
        for (Restated one = all.next(); one != null; one = all.next()) {
          larger.write(one);
        }
      }
      larger.finish();
      for (SpillFile<Restated> one : same) {
        one.close();
      }
      same.clear();
      keep(larger, size + 1);
    }
  }

  /** Ends the adding, for {@link #at}. */
  void finish() throws IOException {
    List<SpillFile<Restated>> oldestFirst = new ArrayList<>();
    for (List<SpillFile<Restated>> same : sizes) {
      oldestFirst.addAll(0, same);
    }
    Merge all = new Merge(oldestFirst);
    merge = all;
    next = all.next();
  }

  /** What was said last of a position, or null; positions must be asked for in rising order. */
  @Nullable
  Restated at(long position) throws IOException {
    Restated inMemory = current.get(position);
    Restated inFile = null;
    if (merge != null) {
      while (next != null && next.position() < position) {
        next = merge.next();
      }
      inFile = next != null && next.position() == position ? next : null;
    }
    return inMemory != null ? inMemory : inFile;
  }

  @Override
  public void close() throws IOException {
    if (merge != null) {
      merge.close();
    }
    for (SpillFile<Restated> file : made) {
      file.close();
    }
  }

  /** Reads sorted files side by side; of one position the record of the newest. */
  private static final class Merge implements Closeable {
    private static final Comparator<Head> NEWEST_OF_THE_LOWEST = Comparator.comparingLong(
            (Head head) -> head.restated().position())
        .thenComparing(Comparator.comparingInt(Head::age).reversed());

    private final PriorityQueue<Head> heads = new PriorityQueue<>(NEWEST_OF_THE_LOWEST);
    private final List<SpillInput> inputs = new ArrayList<>();

    /** A record and the file it came from; a larger age is newer. */
    private record Head(Restated restated, int age, SpillFile<Restated> file, SpillInput in) {}

    Merge(List<SpillFile<Restated>> oldestFirst) throws IOException {
      for (SpillFile<Restated> file : oldestFirst) {
        SpillInput in = file.open();
        inputs.add(in);
        advance(inputs.size(), file, in);
      }
    }

    private void advance(int age, SpillFile<Restated> file, SpillInput in) throws IOException {
      Restated restated = file.next(in);
      if (restated != null) {
        heads.add(new Head(restated, age, file, in));
      }
    }

    @Nullable
    Restated next() throws IOException {
      Head newest = poll();
      if (newest == null) {
        return null;
      }
      long position = newest.restated().position();
      for (Head older = heads.peek();
          older != null && older.restated().position() == position;
          older = heads.peek()) {
        poll();
      }
      return newest.restated();
    }

    private @Nullable Head poll() throws IOException {
      Head head = heads.poll();
      if (head != null) {
        advance(head.age(), head.file(), head.in());
      }
      return head;
    }

    @Override
    public void close() throws IOException {
      for (SpillInput in : inputs) {
        in.close();
      }
    }
  }
}
