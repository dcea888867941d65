package io.github.winnow.cli;

import java.io.IOException;

/** How a record is kept in a temporary file. */
interface Codec<T> {
  void write(T item, SpillOutput out) throws IOException;

  T read(SpillInput in) throws IOException;
}
