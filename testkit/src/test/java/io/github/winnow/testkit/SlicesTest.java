package io.github.winnow.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.spi.Slice;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlicesTest {
  private static Engagement follow(Id who, Id whom, long time) {
    return Engagement.of(Action.FOLLOW, who, whom, time).build();
  }

  private static final Slice WINDOW = Slices.of(List.of(
      follow(Id.of("ann"), Id.of("7"), 1),
      follow(Id.of(7), Id.of("ann"), 2),
      follow(Id.of("bob"), Id.of("nobody"), 3)));

  @Test
  void aTargetThatActsIsAnAccount() {
    assertEquals(WINDOW.account(1), WINDOW.accountOf(WINDOW.target(0)));
    assertEquals(WINDOW.account(0), WINDOW.accountOf(WINDOW.target(1)));
    assertEquals(Slice.NONE, WINDOW.accountOf(WINDOW.target(2)));
  }

  @Test
  void aPartKeepsTheAccountsOfTargets() {
    Slice part = Slices.target(WINDOW, WINDOW.target(1));
    assertEquals(1, part.size());
    assertEquals(WINDOW.account(0), part.accountOf(part.target(0)));
  }

  @Test
  void turnedRoundATargetIsTheSameAccount() {
    Slice turned = ArraySlice.turned(WINDOW);
    assertEquals(turned.account(1), turned.accountOf(turned.target(0)));
    assertEquals(turned.account(0), turned.accountOf(turned.target(1)));
    assertEquals(Slice.NONE, turned.accountOf(turned.target(2)));
  }
}
