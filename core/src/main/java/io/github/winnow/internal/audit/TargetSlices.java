package io.github.winnow.internal.audit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;
import io.github.winnow.spi.Slice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A window cut by targets, and by publishers without one of their targets. */
final class TargetSlices {
  private final Slice window;
  private final int[] firstOf;
  private final int[] byTarget;
  private final int[] publisherOf;
  private final int[] firstOfPublisher;
  private final int[] byPublisher;

  TargetSlices(Slice window) {
    this.window = window;
    int n = window.size();
    firstOf = new int[window.targets() + 1];
    firstOfPublisher = new int[window.publishers() + 1];
    publisherOf = new int[window.targets()];
    Arrays.fill(publisherOf, Slice.NONE);
    for (int i = 0; i < n; i++) {
      firstOf[window.target(i) + 1]++;
      if (window.publisher(i) != Slice.NONE) {
        firstOfPublisher[window.publisher(i) + 1]++;
        publisherOf[window.target(i)] = window.publisher(i);
      }
    }
    sum(firstOf);
    sum(firstOfPublisher);
    byTarget = new int[n];
    byPublisher = new int[firstOfPublisher[firstOfPublisher.length - 1]];
    int[] nextOfTarget = firstOf.clone();
    int[] nextOfPublisher = firstOfPublisher.clone();
    for (int i = 0; i < n; i++) {
      byTarget[nextOfTarget[window.target(i)]++] = i;
      if (window.publisher(i) != Slice.NONE) {
        byPublisher[nextOfPublisher[window.publisher(i)]++] = i;
      }
    }
  }

  private static void sum(int[] counts) {
    for (int i = 1; i < counts.length; i++) {
      counts[i] += counts[i - 1];
    }
  }

  Slice of(int target) {
    int from = firstOf[target];
    int n = firstOf[target + 1] - from;
    int[] events = new int[n];
    System.arraycopy(byTarget, from, events, 0, n);
    return new Part(window, events);
  }

  Slice othersOf(int target) {
    int publisher = publisherOf[target];
    if (publisher == Slice.NONE) {
      return new Part(window, new int[0]);
    }
    int from = firstOfPublisher[publisher];
    int to = firstOfPublisher[publisher + 1];
    int n = 0;
    int[] events = new int[to - from];
    for (int i = from; i < to; i++) {
      if (window.target(byPublisher[i]) != target) {
        events[n++] = byPublisher[i];
      }
    }
    return new Part(window, Arrays.copyOf(events, n));
  }

  /** Some engagements of a window, under the window's numbers. */
  private static final class Part extends SliceOfSlice {
    private final int[] events;

    Part(Slice window, int[] events) {
      super(window);
      this.events = events;
    }

    @Override
    public int size() {
      return events.length;
    }

    @Override
    public long time(int event) {
      return super.time(events[event]);
    }

    @Override
    public int account(int event) {
      return super.account(events[event]);
    }

    @Override
    public int target(int event) {
      return super.target(events[event]);
    }

    @Override
    public int publisher(int event) {
      return super.publisher(events[event]);
    }

    @Override
    public int device(int event) {
      return super.device(events[event]);
    }

    @Override
    public int network(int event) {
      return super.network(events[event]);
    }

    @Override
    public int client(int event) {
      return super.client(events[event]);
    }

    @Override
    public long created(int event) {
      return super.created(events[event]);
    }

    @Override
    public Action action(int event) {
      return super.action(events[event]);
    }

    @Override
    public @Nullable Source source(int event) {
      return super.source(events[event]);
    }

    @Override
    public int count(int event) {
      return super.count(events[event]);
    }
  }
}
