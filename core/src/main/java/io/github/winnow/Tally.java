package io.github.winnow;

import io.github.winnow.event.Action;
import io.github.winnow.event.Id;
import org.jspecify.annotations.Nullable;

/**
 * The counts of one target and action.
 *
 * <p>An excluded engagement is invalid as a whole, a held one by its probability of being invalid.
 * The interval is a 90% prediction interval of the net count under the model's own probabilities,
 * each engagement standing alone; the error of the calibration is not in it.
 *
 * @param target the target; null for all those that had no room of their own
 * @param action the action; null likewise
 * @param gross all engagements
 * @param invalidGeneral general invalid ones
 * @param invalidSophisticated sophisticated invalid ones
 * @param net gross less invalid
 * @param netLow the interval's lower end
 * @param netHigh the interval's upper end
 * @param held how many engagements are held: they count by their probability for now
 */
public record Tally(
    @Nullable Id target,
    @Nullable Action action,
    long gross,
    double invalidGeneral,
    double invalidSophisticated,
    double net,
    double netLow,
    double netHigh,
    long held) {}
