package io.github.winnow.cli;

import java.io.Closeable;
import java.io.IOException;

/**
 * Removes what is half done when the process is interrupted (Ctrl-C), as closing would. The work may
 * still be going on in its thread, so this is done as well as it can be.
 */
final class CleanUp {
  /** Work that may be interrupted. */
  interface Work {
    void run() throws IOException;
  }

  private CleanUp() {}

  /** Does the work, and closes what is unfinished if the process is interrupted meanwhile. */
  static void onInterrupt(Closeable unfinished, Work work) throws IOException {
    Thread hook = new Thread(() -> {
      try {
        unfinished.close();
      } catch (IOException e) {
        // What is left has .partial- in its name.
      }
    });
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      work.run();
    } finally {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process ends already.
      }
    }
  }
}
