/** The winnow command. */
@NullMarked
package io.github.winnow.cli;

import org.jspecify.annotations.NullMarked;
