package io.github.winnow.detectors.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.GraphDetector;
import io.github.winnow.spi.Slice;
import io.github.winnow.testkit.Detached;
import io.github.winnow.testkit.Groups;
import io.github.winnow.testkit.LabelledEngagement;
import io.github.winnow.testkit.Slices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a detector, lockstep unless another is given, finds in a slice. */
final class Found {
  private static final DetectorProvider LOCKSTEP = new LockstepProvider();

  private Found() {}

  static Groups in(Slice slice) {
    return in(slice, LOCKSTEP);
  }

  static Groups in(Slice slice, DetectorProvider provider) {
    Groups found = Groups.in(slice, Detached.of(GraphDetector.class, provider));
    assertEquals(0, found.leftOut(), "left out");
    return found;
  }

  static Groups whenCancelled(Slice slice) {
    return whenCancelled(slice, LOCKSTEP);
  }

  static Groups whenCancelled(Slice slice, DetectorProvider provider) {
    Groups found = new Groups(true);
    Detached.of(GraphDetector.class, provider).audit(slice, found);
    assertEquals(0, found.leftOut(), "left out");
    return found;
  }

  static List<Engagement> engagements(List<LabelledEngagement> labelled) {
    return labelled.stream().map(LabelledEngagement::engagement).toList();
  }

  /** By account, whether any engagement of it is fabricated. */
  static Map<Id, Boolean> fabricated(List<LabelledEngagement> labelled) {
    Map<Id, Boolean> fabricated = new HashMap<>();
    for (LabelledEngagement e : labelled) {
      fabricated.merge(e.engagement().account(), e.fabricated(), Boolean::logicalOr);
    }
    return fabricated;
  }

  /** The accounts in groups among engagements. */
  static Set<Id> accounts(List<Engagement> engagements) {
    return accounts(engagements, LOCKSTEP);
  }

  /** The accounts in groups that a detector finds among engagements. */
  static Set<Id> accounts(List<Engagement> engagements, DetectorProvider provider) {
    List<Engagement> sorted = new ArrayList<>(engagements);
    sorted.sort(Comparator.comparingLong(Engagement::time));
    Slice slice = Slices.of(sorted);
    boolean[] named = in(slice, provider).members(slice.accounts());
    Set<Id> accounts = new HashSet<>();
    for (int i = 0; i < slice.size(); i++) {
      if (named[slice.account(i)]) {
        accounts.add(sorted.get(i).account());
      }
    }
    return accounts;
  }
}
