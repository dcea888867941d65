package io.github.winnow.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sums by key, of as many keys as there may be, in bounded memory.
 *
 * <p>Up to {@code most} keys are kept in memory. When there are more, all go to temporary files,
 * spread over them by the key's hash, and counting begins again. In the end each file is added up by
 * itself, sorted, and the sorted parts are merged. When parts are spilled depends on the input
 * alone, not on the memory at hand, so floating-point sums are the same on every machine.
 *
 * <p>Memory: {@code most} keys, and as many again while a file is added up; a file that has more is
 * spread over further ones first. Confined to one thread.
 */
final class SpillingSums<T> implements Closeable {
  private static final int FAN_OUT = 64;
  private static final int FAN_OUT_BITS = 6;
  private static final int DEEPEST = 8;

  private final SumsCodec<T> codec;
  private final Function<String, Path> files;
  private final String name;
  private final int most;
  private final SumsIndex<T> current;
  private final List<SpillFile<T>> open = new ArrayList<>();
  private @Nullable List<SpillFile<T>> spilled;
  private int made;

  /** Takes sums, one key after the other. */
  interface Sink<T> {
    void take(T sums) throws IOException;
  }

  /** Sums, the temporary files of which have names that begin with this one. */
  SpillingSums(SumsCodec<T> codec, Function<String, Path> files, String name, int most) {
    this.codec = codec;
    this.files = files;
    this.name = name;
    this.most = most;
    current = new SumsIndex<>(codec);
  }

  /** The sums of a key, for adding to; what was kept before may be in a file by now. */
  T of(long id, Object rest, Supplier<T> empty) throws IOException {
    T known = current.find(id, rest);
    if (known != null) {
      return known;
    }
    if (current.size() == most) {
      spill();
    }
    T fresh = empty.get();
    current.add(fresh);
    return fresh;
  }

  private void spill() throws IOException {
    if (spilled == null) {
      spilled = fan();
    }
    for (T sums : current.all()) {
      spilled.get(part(sums, 0)).write(sums);
    }
    current.clear();
  }

  private List<SpillFile<T>> fan() {
    List<SpillFile<T>> fan = new ArrayList<>(FAN_OUT);
    for (int i = 0; i < FAN_OUT; i++) {
      fan.add(newFile());
    }
    return fan;
  }

  private SpillFile<T> newFile() {
    SpillFile<T> file = new SpillFile<>(files.apply(name + ".part-" + made++), codec);
    open.add(file);
    return file;
  }

  private int part(T sums, int depth) {
    long hash = SumsIndex.hash(codec.id(sums), codec.rest(sums));
    return (int) (hash >>> (Long.SIZE - FAN_OUT_BITS * (depth + 1))) & (FAN_OUT - 1);
  }

  /** Gives out all sums, once, in this order, in which no two may be equal. */
  void forEach(Comparator<T> order, Sink<T> sink) throws IOException {
    if (spilled == null) {
      List<T> all = new ArrayList<>(current.all());
      current.clear();
      all.sort(order);
      for (T sums : all) {
        sink.take(sums);
      }
      return;
    }
    spill();
    merge(sortedRuns(spilled, 0, order), order, sink);
  }

  private List<SpillFile<T>> sortedRuns(List<SpillFile<T>> parts, int depth, Comparator<T> order)
      throws IOException {
    List<SpillFile<T>> runs = new ArrayList<>();
    for (SpillFile<T> part : parts) {
      part.finish();
    }
    for (SpillFile<T> part : parts) {
      if (part.records() > 0) {
        SpillFile<T> run = newFile();
        if (part.records() > 4L * most && depth < DEEPEST) {
          merge(sortedRuns(spread(part, depth + 1), depth + 1, order), order, run::write);
        } else {
          for (T sums : sorted(part, order)) {
            run.write(sums);
          }
        }
        run.finish();
        runs.add(run);
      }
      part.close();
    }
    return runs;
  }

  private List<SpillFile<T>> spread(SpillFile<T> part, int depth) throws IOException {
    List<SpillFile<T>> fan = fan();
    try (SpillInput in = part.open()) {
      for (T sums = part.next(in); sums != null; sums = part.next(in)) {
        fan.get(part(sums, depth)).write(sums);
      }
    }
    return fan;
  }

  private List<T> sorted(SpillFile<T> part, Comparator<T> order) throws IOException {
    SumsIndex<T> whole = new SumsIndex<>(codec);
    try (SpillInput in = part.open()) {
      for (T sums = part.next(in); sums != null; sums = part.next(in)) {
        T known = whole.find(codec.id(sums), codec.rest(sums));
        if (known == null) {
          whole.add(sums);
        } else {
          codec.merge(known, sums);
        }
      }
    }
    List<T> sorted = new ArrayList<>(whole.all());
    sorted.sort(order);
    return sorted;
  }

  /** A sorted file, and the first of its sums that was not given out yet. */
  private record Head<T>(T sums, SpillFile<T> run, SpillInput in) {}

  private void merge(List<SpillFile<T>> runs, Comparator<T> order, Sink<T> sink)
      throws IOException {
    PriorityQueue<Head<T>> heads =
        new PriorityQueue<>(Comparator.comparing((Head<T> head) -> head.sums(), order));
    List<SpillInput> inputs = new ArrayList<>();
    try {
      for (SpillFile<T> run : runs) {
        SpillInput in = run.open();
        inputs.add(in);
        advance(run, in, heads);
      }
      for (Head<T> head = heads.poll(); head != null; head = heads.poll()) {
        sink.take(head.sums());
        advance(head.run(), head.in(), heads);
      }
    } finally {
      for (SpillInput in : inputs) {
        in.close();
      }
    }
    for (SpillFile<T> run : runs) {
      run.close();
    }
  }

  private void advance(SpillFile<T> run, SpillInput in, PriorityQueue<Head<T>> heads)
      throws IOException {
    T next = run.next(in);
    if (next != null) {
      heads.add(new Head<>(next, run, in));
    }
  }

  /** Deletes the temporary files. */
  @Override
  public void close() throws IOException {
    for (SpillFile<T> file : open) {
      file.close();
    }
  }
}
