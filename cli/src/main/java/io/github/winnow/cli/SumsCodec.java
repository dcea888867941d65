package io.github.winnow.cli;

/** How sums by key are kept in a temporary file, and which of them belong together. */
interface SumsCodec<T> extends Codec<T> {
  /** The first part of the key: a hash that nobody outside can foresee. */
  long id(T sums);

  /** The rest of the key. */
  Object rest(T sums);

  /** Adds the sums of a later part of the log. */
  void merge(T into, T later);
}
