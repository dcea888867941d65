package io.github.winnow;

import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.ControlRecord;
import io.github.winnow.evidence.Excess;
import io.github.winnow.evidence.Restatement;
import io.github.winnow.evidence.Search;

/**
 * Told by an engine of what it found by looking back. Called in the thread that audits, clears,
 * forgets or activates, or that scores while records are replayed; one call at a time. An exception goes to that
 * thread's call of the engine, once what was begun is done and all else is told; but what {@link
 * #recorded} refuses by an exception is not done at all, and its window stays due.
 *
 * <p>A listener may read, and may score. It can't have the engine audit, clear, revoke, forget or activate:
 * that throws an {@link IllegalStateException}.
 */
public interface WinnowListener {
  /**
   * A campaign is new, or more is known of it.
   *
   * @param campaign as it is now
   */
  default void campaign(Campaign campaign) {}

  /**
   * Something changed how engagements are judged. To be kept with the log by whoever wants to replay
   * it; see {@link WinnowBuilder#replay}.
   *
   * @param record what changed, and when
   */
  default void recorded(ControlRecord record) {}

  /**
   * A window was searched for groups: for learning a calibration.
   *
   * @param search what it came to
   */
  default void searched(Search search) {}

  /**
   * A target was compared with its publisher's others, whether the result means anything or not: for
   * learning a calibration.
   *
   * @param excess what was found
   */
  default void compared(Excess excess) {}

  /**
   * An earlier engagement is judged anew.
   *
   * @param restatement what is said of it now
   */
  default void restated(Restatement restatement) {}
}
