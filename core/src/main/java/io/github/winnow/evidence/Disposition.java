package io.github.winnow.evidence;

/** What is done with an engagement. */
public enum Disposition {
  /** It counts. */
  COUNT,
  /** It counts for now by its probability of being genuine, and waits for more evidence. */
  HOLD,
  /** It does not count. */
  EXCLUDE
}
