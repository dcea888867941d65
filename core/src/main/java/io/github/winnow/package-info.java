/** The engine, for the host that embeds it. */
@NullMarked
package io.github.winnow;

import org.jspecify.annotations.NullMarked;
