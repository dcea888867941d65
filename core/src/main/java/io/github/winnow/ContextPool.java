package io.github.winnow;

import io.github.winnow.internal.pipeline.Context;
import io.github.winnow.internal.pipeline.Pipeline;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Contexts for as many threads as there are processors, and more when they are short. No thread
 * locals, so nothing stays behind in a host's threads.
 */
final class ContextPool {
  private static final int SPREAD = 8; // slots of neighbouring threads lie on different cache lines

  private final Pipeline pipeline;
  private final AtomicReferenceArray<Context> slots;
  private final int mask;

  ContextPool(Pipeline pipeline) {
    this.pipeline = pipeline;
    int size = Integer.highestOneBit(4 * Runtime.getRuntime().availableProcessors());
    mask = size - 1;
    slots = new AtomicReferenceArray<>(size * SPREAD);
  }

  Context take() {
    Context context = slots.getAndSet(slot(), null);
    return context != null ? context : pipeline.newContext();
  }

  void give(Context context) {
    slots.lazySet(slot(), context);
  }

  private int slot() {
    return ((int) Thread.currentThread().getId() & mask) * SPREAD;
  }
}
