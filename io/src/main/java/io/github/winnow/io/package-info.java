/** Reads and writes engagement logs and result files. */
@NullMarked
package io.github.winnow.io;

import org.jspecify.annotations.NullMarked;
