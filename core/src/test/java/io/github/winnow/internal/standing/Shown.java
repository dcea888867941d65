package io.github.winnow.internal.standing;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;
import io.github.winnow.internal.state.Act;
import org.jspecify.annotations.Nullable;

/** An engagement in the shape in which looking back judges it. */
record Shown(
    long time,
    Action action,
    @Nullable Source source,
    long account,
    long target,
    int device,
    int network,
    int client,
    int createdHour)
    implements Act {

  Shown(long time, long account, long target) {
    this(time, Action.READ, null, account, target, 5, 6, 0, 0);
  }
}
