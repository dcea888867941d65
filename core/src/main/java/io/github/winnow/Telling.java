package io.github.winnow;

import org.jspecify.annotations.Nullable;

/** Tells the listener, and goes on when it throws: what was begun is to be brought to its end. */
final class Telling {
  private @Nullable Throwable first;

  void tell(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException | Error fault) {
      if (first == null) {
        first = fault;
      }
    }
  }

  void rethrow() {
    if (first instanceof RuntimeException fault) {
      throw fault;
    }
    if (first instanceof Error fault) {
      throw fault;
    }
  }
}
