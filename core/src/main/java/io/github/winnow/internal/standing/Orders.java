package io.github.winnow.internal.standing;

import io.github.winnow.evidence.Campaign;
import java.util.ArrayList;
import java.util.List;

/** A campaign's orders, by target. Immutable. */
final class Orders {
  private final LongIndex targets = new LongIndex();
  private final List<List<Campaign.Order>> ordersOf = new ArrayList<>();

  Orders(List<Campaign.Order> orders) {
    for (Campaign.Order order : orders) {
      int number = targets.add(order.target().hash());
      if (number == ordersOf.size()) {
        ordersOf.add(new ArrayList<>(1));
      }
      ordersOf.get(number).add(order);
    }
  }

  boolean contain(long target, long time) {
    int number = targets.find(target);
    if (number < 0) {
      return false;
    }
    List<Campaign.Order> some = ordersOf.get(number);
    for (int i = 0; i < some.size(); i++) {
      if (time >= some.get(i).start() && time <= some.get(i).end()) {
        return true;
      }
    }
    return false;
  }
}
