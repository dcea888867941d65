/** The edge: plain values become hashes under the host's secret. */
@NullMarked
package io.github.winnow.internal.edge;

import org.jspecify.annotations.NullMarked;
