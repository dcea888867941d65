/** Detectors that look back for groups of accounts. */
@NullMarked
package io.github.winnow.detectors.graph;

import org.jspecify.annotations.NullMarked;
