/** A detector in a jar of its own. */
@NullMarked
package io.github.winnow.examples.plugin;

import org.jspecify.annotations.NullMarked;
