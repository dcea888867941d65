package io.github.winnow.cli;

/** How a reason in a result file ends, which says what it weighs. */
enum Ending {
  /** It is a rule. */
  RULE,
  /** It has a weight. */
  WEIGHED,
  /** It has a weight that no calibration stands behind. */
  UNCALIBRATED,
  /** It has a weight as a mean of several. */
  ON_AVERAGE
}
