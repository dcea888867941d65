/** Looking back: the history, closed windows of it, and what detectors find in them. */
@NullMarked
package io.github.winnow.internal.audit;

import org.jspecify.annotations.NullMarked;
