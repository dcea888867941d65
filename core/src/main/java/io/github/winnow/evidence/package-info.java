/**
 * What a verdict says and what it stands on: verdicts and their reasons, the calibration that turns
 * statistics into weights, and the policy that turns weights into dispositions.
 */
@NullMarked
package io.github.winnow.evidence;

import org.jspecify.annotations.NullMarked;
