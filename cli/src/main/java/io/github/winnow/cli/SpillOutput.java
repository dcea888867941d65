package io.github.winnow.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Writes a temporary file, for {@link SpillInput}. Rows go through it by the million, one small value
 * after the other, so there is no lock and no stream behind stream. Memory: {@value #BUFFER} bytes.
 * Confined to one thread.
 */
final class SpillOutput implements Closeable {
  static final int BUFFER = 1 << 13;

  /** What a text begins with: how its characters are kept. */
  static final byte NARROW = 0;

  static final byte WIDE = 1;

  static final VarHandle SHORTS = view(short[].class);
  static final VarHandle INTS = view(int[].class);
  static final VarHandle LONGS = view(long[].class);

  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER];
  private int n;

  SpillOutput(OutputStream out) {
    this.out = out;
  }

  private static VarHandle view(Class<?> words) {
    return MethodHandles.byteArrayViewVarHandle(words, ByteOrder.LITTLE_ENDIAN);
  }

  void writeByte(int value) throws IOException {
    buffer[room(1)] = (byte) value;
  }

  void writeBoolean(boolean value) throws IOException {
    writeByte(value ? 1 : 0);
  }

  void writeShort(int value) throws IOException {
    SHORTS.set(buffer, room(Short.BYTES), (short) value);
  }

  void writeInt(int value) throws IOException {
    INTS.set(buffer, room(Integer.BYTES), value);
  }

  void writeLong(long value) throws IOException {
    LONGS.set(buffer, room(Long.BYTES), value);
  }

  void writeDouble(double value) throws IOException {
    writeLong(Double.doubleToRawLongBits(value));
  }

  /** Any text, half surrogate pairs too. */
  void writeText(String text) throws IOException {
    int length = text.length();
    boolean narrow = isNarrow(text);
    writeByte(narrow ? NARROW : WIDE);
    writeInt(length);
    if (narrow && length <= BUFFER) {
      int at = room(length);
      for (int i = 0; i < length; i++) {
        buffer[at + i] = (byte) text.charAt(i);
      }
      return;
    }
    for (int i = 0; i < length; i++) {
      if (narrow) {
        writeByte(text.charAt(i));
      } else {
        writeShort(text.charAt(i));
      }
    }
  }

  private static boolean isNarrow(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xff) {
        return false;
      }
    }
    return true;
  }

  /** Where the next bytes go. */
  private int room(int bytes) throws IOException {
    if (n + bytes > BUFFER) {
      flushBuffer();
    }
    int at = n;
    n += bytes;
    return at;
  }

  private void flushBuffer() throws IOException {
    out.write(buffer, 0, n);
    n = 0;
  }

  @Override
  public void close() throws IOException {
    try (out) {
      flushBuffer();
    }
  }
}
