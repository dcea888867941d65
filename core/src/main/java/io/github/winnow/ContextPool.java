package io.github.winnow;

import io.github.winnow.internal.pipeline.Context;
import io.github.winnow.internal.pipeline.Pipeline;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Contexts for as many threads as there are processors, and more when they are short. No thread
 * locals, so nothing stays behind in a host's threads.
 */
final class ContextPool {
  private static final int SPREAD = 8; // slots of neighbouring threads lie on different cache lines

  private final Pipeline pipeline;
  private final int mask;
  private volatile Room room;

  ContextPool(Pipeline pipeline) {
    this.pipeline = pipeline;
    int size = Integer.highestOneBit(4 * Runtime.getRuntime().availableProcessors());
    mask = size - 1;
    room = new Room();
  }

  /** Where to take a context from, and to give it back to. */
  Room room() {
    return room;
  }

  /**
   * Lets go of all contexts, for they hold what was last read. Those at work are given back to a room
   * that nobody enters any more.
   */
  void renew() {
    room = new Room();
  }

  /** The contexts that were made since the pool was last renewed. */
  final class Room {
    private final AtomicReferenceArray<Context> slots =
        new AtomicReferenceArray<>((mask + 1) * SPREAD);
    private final AtomicReference<@Nullable Batch> batches = new AtomicReference<>();

    Context take() {
      Context context = slots.getAndSet(slot(), null);
      return context != null ? context : pipeline.newContext();
    }

    void give(Context context) {
      slots.lazySet(slot(), context);
    }

    Batch takeBatch() {
      Batch batch = batches.getAndSet(null);
      return batch != null ? batch : new Batch(pipeline);
    }

    void give(Batch batch) {
      batches.set(batch);
    }

    private int slot() {
      return ((int) Thread.currentThread().getId() & mask) * SPREAD;
    }
  }
}
