package io.github.winnow.evidence;

import io.github.winnow.event.Action;
import io.github.winnow.event.Pseudonym;
import org.jspecify.annotations.Nullable;

/**
 * What is now said of one earlier engagement. It takes the place of the verdict and of every earlier
 * restatement of the same engagement.
 *
 * @param position which engagement: the first that an engine judged has 0, the next 1
 * @param time its event time, guarded, in milliseconds since 1970
 * @param account the pseudonym of who acted
 * @param target the pseudonym of what was acted on
 * @param action what was done
 * @param first what {@link io.github.winnow.Winnow#score} said without regard to campaigns and
 *     clearances
 * @param disposition what is done with it now
 * @param q the probability that it is invalid
 * @param weight what campaigns and findings add to its score, as a natural logarithm; at least 0
 * @param reason the heaviest of what was added, or null when nothing was
 * @param campaign the id of the campaign whose member it is, or null
 */
public record Restatement(
    long position,
    long time,
    Pseudonym account,
    Pseudonym target,
    Action action,
    Disposition first,
    Disposition disposition,
    double q,
    double weight,
    @Nullable Reason reason,
    @Nullable String campaign) {}
