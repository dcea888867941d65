/** Network addresses as numbers. */
@NullMarked
package io.github.winnow.internal.address;

import org.jspecify.annotations.NullMarked;
