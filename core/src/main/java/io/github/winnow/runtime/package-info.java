/** For runtimes that keep the rows themselves: stream processors and verifiers. */
@NullMarked
package io.github.winnow.runtime;

import org.jspecify.annotations.NullMarked;
