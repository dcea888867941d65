package io.github.winnow.internal.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.winnow.event.Id;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.fixture.Seeds;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The hash against one that is written from the paper, byte by byte, and against its vectors. */
class SipHashTest {
  /** SipHash-c-d of any bytes: section 2 of the paper, nothing unrolled. */
  private static long reference(long k0, long k1, byte[] message) {
    long[] v = {
      k0 ^ 0x736f6d6570736575L,
      k1 ^ 0x646f72616e646f6dL,
      k0 ^ 0x6c7967656e657261L,
      k1 ^ 0x7465646279746573L
    };
    int words = message.length / 8 + 1;
    for (int word = 0; word < words; word++) {
      long m = 0;
      for (int i = 7; i >= 0; i--) {
        int at = 8 * word + i;
        int octet = at < message.length ? message[at] & 0xFF : 0;
        m = m << 8 | (word == words - 1 && i == 7 ? message.length & 0xFF : octet);
      }
      v[3] ^= m;
      round(v);
      v[0] ^= m;
    }
    v[2] ^= 0xFF;
    round(v);
    round(v);
    round(v);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
  }

  private static void round(long[] v) {
    halfRound(v, 0, 1, 13, 32);
    halfRound(v, 2, 3, 16, 0);
    halfRound(v, 0, 3, 21, 0);
    halfRound(v, 2, 1, 17, 32);
  }

  private static void halfRound(long[] v, int a, int b, int left, int leftOfSum) {
    v[a] += v[b];
    v[b] = Long.rotateLeft(v[b], left) ^ v[a];
    v[a] = Long.rotateLeft(v[a], leftOfSum);
  }

  private static long ofBytes(SipHash hash, byte[] message) {
    ByteBuffer bytes = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    return switch (message.length) {
      case 8 -> hash.hash(bytes.getLong());
      case 16 -> hash.hash(bytes.getLong(), bytes.getLong());
      default -> hash.hash(new String(message, StandardCharsets.UTF_16LE));
    };
  }

  /** Published for SipHash-1-3: key 00..0f, message 00..(n-1), the hash's bytes in order. */
  @Test
  void publishedVectors() {
    vector(0, "dcc40f055801acab");
    vector(2, "4dd4c74d029bcb82");
    vector(4, "2883d388605775cf");
    vector(6, "a7229fc5502b0dc5");
    vector(8, "8e9a298d11959036");
    vector(16, "668b907d1add4fcc");
    vector(62, "e094664b15f6b2c3");
  }

  private static void vector(int length, String hex) {
    byte[] message = new byte[length];
    for (int i = 0; i < length; i++) {
      message[i] = (byte) i;
    }
    long k0 = 0x0706050403020100L;
    long k1 = 0x0f0e0d0c0b0a0908L;
    long expected = Long.reverseBytes(Long.parseUnsignedLong(hex, 16));
    assertEquals(expected, reference(k0, k1, message), length + " bytes, by the reference");
    assertEquals(expected, ofBytes(new SipHash(k0, k1), message), length + " bytes");
  }

  @Test
  void wordsAreHashedAsTheirBytes() {
    Seeds.fresh(10_000, random -> {
      long k0 = random.nextLong();
      long k1 = random.nextLong();
      byte[] message = new byte[random.nextBoolean() ? 8 : 16];
      random.nextBytes(message);
      assertEquals(reference(k0, k1, message), ofBytes(new SipHash(k0, k1), message));
    });
  }

  @Test
  void textIsHashedAsItsUtf16Bytes() {
    Seeds.fresh(10_000, random -> {
      long k0 = random.nextLong();
      long k1 = random.nextLong();
      String text = text(random, random.nextInt(random.nextInt(1, 400)));
      ByteBuffer bytes = ByteBuffer.allocate(2 * text.length()).order(ByteOrder.LITTLE_ENDIAN);
      text.chars().forEach(c -> bytes.putChar((char) c));
      assertEquals(reference(k0, k1, bytes.array()), new SipHash(k0, k1).hash(text));
    });
  }

  /** Any chars at all, lone surrogates too; sometimes such as a string keeps in one byte each. */
  private static String text(SplittableRandom random, int length) {
    int bound = random.nextBoolean() ? 256 : 65_536;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) random.nextInt(bound));
    }
    return text.toString();
  }

  @Test
  void everyBitOfInputAndKeyTurnsHalfOfTheOutput() {
    Seeds.fixed(1, random -> {
      int times = 2_000;
      for (int bit = 0; bit < 192; bit++) {
        int turned = 0;
        for (int i = 0; i < times; i++) {
          long k0 = random.nextLong();
          long k1 = random.nextLong();
          long word = random.nextLong();
          long one = 1L << (bit & 63);
          long other = new SipHash(bit < 64 ? k0 ^ one : k0, bit >> 6 == 1 ? k1 ^ one : k1)
              .hash(bit >> 6 == 2 ? word ^ one : word);
          turned += Long.bitCount(new SipHash(k0, k1).hash(word) ^ other);
        }
        assertEquals(32, turned / (double) times, 0.5, "5 standard deviations, bit " + bit);
      }
    });
  }

  @Test
  void anIdIsOneHowsoeverItWasGiven() {
    Seeds.fresh(1_000, random -> {
      byte[] secret = new byte[16];
      random.nextBytes(secret);
      Hashes hashes = new Hashes(secret, "party");
      long number = random.nextInt(3) == 0 ? random.nextInt(-50, 50) : random.nextLong();
      long hash = hashes.of(Id.of(number));
      assertEquals(hash, hashes.of(Id.of(Long.toString(number))));
      assertNotEquals(hash, hashes.of(Id.of("0" + number)));
      assertNotEquals(hash, hashes.of(Long.toString(number)), "a number is no text");
      assertEquals(hash, hashes.of(Id.of(new Pseudonym(hash))), "a pseudonym stands for itself");
      assertNotEquals(hash, new Hashes(secret, "device").of(Id.of(number)));
      secret[random.nextInt(16)] ^= (byte) (1 << random.nextInt(8));
      assertNotEquals(hash, new Hashes(secret, "party").of(Id.of(number)));
    });
  }

  @Test
  void noHashIsZero() {
    Hashes hashes = new Hashes(new byte[16], "party");
    assertNotEquals(0, hashes.of(Id.of(new Pseudonym(0))));
  }

  @Test
  void differentIdsHaveDifferentHashes() {
    Seeds.fixed(1, random -> {
      Hashes hashes = new Hashes(new byte[16], "party");
      Set<Long> seen = new HashSet<>();
      int ids = 200_000;
      for (int i = 0; i < ids; i++) {
        seen.add(hashes.of(Id.of(i)));
        seen.add(hashes.of(Id.of("reader-" + i)));
      }
      assertEquals(2 * ids, seen.size());
    });
  }
}
