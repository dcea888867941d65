package io.github.winnow.io;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Runs a test on many random inputs. A failure names the seed; {@code -Dwinnow.seed=SEED} runs that
 * one alone.
 */
final class Property {
  private static final String SEED = "winnow.seed";

  private Property() {}

  interface Check {
    void on(Random random) throws Exception;
  }

  static void holds(int runs, Check check) {
    Long only = Long.getLong(SEED);
    long first = only != null ? only : new Random().nextLong();
    for (int i = 0; i < (only != null ? 1 : runs); i++) {
      long seed = first + i;
      try {
        check.on(new Random(seed));
      } catch (Exception | AssertionError e) {
        throw new AssertionError("failed; repeat with -D" + SEED + "=" + seed, e);
      }
    }
  }

  /** Text of up to that many characters, rich in what is hard for CSV. */
  static String text(Random random, int most) {
    String[] hard = {
      "\"", ",", "\n", "\r", "\r\n", "\uFEFF", "😀", "微", "é", "=", "+", "-", "@", "\t", "'", " ",
      ";", "\\", "\u001b", "\u2028", "\uFFFD", "0", "42"
    };
    StringBuilder out = new StringBuilder();
    int n = random.nextInt(most + 1);
    while (out.length() < n) {
      out.append(random.nextInt(3) > 0 ? hard[random.nextInt(hard.length)] : "a");
    }
    return out.toString();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A stream of these bytes that gives few at a time, and says that none are available. */
  static InputStream trickle(byte[] bytes, Random random) {
    return new InputStream() {
      private int pos;

      @Override
      public int read() {
        return pos < bytes.length ? bytes[pos++] & 0xff : -1;
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        if (pos == bytes.length) {
          return -1;
        }
        int n = Math.min(1 + random.nextInt(9), Math.min(length, bytes.length - pos));
        System.arraycopy(bytes, pos, target, offset, n);
        pos += n;
        return n;
      }
    };
  }
}
