package io.github.winnow.testkit;

import io.github.winnow.spi.Findings;
import io.github.winnow.spi.GraphDetector;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.Trait;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The groups that a detector reports, for tests of detectors that look back. Whoever reports anything
 * else to it fails. Not thread-safe.
 */
public final class Groups implements Findings {
  private final boolean cancelled;
  private final List<Group> all = new ArrayList<>();
  private long leftOut;

  /**
   * None yet.
   *
   * @param cancelled whether the audit is cancelled from the beginning
   */
  public Groups(boolean cancelled) {
    this.cancelled = cancelled;
  }

  /**
   * The groups in a slice.
   *
   * @param slice what is looked at
   * @param detector looks at it
   * @return what it found
   */
  public static Groups in(Slice slice, GraphDetector detector) {
    Groups found = new Groups(false);
    detector.audit(slice, found);
    return found;
  }

  /**
   * The groups, as they were reported.
   *
   * @return an unmodifiable view
   */
  public List<Group> all() {
    return Collections.unmodifiableList(all);
  }

  /**
   * Who is in a group.
   *
   * @param accounts how many accounts the slice has
   * @return by number, whether the account is in any of the groups
   */
  public boolean[] members(int accounts) {
    boolean[] member = new boolean[accounts];
    for (Group group : all) {
      for (int i = 0; i < group.accounts(); i++) {
        member[group.account(i)] = true;
      }
    }
    return member;
  }

  /**
   * How many engagements the detector says it did not look at.
   *
   * @return at least 0
   */
  public long leftOut() {
    return leftOut;
  }

  @Override
  public void group(Group group) {
    all.add(group);
  }

  @Override
  public void leaveOut(long events) {
    leftOut += events;
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
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
    throw new AssertionError("an excess, where groups are reported");
  }

  @Override
  public void corroborate(Statistic statistic, double logP, double observed, double expected) {
    throw new AssertionError("a corroboration, where groups are reported");
  }
}
