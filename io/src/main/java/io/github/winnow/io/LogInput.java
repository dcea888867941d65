package io.github.winnow.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Opens a log: plain or gzip by its content, without its byte order mark. Stateless. */
final class LogInput {
  private LogInput() {}

  static InputStream file(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new LogException(name(path) + " is a folder, not a log");
    }
    try {
      return Files.newInputStream(path);
    } catch (NoSuchFileException e) {
      throw new LogException("there is no file " + name(path), e);
    }
  }

  /** Standard input, which stays open when the log is closed. */
  static InputStream standardInput() {
    return new FilterInputStream(System.in) {
      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return in.read(target, offset, length);
      }

      @Override
      public void close() {}
    };
  }

  static String name(Path path) {
    return SafeText.shown(path.toString(), 500);
  }

  /** The log's text. */
  static PeekInput decoded(InputStream raw, String name) throws IOException {
    PeekInput bytes = new PeekInput(raw);
    if (!isGzip(bytes)) {
      return text(bytes, name);
    }
    try {
      return text(new PeekInput(new GzipInput(bytes)), name);
    } catch (ZipException e) {
      throw damaged(name, e, "");
    }
  }

  private static PeekInput text(PeekInput in, String name) throws IOException {
    String other = otherFormat(in);
    if (other != null) {
      throw otherThanText(name, other);
    }
    if (in.startsWith(0xef, 0xbb, 0xbf)) {
      in.skipNBytes(3);
    }
    return in;
  }

  static LogException otherThanText(String name, String what) {
    return new LogException(name + " is " + what
        + "; CSV or JSON Lines in UTF-8 is read, plain or compressed once by gzip");
  }

  /** What {@link GzipInput} found, and where. */
  static LogException damaged(String name, ZipException fault, String where) {
    return new LogException(name + ": " + fault.getMessage() + where, fault);
  }

  private static boolean isGzip(PeekInput in) throws IOException {
    return in.startsWith(0x1f, 0x8b);
  }

  private static @Nullable String otherFormat(PeekInput in) throws IOException {
    if (in.startsWith(0xff, 0xfe) || in.startsWith(0xfe, 0xff)) {
      return "text in UTF-16";
    }
    if (in.startsWith(0) || in.hasAt(1, 0)) {
      return "binary, or text in UTF-16";
    }
    if (in.startsWith('[', '{') || in.startsWith('[', '\n') || in.startsWith('[', ']')) {
      return "one JSON array instead of an object a line";
    }
    if (in.startsWith('P', 'K', 3, 4)) {
      return "a zip file";
    }
    if (isGzip(in)) {
      return "compressed twice";
    }
    if (in.startsWith('B', 'Z', 'h')) {
      return "compressed by bzip2";
    }
    if (in.startsWith(0x28, 0xb5, 0x2f, 0xfd)) {
      return "compressed by zstd";
    }
    if (in.startsWith(0xfd, '7', 'z', 'X', 'Z')) {
      return "compressed by xz";
    }
    return in.startsWith('P', 'A', 'R', '1') ? "a Parquet file" : null;
  }
}
