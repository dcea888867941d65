package io.github.winnow.internal.state;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;
import org.jspecify.annotations.Nullable;

/**
 * An engagement as far as looking back judges it: the same as it comes, and out of the history. Of
 * some hashes only the lower half is kept, which is enough to tell apart what one target or account
 * has to do with.
 */
public interface Act {
  /** The hours since 1970 that are known apart; later or earlier ones count as missing. */
  int HOURS = 1 << 20;

  /** How many clients are known apart, the missing one among them. */
  int CLIENTS = 1 << 12;

  /**
   * When it happened.
   *
   * @return event time, guarded
   */
  long time();

  /**
   * What was done.
   *
   * @return the action
   */
  Action action();

  /**
   * The reader's door.
   *
   * @return the source, or null when missing
   */
  @Nullable
  Source source();

  /**
   * Who acted.
   *
   * @return the account's hash, never 0
   */
  long account();

  /**
   * What was acted on.
   *
   * @return the target's hash, never 0
   */
  long target();

  /**
   * The device.
   *
   * @return the lower half of its hash, 0 when missing
   */
  int device();

  /**
   * The network.
   *
   * @return the lower half of its hash, 0 when missing
   */
  int network();

  /**
   * The client's version.
   *
   * @return twelve bits of its hash, 0 when missing
   */
  int client();

  /**
   * When the account was created.
   *
   * @return in whole hours since 1970, 0 when missing
   */
  int createdHour();
}
