package io.github.winnow.runtime;

import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.evidence.ControlRecord;
import io.github.winnow.evidence.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The engine without its tables: whoever runs it keeps the rows, in a stream processor's keyed state
 * for example. Given the same secret, the same order per key and the same rows, it gives the same
 * verdicts as the engine. Duplicates, the guard of time and tallies are the runtime's own business.
 *
 * <pre>{@code
 * Kernel.Event event = kernel.newEvent();
 * if (kernel.observe(engagement, engagement.time(), event) == null) {
 *   for (int key = 0; key < kernel.keys(); key++) {
 *     long value = kernel.keyOf(key, event);
 *     if (value != 0) {
 *       kernel.update(key, event, rows.row(key, value, kernel.rowLongs(key)));
 *     }
 *   }
 *   Verdict verdict = kernel.judge(event);
 * }
 * }</pre>
 *
 * <p>Threading: the kernel from any thread, an event by one thread at a time.
 */
public interface Kernel {
  /** Room for one engagement on its way; to be reused. */
  interface Event {}

  /**
   * Room for one engagement.
   *
   * @return an event of this kernel
   */
  Event newEvent();

  /**
   * Reads an engagement's hashes and measures.
   *
   * @param engagement the engagement
   * @param time the time at which it is judged, at least 0 and below 2^48
   * @param event takes them
   * @return null, or why the engagement can't be judged
   * @throws IllegalArgumentException when the time is out of these bounds
   */
  @Nullable
  String observe(Engagement engagement, long time, Event event);

  /**
   * How many kinds of key there are. Other rules ({@link ControlRecord.Ruled}) have others: rows that
   * are to outlive them are kept by {@link #keyName}, not by number.
   *
   * @return the number
   */
  int keys();

  /**
   * The name of a kind of key: its dimensions.
   *
   * @param key 0 to the number of keys
   * @return the name
   */
  String keyName(int key);

  /**
   * How many longs a row of a kind of key takes.
   *
   * @param key 0 to the number of keys
   * @return the length of the row
   */
  int rowLongs(int key);

  /**
   * The engagement's key of one kind.
   *
   * @param key 0 to the number of keys
   * @param event the engagement
   * @return the key, or 0 when the engagement has none
   */
  long keyOf(int key, Event event);

  /**
   * Applies the engagement to the row of one of its keys, and reads the row.
   *
   * @param key 0 to the number of keys
   * @param event the engagement
   * @param row the key's row; all zero when the key is new
   */
  void update(int key, Event event, long[] row);

  /**
   * Judges the engagement, after all its rows were updated.
   *
   * @param event the engagement
   * @return the verdict
   */
  Verdict judge(Event event);

  /**
   * Lets a control record count from now on, as the engine that recorded it does: later engagements
   * of a campaign's members are judged by it. Restating earlier ones is the runtime's own business,
   * and so is erasing the rows of an account that was forgotten, see {@link #concerns}. To be called
   * between engagements.
   *
   * @param record what {@link io.github.winnow.WinnowListener#recorded} was given
   */
  void apply(ControlRecord record);

  /**
   * Whether a row is an account's, and to be removed when the account is forgotten.
   *
   * @param key 0 to the number of keys
   * @param value a key of that kind, as {@link #keyOf} gave it
   * @param account the account's pseudonym
   * @return true for every key of the account, alone or together with what else the kind of key has;
   *     and, where it has more, for one in 16 million of other accounts' keys
   */
  boolean concerns(int key, long value, Pseudonym account);

  /**
   * The pseudonym of an account or a target.
   *
   * @param id the id
   * @return its keyed hash
   */
  Pseudonym pseudonym(Id id);
}
