package io.github.winnow.spi;

/**
 * Looks back over a closed window of all engagements and reports groups of accounts that act
 * together. Only a detector of this kind names accounts.
 *
 * <p>It says how strong a group is, and the engine finds out how often as strong a group comes
 * about by chance: it gives the same detector <em>decoys</em>, windows in which habits, degrees,
 * hours and each target's curve are kept and coordination is gone. So the detector must be a pure
 * function of the slice, must not assume that it sees the real window, and must cost no more on a
 * decoy.
 *
 * <p>It is called in the thread that audits, one window at a time, holding no lock; what it
 * declares with {@link DetectorSetup#by} is refused, since it keeps no rows. An exception is
 * counted and isolated.
 */
public non-sealed interface GraphDetector extends Detector {
  /**
   * Looks for groups.
   *
   * @param window the engagements of a closed window
   * @param out takes the groups
   */
  void audit(Slice window, Findings out);

  /**
   * What its decoys leave to chance. It must be what the detector takes for coordination: what a
   * decoy keeps counts as explained.
   *
   * @return who acts, unless the detector says otherwise; always the same
   */
  default Chance chance() {
    return Chance.ACTS;
  }
}
