/** Traffic scenarios with ground truth, and contract checks for detectors. */
@NullMarked
package io.github.winnow.testkit;

import org.jspecify.annotations.NullMarked;
