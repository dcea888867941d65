package io.github.winnow.testkit;

import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.spi.Slice;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Makes slices for the tests of detectors that look back. A running engine makes its own, out of its
 * history.
 */
public final class Slices {
  private Slices() {}

  /**
   * A slice of engagements. They need not be in order; those of one time stay in the order given.
   * Accounts, targets and the rest are numbered as they first appear. Networks are the text up to
   * the last dot of an IPv4 address, and up to the third colon of any other. An account's {@link
   * Slice#hash} depends on its id alone, under no secret. The span goes from the first engagement to
   * just after the last one.
   *
   * <p>Cost: about 1 µs and 200 bytes an engagement.
   *
   * @param engagements the engagements; copied
   * @return a slice of all of them
   */
  public static Slice of(List<Engagement> engagements) {
    return of(engagements, Set.of(), Set.of());
  }

  /**
   * The same with what the host has said of accounts.
   *
   * @param engagements the engagements; copied
   * @param confirmed who is {@linkplain Slice#isConfirmed confirmed} as fabricated
   * @param cleared who is {@linkplain Slice#isCleared cleared}; who is both is cleared
   * @return a slice of all of them
   */
  public static Slice of(List<Engagement> engagements, Set<Id> confirmed, Set<Id> cleared) {
    return new ListSlice(
        engagements.stream().sorted(Comparator.comparingLong(Engagement::time)).toList(),
        confirmed,
        cleared);
  }

  /**
   * What one target of a window received, under the window's numbers. Cost: one pass over the window.
   *
   * @param window a slice
   * @param target the target's number in it
   * @return what a {@link io.github.winnow.spi.TargetDetector} is given first
   */
  public static Slice target(Slice window, int target) {
    return ArraySlice.part(window, event -> window.target(event) == target);
  }

  /**
   * What the other targets of a target's publisher received, under the window's numbers. Cost: two
   * passes over the window.
   *
   * @param window a slice
   * @param target the target's number in it
   * @return what a {@link io.github.winnow.spi.TargetDetector} is given second; empty when the
   *     publisher is missing
   */
  public static Slice others(Slice window, int target) {
    int owner = Slice.NONE;
    for (int event = 0; event < window.size(); event++) {
      if (window.target(event) == target && window.publisher(event) != Slice.NONE) {
        owner = window.publisher(event);
      }
    }
    int publisher = owner;
    return ArraySlice.part(
        window,
        event -> publisher != Slice.NONE
            && window.publisher(event) == publisher
            && window.target(event) != target);
  }
}
