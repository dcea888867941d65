package io.github.winnow;

import java.time.Instant;

/**
 * The counts of one target and action in one hour.
 *
 * @param hour when the hour begins
 * @param tally its counts
 */
public record HourTally(Instant hour, Tally tally) {}
