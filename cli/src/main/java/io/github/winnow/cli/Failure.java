package io.github.winnow.cli;

import io.github.winnow.io.LogException;
import io.github.winnow.io.SafeText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** Why a command can't go on, in one line that is fit to be shown. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int LONGEST = 2000;

  Failure(String message) {
    super(message);
  }

  Failure(String message, Throwable cause) {
    super(message, cause);
  }

  /** The line for standard error. */
  static String line(Throwable e) {
    return "winnow: " + text(e);
  }

  private static String text(Throwable e) {
    if (e instanceof Failure || e instanceof LogException) {
      return oneLine(e.getMessage());
    }
    if (e instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
      return text(wrapped.getCause());
    }
    if (e instanceof OutOfMemoryError) {
      return "the memory does not suffice; give more with --memory";
    }
    if (e instanceof FileSystemException f) {
      return fileProblem(f);
    }
    if (e instanceof InvalidPathException p) {
      return shown(p.getInput()) + " can't be the name of a file";
    }
    if (e instanceof IOException) {
      return "reading or writing failed: " + oneLine(e.getMessage());
    }
    return "this should not have happened: " + oneLine(e.toString());
  }

  private static String fileProblem(FileSystemException e) {
    String file = shown(e.getFile());
    if (e instanceof NoSuchFileException) {
      return "there is no file " + file;
    }
    if (e instanceof AccessDeniedException) {
      return "no permission for " + file;
    }
    if (e instanceof NotDirectoryException) {
      return file + " is no folder";
    }
    if (e instanceof FileAlreadyExistsException) {
      return file + " " + (e.getReason() == null ? "is there already" : oneLine(e.getReason()));
    }
    return file + ": " + oneLine(e.getReason() == null ? "can't be used" : e.getReason());
  }

  /** A name that came from outside. */
  static String shown(@Nullable String text) {
    return SafeText.shown(text == null ? "?" : text, 500);
  }

  /** A message that may quote what came from outside. */
  static String oneLine(@Nullable String text) {
    if (text == null) {
      return "no reason is known";
    }
    StringBuilder line = new StringBuilder(Math.min(text.length(), LONGEST));
    for (int i = 0; i < text.length() && line.length() < LONGEST; i++) {
      char c = text.charAt(i);
      line.append(c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 ? ' ' : c);
    }
    return line.toString();
  }
}
