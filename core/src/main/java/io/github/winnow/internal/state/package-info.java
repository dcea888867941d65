/** What is kept per key: fields, rows and the tables they lie in. */
@NullMarked
package io.github.winnow.internal.state;

import org.jspecify.annotations.NullMarked;
