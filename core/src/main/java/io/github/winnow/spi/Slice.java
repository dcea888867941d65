package io.github.winnow.spi;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Engagements of a span of event time, in the order of time. Who and what are small whole numbers
 * that count from 0 within the slice, so that a detector can keep what it needs in arrays.
 *
 * <p>Threading: immutable, but to be used by one thread, since views are made on demand. Cost of
 * every getter: one or two array reads.
 */
public interface Slice {
  /** What stands for a publisher, device, network or client that is missing. */
  int NONE = -1;

  /**
   * How many engagements there are.
   *
   * @return at least 0
   */
  int size();

  /**
   * Where the span begins.
   *
   * @return milliseconds since 1970-01-01T00:00Z, inclusive
   */
  long from();

  /**
   * Where the span ends.
   *
   * @return milliseconds since 1970-01-01T00:00Z, exclusive
   */
  long to();

  /**
   * How many accounts there are.
   *
   * @return one more than the largest {@link #account(int)}
   */
  int accounts();

  /**
   * How many targets there are.
   *
   * @return one more than the largest {@link #target(int)}
   */
  int targets();

  /**
   * How many publishers there are.
   *
   * @return one more than the largest {@link #publisher(int)}
   */
  int publishers();

  /**
   * How many devices there are.
   *
   * @return one more than the largest {@link #device(int)}
   */
  int devices();

  /**
   * How many networks there are.
   *
   * @return one more than the largest {@link #network(int)}
   */
  int networks();

  /**
   * How many clients there are.
   *
   * @return one more than the largest {@link #client(int)}
   */
  int clients();

  /**
   * When it happened.
   *
   * @param event 0 to the size
   * @return milliseconds since 1970-01-01T00:00Z, never less than that of the event before
   */
  long time(int event);

  /**
   * Who acted.
   *
   * @param event 0 to the size
   * @return 0 to the number of accounts
   */
  int account(int event);

  /**
   * What was acted on.
   *
   * @param event 0 to the size
   * @return 0 to the number of targets
   */
  int target(int event);

  /**
   * Who owns the target.
   *
   * @param event 0 to the size
   * @return 0 to the number of publishers, or {@link #NONE}
   */
  int publisher(int event);

  /**
   * The device, claimed by the client.
   *
   * @param event 0 to the size
   * @return 0 to the number of devices, or {@link #NONE}; in a million devices a few hundred share a
   *     number with another
   */
  int device(int event);

  /**
   * The network it came from.
   *
   * @param event 0 to the size
   * @return 0 to the number of networks, or {@link #NONE}
   */
  int network(int event);

  /**
   * The client's version, claimed by the client.
   *
   * @param event 0 to the size
   * @return 0 to the number of clients, or {@link #NONE}; of fifty versions two may share a number
   *     (one chance in four)
   */
  int client(int event);

  /**
   * When the account was created, to the hour.
   *
   * @param event 0 to the size
   * @return milliseconds since 1970-01-01T00:00Z, rounded down to a whole hour; {@link
   *     io.github.winnow.event.Engagement#ABSENT} when missing, in 1970's first hour, or after 2089
   */
  long created(int event);

  /**
   * What was done.
   *
   * @param event 0 to the size
   * @return the action
   */
  Action action(int event);

  /**
   * The door through which the reader came.
   *
   * @param event 0 to the size
   * @return the source, or null when missing
   */
  @Nullable
  Source source(int event);

  /**
   * How many equal engagements this one stands for.
   *
   * @param event 0 to the size
   * @return at least 1
   */
  int count(int event);

  /**
   * A number that belongs to an account for good, under the engine's secret: for sampling accounts
   * the same way in every slice.
   *
   * @param account 0 to the number of accounts
   * @return 64 bits, as good as random
   */
  long hash(int account);

  /**
   * The account that a target is: a followed account is a target, and both have one id.
   *
   * @param target 0 to the number of targets
   * @return 0 to the number of accounts, or {@link #NONE} when no account of the slice has the
   *     target's id, or the slice can't tell
   */
  default int accountOf(int target) {
    return NONE;
  }

  /**
   * Whether the host has {@linkplain io.github.winnow.evidence.Confirmation confirmed} an account as
   * fabricated, for a part of the span at least, and this was known when the span ended. An account
   * that is cleared too is not confirmed.
   *
   * @param account 0 to the number of accounts
   * @return true when it has; false where the slice can't tell
   */
  default boolean isConfirmed(int account) {
    return false;
  }

  /**
   * Whether the host has {@linkplain io.github.winnow.evidence.Clearance cleared} an account, for a
   * part of the span at least.
   *
   * @param account 0 to the number of accounts
   * @return true when it has; false where the slice can't tell
   */
  default boolean isCleared(int account) {
    return false;
  }

  /**
   * Something made of this slice, an index of it for example, that is made once and shared by all
   * detectors of an audit.
   *
   * @param type names the view; two views of one type are one view
   * @param make makes it when it is not there yet; must be pure
   * @param <V> the view's type
   * @return the view
   */
  <V> V view(Class<V> type, Function<? super Slice, ? extends V> make);
}
