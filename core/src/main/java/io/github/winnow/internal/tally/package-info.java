/** The counts by target, action and hour. */
@NullMarked
package io.github.winnow.internal.tally;

import org.jspecify.annotations.NullMarked;
