package io.github.winnow.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Writes a file that appears whole or not at all. */
final class WholeFile {
  /** Writes to a path. */
  interface Body {
    void writeTo(Path file) throws IOException;
  }

  private WholeFile() {}

  /** Complains, before any work is done, about a file that can't be written. */
  static void check(Path file) throws IOException {
    if (file.getFileName() == null || Files.isDirectory(file)) {
      throw new Failure(Failure.shown(file.toString()) + " is a folder; a file is needed");
    }
    Path folder = folderOf(file);
    Files.createDirectories(folder);
    if (!Files.isWritable(folder) && !Files.isWritable(file)) {
      throw new Failure("no permission to write to " + Failure.shown(file.toString()));
    }
  }

  /** Writes a file; what has the name already is replaced. */
  static void write(Path file, Body body) throws IOException {
    check(file);
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      body.writeTo(file); // a pipe or a device: it can't be replaced
      return;
    }
    // The name's end stays: it tells whether the file is compressed.
    Path partial = folderOf(file)
        .resolve("." + ProcessHandle.current().pid() + ".partial-" + file.getFileName());
    try {
      CleanUp.onInterrupt(() -> Files.deleteIfExists(partial), () -> body.writeTo(partial));
      force(partial);
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /** Else a machine that fails soon after would leave the name without the content. */
  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static Path folderOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder");
  }
}
