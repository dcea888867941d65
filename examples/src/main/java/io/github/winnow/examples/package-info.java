/** Small hosts and plugins. */
@NullMarked
package io.github.winnow.examples;

import org.jspecify.annotations.NullMarked;
