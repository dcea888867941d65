package io.github.winnow.io;

import java.io.IOException;
import java.io.InputStream;

/** A stream whose first bytes can be looked at. Confined to one thread. */
final class PeekInput extends InputStream {
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int pos;
  private int limit;

  PeekInput(InputStream in) {
    this.in = in;
  }

  /** Whether the next bytes are these. */
  boolean startsWith(int... bytes) throws IOException {
    while (limit - pos < bytes.length && fill()) {}
    if (limit - pos < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((buffer[pos + i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether the byte so far behind the next one is this one. */
  boolean hasAt(int offset, int value) throws IOException {
    while (limit - pos <= offset && fill()) {}
    return limit - pos > offset && (buffer[pos + offset] & 0xff) == value;
  }

  private boolean fill() throws IOException {
    if (pos == limit) {
      pos = 0;
      limit = 0;
    }
    int n = in.read(buffer, limit, buffer.length - limit);
    if (n > 0) {
      limit += n;
    }
    return n > 0;
  }

  @Override
  public int read() throws IOException {
    return pos < limit || fill() ? buffer[pos++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (pos == limit && length >= buffer.length) {
      return in.read(target, offset, length);
    }
    if (length == 0) {
      return 0;
    }
    if (pos == limit && !fill()) {
      return -1;
    }
    int n = Math.min(length, limit - pos);
    System.arraycopy(buffer, pos, target, offset, n);
    pos += n;
    return n;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
