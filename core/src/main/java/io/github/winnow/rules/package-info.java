/** The host's own rules, written as text. */
@NullMarked
package io.github.winnow.rules;

import org.jspecify.annotations.NullMarked;
