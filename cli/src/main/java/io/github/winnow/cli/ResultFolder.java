package io.github.winnow.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that {@code score} wrote. */
final class ResultFolder {
  private ResultFolder() {}

  /** One of its files. */
  static Path file(Path folder, String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new Failure(
          Failure.shown(folder.toString()) + " is no folder that 'score' wrote: it has no " + name);
    }
    return file;
  }
}
