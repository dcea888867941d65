/** Elementary functions that give the same bits on every processor. */
@NullMarked
package io.github.winnow.internal.math;

import org.jspecify.annotations.NullMarked;
