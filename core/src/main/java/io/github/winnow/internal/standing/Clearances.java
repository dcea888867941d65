package io.github.winnow.internal.standing;

import io.github.winnow.evidence.Clearance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The clearances in force, by what they cover. Immutable. */
public final class Clearances {
  private static final int SUBJECTS = Clearance.Subject.values().length;

  /** None at all. */
  public static final Clearances NONE = new Clearances(List.of());

  private final List<Entry> entries;
  private final LongIndex[] keys = new LongIndex[SUBJECTS];
  private final List<List<List<Clearance>>> byKey = new ArrayList<>();

  /**
   * A clearance and the hash of what it covers.
   *
   * @param clearance the clearance
   * @param key the hash of an account or target, the lower half of a device's or network's, a
   *     campaign's number
   */
  public record Entry(Clearance clearance, long key) {}

  /**
   * Clearances.
   *
   * @param entries in the order in which they were given
   */
  @SuppressWarnings("EnumOrdinal") // arrays by ordinal: this is the hot path
  public Clearances(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    for (int s = 0; s < SUBJECTS; s++) {
      keys[s] = new LongIndex();
      byKey.add(new ArrayList<>());
    }
    for (Entry entry : entries) {
      int subject = entry.clearance().subject().ordinal();
      int number = keys[subject].add(entry.key());
      if (number == byKey.get(subject).size()) {
        byKey.get(subject).add(new ArrayList<>());
      }
      byKey.get(subject).get(number).add(entry.clearance());
    }
  }

  /**
   * Whether one is in force that covers as much.
   *
   * @param clearance a clearance
   * @return true when it is
   */
  public boolean have(Clearance clearance) {
    return entries.stream().anyMatch(entry -> entry.clearance().coversAs(clearance));
  }

  /**
   * These and one more.
   *
   * @param more the one
   * @return clearances
   */
  public Clearances with(Entry more) {
    List<Entry> all = new ArrayList<>(entries);
    all.add(more);
    return new Clearances(all);
  }

  /**
   * These without what covers as much.
   *
   * @param revoked a clearance
   * @return clearances
   */
  public Clearances without(Clearance revoked) {
    return new Clearances(
        entries.stream().filter(entry -> !entry.clearance().coversAs(revoked)).toList());
  }

  /**
   * Those of an account.
   *
   * @param account its hash
   * @return in the order in which they were given
   */
  public List<Clearance> of(long account) {
    return entries.stream()
        .filter(entry -> isOf(entry, account))
        .map(Entry::clearance)
        .toList();
  }

  /**
   * These without those of an account.
   *
   * @param account its hash
   * @return clearances
   */
  public Clearances without(long account) {
    return new Clearances(
        entries.stream().filter(entry -> !isOf(entry, account)).toList());
  }

  private static boolean isOf(Entry entry, long account) {
    return entry.clearance().subject() == Clearance.Subject.ACCOUNT && entry.key() == account;
  }

  /**
   * Whether none is in force.
   *
   * @return true when nothing is cleared
   */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /**
   * Whether a part of a span is covered for an account as such.
   *
   * @param account its hash
   * @param from where the span begins, inclusive
   * @param to where it ends, exclusive
   * @return true when it is
   */
  @SuppressWarnings("EnumOrdinal")
  public boolean isAnyOf(long account, long from, long to) {
    int subject = Clearance.Subject.ACCOUNT.ordinal();
    int number = keys[subject].find(account);
    return number >= 0
        && byKey.get(subject).get(number).stream().anyMatch(c -> c.from() < to && c.to() > from);
  }

  /**
   * The clearance that covers something at a time.
   *
   * @param subject what it is
   * @param key its hash
   * @param time event time
   * @return the first that does, or null
   */
  @SuppressWarnings("EnumOrdinal")
  public @Nullable Clearance of(Clearance.Subject subject, long key, long time) {
    int number = keys[subject.ordinal()].find(key);
    if (number < 0) {
      return null;
    }
    List<Clearance> some = byKey.get(subject.ordinal()).get(number);
    for (int i = 0; i < some.size(); i++) {
      Clearance clearance = some.get(i);
      if (time >= clearance.from() && time < clearance.to()) {
        return clearance;
      }
    }
    return null;
  }
}
