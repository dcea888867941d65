package io.github.winnow.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses gzip (RFC 1952): all members of it, and zeros behind the last one, which fill up
 * blocks on tapes. Every fault is a {@link ZipException} whose message says what it means.
 *
 * <p>{@link java.util.zip.GZIPInputStream} is not used because it takes a member whose header is
 * damaged or cut off for the end of the data, and because it believes {@link
 * InputStream#available}: both lose rows without a word.
 *
 * <p>Memory: one buffer of 64 KiB, and the inflater's. Threading: confined to one thread.
 */
final class GzipInput extends InputStream {
  private static final int DEFLATE = 8;
  private static final int HEADER_SUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 sum = new CRC32();
  private final byte[] packed = new byte[1 << 16];
  private final byte[] one = new byte[1];
  private int pos;
  private int limit;
  private long members;
  private boolean insideMember;
  private boolean ended;

  /** Reads a stream that begins with a member; it is closed with this one. */
  GzipInput(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      if (!insideMember) {
        ended = !beginMember();
        continue;
      }
      int n = inflate(target, offset, length);
      if (n > 0) {
        sum.update(target, offset, n);
        return n;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsDictionary()) {
        throw damaged(null);
      } else if (inflater.needsInput()) {
        if (!fill()) {
          throw cutOff();
        }
        inflater.setInput(packed, pos, limit - pos);
      }
    }
    return -1;
  }

  private int inflate(byte[] target, int offset, int length) throws ZipException {
    long before = inflater.getBytesWritten();
    try {
      return inflater.inflate(target, offset, length);
    } catch (DataFormatException e) {
      // What stands before the fault is given, however much was asked for; the next call throws.
      int n = (int) (inflater.getBytesWritten() - before);
      if (n > 0) {
        return n;
      }
      throw damaged(e);
    }
  }

  /** Reads a member's header; false where there is none because the data end. */
  private boolean beginMember() throws IOException {
    if (!skipPadding()) {
      return false;
    }
    if (next() != 0x1f || next() != 0x8b) {
      throw members == 0
          ? damaged(null)
          : new ZipException("something that is no gzip stands behind the gzip data");
    }
    int method = next();
    int flags = next();
    if (method != DEFLATE || (flags & RESERVED) != 0) {
      throw damaged(null);
    }
    skip(6); // time, speed, system
    if ((flags & EXTRA) != 0) {
      skip((int) number(2));
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_SUM) != 0) {
      skip(2);
    }
    inflater.reset();
    inflater.setInput(packed, pos, limit - pos);
    sum.reset();
    insideMember = true;
    members++;
    return true;
  }

  /** Goes to what may be a member; false when nothing but zeros is left. */
  private boolean skipPadding() throws IOException {
    while (pos < limit || fill()) {
      if (members == 0 || packed[pos] != 0) {
        return true;
      }
      pos++;
    }
    return false;
  }

  private void endMember() throws IOException {
    pos = limit - inflater.getRemaining();
    insideMember = false;
    if (number(4) != sum.getValue() || number(4) != (inflater.getBytesWritten() & 0xffff_ffffL)) {
      throw damaged(null);
    }
  }

  private long number(int bytes) throws IOException {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (long) next() << (8 * i);
    }
    return value;
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    while (next() != 0) {}
  }

  private int next() throws IOException {
    if (pos == limit && !fill()) {
      throw cutOff();
    }
    return packed[pos++] & 0xff;
  }

  private boolean fill() throws IOException {
    pos = 0;
    limit = Math.max(0, in.read(packed, 0, packed.length));
    return limit > 0;
  }

  private static ZipException cutOff() {
    return new ZipException("the gzip data end early: the file is cut off");
  }

  private static ZipException damaged(@Nullable Throwable cause) {
    ZipException e = new ZipException("the gzip data are damaged");
    if (cause != null) {
      e.initCause(cause);
    }
    return e;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
