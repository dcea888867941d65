package io.github.winnow.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A temporary file of records: written once, read once, deleted. Confined to one thread. */
final class SpillFile<T> implements Closeable {
  private static final int BUFFER = 1 << 13;

  private final Path path;
  private final Codec<T> codec;
  private @Nullable DataOutputStream out;
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
    DataOutputStream to = out;
    if (to == null) {
      to = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), BUFFER));
      out = to;
    }
    codec.write(item, to);
    records++;
  }

  /** Ends the writing. */
  void finish() throws IOException {
    if (out != null) {
      out.close();
      out = null;
    }
  }

  /** Opens a finished file that has records, for {@link #next}. */
  DataInputStream open() throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER));
  }

  /** The next record, or null at the end. */
  @Nullable
  T next(DataInputStream in) throws IOException {
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
