package io.github.winnow.internal.standing;

import io.github.winnow.evidence.Confirmation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The confirmations in force, by account. Immutable. */
public final class Confirmations {
  /** None at all. */
  public static final Confirmations NONE = new Confirmations(List.of());

  private final List<Entry> entries;
  private final LongIndex accounts = new LongIndex();
  private final List<List<Confirmation>> byAccount = new ArrayList<>();

  /**
   * A confirmation and whom it is about.
   *
   * @param confirmation the confirmation
   * @param account the account's hash
   */
  public record Entry(Confirmation confirmation, long account) {}

  /**
   * Confirmations.
   *
   * @param entries in the order in which they were given
   */
  public Confirmations(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    for (Entry entry : entries) {
      int number = accounts.add(entry.account());
      if (number == byAccount.size()) {
        byAccount.add(new ArrayList<>(1));
      }
      byAccount.get(number).add(entry.confirmation());
    }
  }

  /**
   * Whether one is in force that covers as much of an account.
   *
   * @param entry a confirmation
   * @return true when it is
   */
  public boolean have(Entry entry) {
    int number = accounts.find(entry.account());
    return number >= 0 && byAccount.get(number).stream().anyMatch(entry.confirmation()::coversAs);
  }

  /**
   * These and more.
   *
   * @param more those that are new
   * @return confirmations
   */
  public Confirmations with(List<Entry> more) {
    List<Entry> all = new ArrayList<>(entries);
    all.addAll(more);
    return new Confirmations(all);
  }

  /**
   * These without what covers as much.
   *
   * @param withdrawn a confirmation
   * @return confirmations
   */
  public Confirmations without(Confirmation withdrawn) {
    return new Confirmations(entries.stream()
        .filter(entry -> !entry.confirmation().coversAs(withdrawn))
        .toList());
  }

  /**
   * These without those of an account.
   *
   * @param account its hash
   * @return confirmations
   */
  public Confirmations without(long account) {
    return accounts.find(account) < 0
        ? this
        : new Confirmations(
            entries.stream().filter(entry -> entry.account() != account).toList());
  }

  /**
   * Whether none is in force.
   *
   * @return true when nobody is confirmed
   */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /**
   * The confirmation that covers what an account does at a time.
   *
   * @param account its hash
   * @param time event time
   * @return the first that does, or null
   */
  public @Nullable Confirmation of(long account, long time) {
    int number = accounts.find(account);
    if (number < 0) {
      return null;
    }
    List<Confirmation> some = byAccount.get(number);
    for (int i = 0; i < some.size(); i++) {
      Confirmation confirmation = some.get(i);
      if (time >= confirmation.from() && time < confirmation.to()) {
        return confirmation;
      }
    }
    return null;
  }

  /**
   * Whether an audit of a window may take an account for confirmed: a part of the window is covered,
   * and that was known when it ended.
   *
   * @param account its hash
   * @param from where the window begins, inclusive
   * @param to where it ends, exclusive
   * @return true when it may
   */
  public boolean isKnown(long account, long from, long to) {
    int number = accounts.find(account);
    return number >= 0
        && byAccount.get(number).stream()
            .anyMatch(c -> c.known() <= to && c.from() < to && c.to() > from);
  }
}
