package io.github.winnow.cli;

/** How sums by key are kept in a temporary file, and which of them belong together. */
interface SumsCodec<T> extends Codec<T> {
  /** What tells one key's sums from another's; equal for all parts of one key. */
  Object key(T sums);

  /** A hash of the key that nobody outside can foresee. */
  long hash(T sums);

  /** Adds the sums of a later part of the log. */
  void merge(T into, T later);
}
