package io.github.winnow.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;

/**
 * A standard stream that remembers whether something was lost, which a {@link java.io.PrintWriter}
 * keeps to itself. Confined to one thread.
 */
final class StandardStream extends FileOutputStream {
  private boolean lost;

  StandardStream(FileDescriptor descriptor) {
    super(descriptor);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      super.write(bytes, offset, length);
    } catch (IOException e) {
      // Who reads a pipe no longer (as head does) has what it wanted.
      lost |= !"Broken pipe".equals(e.getMessage());
      throw e;
    }
  }

  boolean isLost() {
    return lost;
  }
}
