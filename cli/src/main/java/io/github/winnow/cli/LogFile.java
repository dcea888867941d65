package io.github.winnow.cli;

import io.github.winnow.io.LogFormat;
import io.github.winnow.io.LogReader;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** An open log, and how much of it was read. Confined to one thread. */
final class LogFile implements Closeable {
  /** The name of standard input on the command line. */
  static final String STANDARD_INPUT = "-";

  private final LogReader reader;
  private final CountedInput counted;
  private final long size;

  private LogFile(LogReader reader, CountedInput counted, long size) {
    this.reader = reader;
    this.counted = counted;
    this.size = size;
  }

  static LogFile open(String name, LogFormat format) throws IOException {
    boolean isStandardInput = name.equals(STANDARD_INPUT);
    CountedInput counted;
    long size = -1;
    if (isStandardInput) {
      counted = new CountedInput(unclosed(System.in));
    } else {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        throw new Failure(Failure.shown(name) + " is a folder, not a log");
      }
      counted = new CountedInput(Files.newInputStream(path));
      size = Files.isRegularFile(path) ? Files.size(path) : -1;
    }
    LogReader reader = LogReader.read(counted, isStandardInput ? "standard input" : name, format);
    return new LogFile(reader, counted, size);
  }

  private static InputStream unclosed(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return in.read(target, offset, length);
      }

      @Override
      public void close() {}
    };
  }

  LogReader reader() {
    return reader;
  }

  /** The part that was read, 0 to 1; negative when the size is not known. */
  double part() {
    return size > 0 ? Math.min(1, (double) counted.count() / size) : -1;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
