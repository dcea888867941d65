/** Detectors found, configured and kept apart from each other. */
@NullMarked
package io.github.winnow.internal.plugin;

import org.jspecify.annotations.NullMarked;
