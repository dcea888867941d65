package io.github.winnow.cli;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How a record is kept in a temporary file. */
interface Codec<T> {
  void write(T item, DataOutput out) throws IOException;

  T read(DataInput in) throws IOException;
}
