package io.github.winnow.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The host's name for an account, a target, a device and the like: text, a number, or a {@link
 * Pseudonym} that was hashed before.
 *
 * <p>Text that is a number as {@link Long#toString(long)} writes it <em>is</em> that number: {@code
 * of("42")} equals {@code of(42)}. {@code "042"} and {@code "+42"} stay text, so {@link #toString}
 * always returns what was put in.
 */
public final class Id {
  private static final int LONGEST_NUMBER = 20;

  private final @Nullable String text;
  private final long number;
  private final boolean pseudonym;

  private Id(@Nullable String text, long number, boolean pseudonym) {
    this.text = text;
    this.number = number;
    this.pseudonym = pseudonym;
  }

  /**
   * An id given as text.
   *
   * @param text any text; the engine rejects an empty or an overlong id when it is scored
   * @return the id
   */
  public static Id of(String text) {
    Objects.requireNonNull(text, "text");
    if (isCanonicalNumber(text)) {
      try {
        return of(Long.parseLong(text));
      } catch (NumberFormatException beyondLong) {
        return new Id(text, 0, false);
      }
    }
    return new Id(text, 0, false);
  }

  /**
   * An id given as a number.
   *
   * @param number any number
   * @return the id
   */
  public static Id of(long number) {
    return new Id(null, number, false);
  }

  /**
   * An id that was hashed before, under the same secret.
   *
   * @param pseudonym the hashed id
   * @return the id
   */
  public static Id of(Pseudonym pseudonym) {
    return new Id(null, pseudonym.hash(), true);
  }

  private static boolean isCanonicalNumber(String s) {
    int n = s.length();
    if (n == 0 || n > LONGEST_NUMBER) {
      return false;
    }
    int first = s.charAt(0) == '-' ? 1 : 0;
    if (n == first || (s.charAt(first) == '0' && n > 1)) {
      return false;
    }
    for (int i = first; i < n; i++) {
      if (s.charAt(i) < '0' || s.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /**
   * The id's text where it is no number and no pseudonym.
   *
   * @return the text, or null
   */
  public @Nullable String text() {
    return text;
  }

  /**
   * The number, or the pseudonym's hash; 0 for a text.
   *
   * @return the number
   */
  public long number() {
    return number;
  }

  /**
   * Whether this id was hashed before.
   *
   * @return true for a pseudonym
   */
  public boolean isPseudonym() {
    return pseudonym;
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof Id other
        && number == other.number
        && pseudonym == other.pseudonym
        && Objects.equals(text, other.text);
  }

  @Override
  public int hashCode() {
    return text != null ? text.hashCode() : Long.hashCode(number) + (pseudonym ? 1 : 0);
  }

  /** The id as it was given; a pseudonym as {@link Pseudonym#toString} writes it. */
  @Override
  public String toString() {
    if (text != null) {
      return text;
    }
    return pseudonym ? new Pseudonym(number).toString() : Long.toString(number);
  }
}
