package io.github.winnow.io;

import io.github.winnow.event.Engagement;
import org.jspecify.annotations.Nullable;

/**
 * An accepted row of a log. Immutable, safe for use by any thread.
 *
 * @param row the number of the data row, from 1
 * @param line the line of the file on which the row begins, from 1
 * @param engagement what happened
 * @param label ground truth
 * @param scenario what made the row, as ground truth states it; null when missing
 */
public record LogRow(
    long row,
    long line,
    Engagement engagement,
    Label label,
    @Nullable String scenario) implements LogEntry {}
