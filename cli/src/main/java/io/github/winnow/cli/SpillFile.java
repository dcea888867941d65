package io.github.winnow.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A temporary file of records: written once, read once, deleted. Confined to one thread. */
final class SpillFile<T> implements Closeable {
  private final Path path;
  private final Codec<T> codec;
  private @Nullable SpillOutput out;
  private long records;
  private long read;

  SpillFile(Path path, Codec<T> codec) {
    this.path = path;
    this.codec = codec;
  }

  /** How many records are in it. */
  long records() {
    return records;
  }

  void write(T item) throws IOException {
    SpillOutput to = out;
    if (to == null) {
      to = new SpillOutput(Files.newOutputStream(path));
      out = to;
    }
    codec.write(item, to);
    records++;
  }

  /** Ends the writing. */
  void finish() throws IOException {
    SpillOutput written = out;
    out = null;
    if (written != null) {
      written.close();
    }
  }

  /** Opens a finished file that has records, for {@link #next}. */
  SpillInput open() throws IOException {
    return new SpillInput(Files.newInputStream(path));
  }

  /** The next record, or null at the end. */
  @Nullable
  T next(SpillInput in) throws IOException {
    if (read == records) {
      return null;
    }
    read++;
    return codec.read(in);
  }

  @Override
  public void close() throws IOException {
    finish();
    Files.deleteIfExists(path);
  }
}
