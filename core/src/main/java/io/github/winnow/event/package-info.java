/** What happened: an {@link io.github.winnow.event.Engagement} and the plain values it is made of. */
@NullMarked
package io.github.winnow.event;

import org.jspecify.annotations.NullMarked;
