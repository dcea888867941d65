package io.github.winnow.internal.pipeline;

import io.github.winnow.event.Action;
import io.github.winnow.evidence.Agreement;
import io.github.winnow.evidence.Disposition;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts what two policies say. From any thread. Memory: nine counters, and nine for each of at
 * most 100 actions. Allocates at the first engagement of an action.
 */
@SuppressWarnings("EnumOrdinal") // arrays by ordinal: this is the hot path
final class ShadowCounts {
  private static final int MOST_ACTIONS = 100;
  private static final int DISPOSITIONS = Disposition.values().length;

  private final LongAdder[] all = adders();
  private final Map<Action, LongAdder[]> byAction = new ConcurrentHashMap<>();

  private static LongAdder[] adders() {
    LongAdder[] adders = new LongAdder[DISPOSITIONS * DISPOSITIONS];
    for (int i = 0; i < adders.length; i++) {
      adders[i] = new LongAdder();
    }
    return adders;
  }

  private static int at(Disposition acting, Disposition shadow) {
    return acting.ordinal() * DISPOSITIONS + shadow.ordinal();
  }

  void add(Action action, Disposition acting, Disposition shadow) {
    int at = at(acting, shadow);
    all[at].increment();
    LongAdder[] own = of(action);
    if (own != null) {
      own[at].increment();
    }
  }

  private LongAdder @Nullable [] of(Action action) {
    LongAdder[] own = byAction.get(action);
    return own != null || byAction.size() >= MOST_ACTIONS ? own : begin(action);
  }

  private synchronized LongAdder @Nullable [] begin(Action action) {
    LongAdder[] own = byAction.get(action);
    if (own == null && byAction.size() < MOST_ACTIONS) {
      own = adders();
      byAction.put(action, own);
    }
    return own;
  }

  Agreement all() {
    return agreement(all);
  }

  Map<Action, Agreement> byAction() {
    Map<Action, Agreement> taken = new HashMap<>();
    byAction.forEach((action, adders) -> taken.put(action, agreement(adders)));
    return taken;
  }

  private static Agreement agreement(LongAdder[] adders) {
    return Agreement.of((acting, shadow) -> adders[at(acting, shadow)].sum());
  }
}
