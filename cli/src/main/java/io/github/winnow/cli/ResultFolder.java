package io.github.winnow.cli;

import io.github.winnow.io.SafeText;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that {@code score} wrote. */
final class ResultFolder {
  private ResultFolder() {}

  /** A cell for a screen. What is escaped in the file is not escaped once more. */
  static String shown(String cell, int mostCharacters) {
    return SafeText.shown(cell, mostCharacters).replace("\\\\", "\\");
  }

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
