package io.github.winnow.spi;

/**
 * Looks back over what one target received in a closed window, beside what its publisher's other
 * targets received, and reports an excess. It names nobody: the publisher may be the victim, and
 * genuine readers are among those who came.
 *
 * <p>It must be a pure function of the slices. It is called in the thread that audits, holding no
 * lock; what it declares with {@link DetectorSetup#by} is refused, since it keeps no rows. An
 * exception is counted and isolated.
 */
public non-sealed interface TargetDetector extends Detector {
  /**
   * Looks at one target.
   *
   * @param target the engagements of one target in the window, at least one
   * @param others those of the same publisher's other targets in the window; empty when the
   *     publisher is missing
   * @param out takes what is in excess, with {@link Findings#excess}
   */
  void audit(Slice target, Slice others, Findings out);
}
