package io.github.winnow.cli;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How sums by key are kept in a temporary file, and which of them belong together. */
interface Codec<T> {
  /** What tells one key's sums from another's; equal for all parts of one key. */
  Object key(T sums);

  /** A hash of the key that nobody outside can foresee. */
  long hash(T sums);

  /** Adds the sums of a later part of the log. */
  void merge(T into, T later);

  void write(T sums, DataOutput out) throws IOException;

  T read(DataInput in) throws IOException;
}
