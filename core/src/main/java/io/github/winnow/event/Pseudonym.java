package io.github.winnow.event;

import java.util.HexFormat;

/**
 * An id after hashing under a host's secret. Without the secret it can't be traced back, nor can
 * ids be chosen that collide, so pseudonyms may be published.
 *
 * @param hash the 64 bits of the keyed hash
 */
public record Pseudonym(long hash) {
  /**
   * Reads what {@link #toString} wrote.
   *
   * @param text {@code ~} and 16 hexadecimal digits
   * @return the pseudonym
   * @throws IllegalArgumentException when the text is something else
   */
  public static Pseudonym parse(String text) {
    if (text.length() != 17 || text.charAt(0) != '~') {
      throw new IllegalArgumentException("a pseudonym is ~ and 16 hexadecimal digits");
    }
    return new Pseudonym(HexFormat.fromHexDigitsToLong(text, 1, 17));
  }

  @Override
  public String toString() {
    return "~" + HexFormat.of().toHexDigits(hash);
  }
}
