/** An application that counts reads. */
@NullMarked
package io.github.winnow.examples.host;

import org.jspecify.annotations.NullMarked;
