package io.github.winnow.internal.edge;

import io.github.winnow.event.Id;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The hashes of one space of ids under the host's secret: HMAC-SHA-256 of the space's name gives the
 * keys. Equal ids of different spaces have unrelated hashes. Immutable.
 */
public final class Hashes {
  /** The shortest secret that is taken, in bytes. */
  public static final int SHORTEST_SECRET = 16;

  private final SipHash ofNumber;
  private final SipHash ofText;

  /**
   * The hashes of a space.
   *
   * @param secret at least {@link #SHORTEST_SECRET} bytes
   * @param space the space's name
   */
  public Hashes(byte[] secret, String space) {
    ByteBuffer keys = ByteBuffer.wrap(derive(secret, space)).order(ByteOrder.LITTLE_ENDIAN);
    ofNumber = new SipHash(keys.getLong(), keys.getLong());
    ofText = new SipHash(keys.getLong(), keys.getLong());
  }

  private static byte[] derive(byte[] secret, String space) {
    if (secret.length < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "the secret must have at least " + SHORTEST_SECRET + " bytes, but has " + secret.length);
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(("winnow/1/" + space).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
    }
  }

  /**
   * Hashes an id.
   *
   * @param id the id; a pseudonym stands for itself
   * @return the hash, never 0 or 1
   */
  public long of(Id id) {
    if (id.isPseudonym()) {
      return usable(id.number());
    }
    String text = id.text();
    return text == null ? of(id.number()) : of(text);
  }

  /**
   * Hashes text.
   *
   * @param text the text
   * @return the hash, never 0 or 1
   */
  public long of(String text) {
    return usable(ofText.hash(text));
  }

  /**
   * Hashes a number.
   *
   * @param number the number
   * @return the hash, never 0 or 1
   */
  public long of(long number) {
    return usable(ofNumber.hash(number));
  }

  /**
   * Hashes a pair of numbers.
   *
   * @param first the first
   * @param second the second
   * @return the hash, never 0 or 1
   */
  public long of(long first, long second) {
    return usable(ofNumber.hash(first, second));
  }

  /** 0 stands for what is missing, 1 for an account that was forgotten. */
  private static long usable(long hash) {
    return (hash & ~1L) == 0 ? 2 : hash;
  }
}
