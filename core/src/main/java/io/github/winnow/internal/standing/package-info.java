/** What looking back says of engagements: memberships, excesses, clearances. */
@NullMarked
package io.github.winnow.internal.standing;

import org.jspecify.annotations.NullMarked;
