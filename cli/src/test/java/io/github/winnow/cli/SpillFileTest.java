package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.winnow.event.Action;
import io.github.winnow.event.Id;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.spi.TrafficClass;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillFileTest {
  /** Around a buffer's size and within it. */
  private static final int[] LENGTHS = {0, 1, 7, 300, 8190, 8191, 8192, 8193, 20_000};

  @TempDir
  private Path temp = Path.of("");

  @Test
  void whatIsWrittenIsRead() {
    Property.holds(50, random -> {
      List<Object> written = new ArrayList<>();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (SpillOutput out = new SpillOutput(bytes)) {
        for (int i = random.nextInt(3000); i > 0; i--) {
          written.add(write(random, out));
        }
      }
      try (SpillInput in = new SpillInput(new ByteArrayInputStream(bytes.toByteArray()))) {
        for (Object one : written) {
          assertEquals(one, read(one, in));
        }
        assertThrows(EOFException.class, in::readByte);
      }
    });
  }

  private static Object write(Random random, SpillOutput out) throws IOException {
    switch (random.nextInt(6)) {
      case 0 -> {
        byte value = (byte) random.nextInt();
        out.writeByte(value);
        return value;
      }
      case 1 -> {
        char value = (char) random.nextInt();
        out.writeShort(value);
        return value;
      }
      case 2 -> {
        int value = random.nextInt();
        out.writeInt(value);
        return value;
      }
      case 3 -> {
        long value = random.nextLong();
        out.writeLong(value);
        return value;
      }
      case 4 -> {
        double value = random.nextBoolean() ? -0.0 : random.nextGaussian();
        out.writeDouble(value);
        return value;
      }
      default -> {
        String value = text(random);
        out.writeText(value);
        return value;
      }
    }
  }

  private static Object read(Object like, SpillInput in) throws IOException {
    if (like instanceof Byte) {
      return in.readByte();
    }
    if (like instanceof Character) {
      return (char) in.readUnsignedShort();
    }
    if (like instanceof Integer) {
      return in.readInt();
    }
    if (like instanceof Long) {
      return in.readLong();
    }
    return like instanceof Double ? in.readDouble() : in.readText();
  }

  /** Of ASCII, of Latin letters, or of any characters, halves of surrogate pairs among them. */
  private static String text(Random random) {
    int most = new int[] {0x80, 0x100, 0x10000}[random.nextInt(3)];
    boolean isLong = random.nextInt(50) == 0;
    int length = isLong ? LENGTHS[random.nextInt(LENGTHS.length)] : random.nextInt(20);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) random.nextInt(most));
    }
    return text.toString();
  }

  /** However many actions there are, and whatever ids. */
  @Test
  void rowsAreReadAsTheyWereWritten() throws IOException {
    Random random = new Random(5);
    List<ScoredRow> written = new ArrayList<>();
    SpillFile<ScoredRow> file =
        new SpillFile<>(temp.resolve("rows"), new ScoredRow.Format(new ReasonCodec()));
    for (int i = 0; i < 2000; i++) {
      ScoredRow row = new ScoredRow(
          id(random),
          random.nextLong(),
          id(random),
          Action.of("action " + random.nextInt(1 + i)),
          id(random),
          random.nextLong(),
          random.nextLong(),
          1 + random.nextInt(5),
          judged(random));
      written.add(row);
      file.write(row);
    }
    file.finish();
    try (SpillInput in = file.open()) {
      for (ScoredRow row : written) {
        assertEquals(row, file.next(in));
      }
      assertNull(file.next(in));
    }
    file.close();
    assertFalse(Files.exists(temp.resolve("rows")));
  }

  private static Id id(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Id.of(random.nextLong());
      case 1 -> Id.of(new Pseudonym(random.nextLong()));
      case 2 -> Id.of("名 " + random.nextInt());
      default -> Id.of("user-" + random.nextInt());
    };
  }

  private static Judged judged(Random random) {
    Disposition[] all = Disposition.values();
    return new Judged(
        random.nextBoolean(),
        random.nextGaussian(),
        random.nextBoolean() ? 0 : random.nextDouble(),
        all[random.nextInt(all.length)],
        random.nextBoolean() ? TrafficClass.GENERAL : TrafficClass.SOPHISTICATED,
        List.of(),
        List.of(),
        random.nextBoolean() ? "" : "a school");
  }
}
