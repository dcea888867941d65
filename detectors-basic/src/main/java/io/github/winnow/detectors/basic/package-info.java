/** Heuristic detectors: streaming and per target. */
@NullMarked
package io.github.winnow.detectors.basic;

import org.jspecify.annotations.NullMarked;
