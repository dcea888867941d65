/** From readings to a verdict. */
@NullMarked
package io.github.winnow.internal.judge;

import org.jspecify.annotations.NullMarked;
