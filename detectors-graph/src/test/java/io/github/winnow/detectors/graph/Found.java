package io.github.winnow.detectors.graph;

import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.spi.Findings;
import io.github.winnow.spi.GraphDetector;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.Trait;
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
final class Found implements Findings {
  final List<Group> groups = new ArrayList<>();
  private final boolean cancelled;

  private Found(boolean cancelled) {
    this.cancelled = cancelled;
  }

  static Found in(Slice slice) {
    return in(slice, new Lockstep(new Defaults()));
  }

  static Found in(Slice slice, GraphDetector detector) {
    Found found = new Found(false);
    detector.audit(slice, found);
    return found;
  }

  static Found whenCancelled(Slice slice) {
    return whenCancelled(slice, new Lockstep(new Defaults()));
  }

  static Found whenCancelled(Slice slice, GraphDetector detector) {
    Found found = new Found(true);
    detector.audit(slice, found);
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
    return accounts(engagements, new Lockstep(new Defaults()));
  }

  /** The accounts in groups that a detector finds among engagements. */
  static Set<Id> accounts(List<Engagement> engagements, GraphDetector detector) {
    List<Engagement> sorted = new ArrayList<>(engagements);
    sorted.sort(Comparator.comparingLong(Engagement::time));
    Slice slice = Slices.of(sorted);
    boolean[] named = in(slice, detector).members(slice.accounts());
    Set<Id> accounts = new HashSet<>();
    for (int i = 0; i < slice.size(); i++) {
      if (named[slice.account(i)]) {
        accounts.add(sorted.get(i).account());
      }
    }
    return accounts;
  }

  boolean[] members(int accounts) {
    boolean[] member = new boolean[accounts];
    for (Group group : groups) {
      for (int i = 0; i < group.accounts(); i++) {
        member[group.account(i)] = true;
      }
    }
    return member;
  }

  @Override
  public void group(Group group) {
    groups.add(group);
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  @Override
  public void leaveOut(long events) {
    throw new AssertionError("left out " + events);
  }

  @Override
  public void excess(
      Statistic statistic,
      double logP,
      long from,
      long to,
      Trait trait,
      double observed,
      double expected) {
    throw new AssertionError("reports groups only");
  }

  @Override
  public void corroborate(Statistic statistic, double logP, double observed, double expected) {
    throw new AssertionError("reports groups only");
  }
}
