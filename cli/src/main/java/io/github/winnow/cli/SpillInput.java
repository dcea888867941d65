package io.github.winnow.cli;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads what {@link SpillOutput} wrote, in the same order. Confined to one thread. */
final class SpillInput implements Closeable {
  private final InputStream in;
  private final byte[] buffer = new byte[SpillOutput.BUFFER];
  private int pos;
  private int limit;

  SpillInput(InputStream in) {
    this.in = in;
  }

  byte readByte() throws IOException {
    return buffer[take(1)];
  }

  boolean readBoolean() throws IOException {
    return readByte() != 0;
  }

  int readUnsignedByte() throws IOException {
    return readByte() & 0xff;
  }

  int readUnsignedShort() throws IOException {
    return (short) SpillOutput.SHORTS.get(buffer, take(Short.BYTES)) & 0xffff;
  }

  int readInt() throws IOException {
    return (int) SpillOutput.INTS.get(buffer, take(Integer.BYTES));
  }

  long readLong() throws IOException {
    return (long) SpillOutput.LONGS.get(buffer, take(Long.BYTES));
  }

  double readDouble() throws IOException {
    return Double.longBitsToDouble(readLong());
  }

  String readText() throws IOException {
    boolean narrow = readByte() == SpillOutput.NARROW;
    int length = readInt();
    if (narrow && length <= limit - pos) {
      return new String(buffer, take(length), length, StandardCharsets.ISO_8859_1);
    }
    char[] text = new char[length];
    for (int i = 0; i < length; i++) {
      text[i] = (char) (narrow ? readUnsignedByte() : readUnsignedShort());
    }
    return new String(text);
  }

  /** Where the next bytes are. */
  private int take(int bytes) throws IOException {
    while (limit - pos < bytes) {
      fill();
    }
    int at = pos;
    pos += bytes;
    return at;
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, pos, buffer, 0, limit - pos);
    limit -= pos;
    pos = 0;
    int n = in.read(buffer, limit, buffer.length - limit);
    if (n < 0) {
      throw new EOFException("a temporary file ends too early");
    }
    limit += n;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
