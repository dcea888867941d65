package io.github.winnow.io;

import java.io.IOException;

/**
 * A log as a whole can't be read, or not to its end: no header, a required column is missing, the
 * compressed data are cut off. Its message is one line, says what to do, and is escaped: it may be
 * shown.
 */
public final class LogException extends IOException {
  private static final long serialVersionUID = 1;

  LogException(String message) {
    super(message);
  }

  LogException(String message, Throwable cause) {
    super(message, cause);
  }
}
