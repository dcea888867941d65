package io.github.winnow;

import io.github.winnow.evidence.Verdict;
import io.github.winnow.internal.pipeline.Context;
import io.github.winnow.internal.pipeline.Pipeline;
import io.github.winnow.internal.state.Places;
import io.github.winnow.internal.state.Reading;
import org.jspecify.annotations.Nullable;

/** Room for a few engagements whose waits for memory overlap. Reused; one thread at a time. */
final class Batch {
  /** As many as keep the processor's outstanding loads busy, and no more. */
  static final int SIZE = 16;

  final Context[] contexts = new Context[SIZE];

  /** The contexts' readings. */
  final Reading[] readings = new Reading[SIZE];

  /** Where their rows lie. */
  final Places places;

  /** The verdicts of those that go no further than the edge. */
  final @Nullable Verdict[] refused = new @Nullable Verdict[SIZE];

  /** Lets two of the contexts change places. */
  void swap(int one, int other) {
    Context context = contexts[one];
    contexts[one] = contexts[other];
    contexts[other] = context;
    readings[one] = contexts[one].reading();
    readings[other] = contexts[other].reading();
  }

  Batch(Pipeline pipeline) {
    places = new Places(pipeline.ensemble().layout(), SIZE);
    for (int i = 0; i < SIZE; i++) {
      contexts[i] = i == 0 ? pipeline.newContext() : pipeline.newContext(contexts[0]);
      readings[i] = contexts[i].reading();
    }
  }
}
