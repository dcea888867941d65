package io.github.winnow.spi;

/**
 * Looks at a group that a {@link GraphDetector} found, and says whether evidence of another kind
 * agrees: whether its accounts come from fewer networks than chance explains, for example. That a
 * group acts together is no proof that it was bought; so a policy excludes a campaign only when a
 * second family agrees.
 *
 * <p>It must be a pure function of the slice and the group. It is called in the thread that audits,
 * holding no lock; what it declares with {@link DetectorSetup#by} is refused, since it keeps no
 * rows. An exception is counted and isolated.
 */
public non-sealed interface GroupDetector extends Detector {
  /**
   * Looks at one group.
   *
   * @param window the engagements of the window in which it was found
   * @param group the group
   * @param out takes what agrees or does not, with {@link Findings#corroborate}
   */
  void audit(Slice window, Group group, Findings out);
}
