package io.github.winnow.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.winnow.event.Engagement;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.GraphDetector;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.TargetDetector;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetachedTest {
  /** Names every account but the first, and leaves two engagements out. */
  private static GraphDetector allButTheFirst(DetectorSetup setup) {
    Statistic statistic = setup.group("group", "{observed}");
    double strength = setup.number("strength", 7, 0, 10);
    return (window, out) -> {
      Group group = new Group(statistic, strength);
      for (int a = 1; a < window.accounts(); a++) {
        group.account(a, 1, 1, 1, 0);
      }
      out.leaveOut(2);
      if (!out.isCancelled()) {
        out.group(group);
      }
    };
  }

  @Test
  void findsByItsDefaultsWhatItReports() {
    GraphDetector detector =
        Detached.of(GraphDetector.class, new Tested(DetachedTest::allButTheFirst));
    Slice slice = Slices.of(List.of(
        Engagement.read("a", "t", 0).build(), Engagement.read("b", "t", 1).build()));
    Groups found = Groups.in(slice, detector);
    assertEquals(1, found.all().size());
    assertEquals(7, found.all().get(0).strength());
    assertArrayEquals(new boolean[] {false, true}, found.members(2));
    assertEquals(2, found.leftOut());
    Groups none = new Groups(true);
    detector.audit(slice, none);
    assertEquals(List.of(), none.all());
  }

  @Test
  void isOfTheKindThatIsAskedFor() {
    DetectorProvider graph = new Tested(DetachedTest::allButTheFirst);
    assertThrows(ClassCastException.class, () -> Detached.of(TargetDetector.class, graph));
  }

  @Test
  void whatAnEngineDoesNotTakeIsRefused() {
    DetectorProvider broken = new Tested(setup -> {
      throw new IllegalStateException("no database");
    });
    IllegalArgumentException refused = assertThrows(
        IllegalArgumentException.class, () -> Detached.of(GraphDetector.class, broken));
    assertEquals("an engine takes no detector like tested", refused.getMessage());
  }

  @Test
  void whatIsNoGroupFails() {
    Groups groups = new Groups(false);
    Statistic statistic = () -> "s";
    assertThrows(AssertionError.class, () -> groups.excess(statistic, -1, 0, 1, 2, 1));
    assertThrows(AssertionError.class, () -> groups.corroborate(statistic, -1, 2, 1));
  }
}
