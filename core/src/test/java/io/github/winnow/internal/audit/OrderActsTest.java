package io.github.winnow.internal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.evidence.Campaign;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.Statistic;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderActsTest {
  private static final Statistic STATISTIC = () -> "together";
  private static final int HOME = -5;
  private static final int PHONE = 9;

  private final Acted acted = new Acted();

  private void act(long account, long time, String article, int device, int network) {
    acted.read(account, time, article, 0, device, network);
  }

  private RowSlice slice() {
    return acted.until(100_000);
  }

  private static Group ordered(RowSlice slice) {
    return new Group(STATISTIC, 9).order(Acted.target(slice, "ordered"), 1000, 2000);
  }

  @Test
  void countsWhoActsInAnOrder() {
    act(11, 1000, "ordered", PHONE, 90);
    act(12, 2000, "ordered", PHONE, 90);
    act(12, 2001, "ordered", PHONE, 90); // after it
    act(13, 1500, "ordered", PHONE, 90); // no member
    RowSlice slice = slice();
    int one = Acted.account(slice, 11);
    int two = Acted.account(slice, 12);
    Group group = ordered(slice).account(one, 1, 1, 1, 1).account(two, 1, 1, 1, 1);
    assertEquals(2, new OrderActs(group, Set.of(one, two), slice).members(0));
  }

  private Campaign.Home home() {
    RowSlice slice = slice();
    int one = Acted.account(slice, 11);
    Group group = ordered(slice).account(one, 1, 1, 1, 1);
    return new OrderActs(group, Set.of(one), slice).home(one);
  }

  @Test
  void anOwnerIsAtHomeWhereTheTenantIsNot() {
    for (int i = 0; i < 20; i++) {
      act(11, 1000 + i, "ordered", PHONE, 90);
      act(11, 5000 + i, "camouflage", PHONE, 90);
    }
    for (int i = 0; i < 5; i++) {
      act(11, 1100 + i, "ordered", HOME, -50); // comes by an order now and then
    }
    for (int i = 0; i < 40; i++) {
      act(11, 7000 + i, "own", HOME, -50);
    }
    act(11, 7000, "own", 0, -50);
    act(12, 7000, "own", 13, 93);
    assertEquals(new Campaign.Home(List.of(HOME), List.of(-50), false), home());
  }

  @Test
  void aPhoneForOrdersAndCamouflageIsNoHome() {
    for (int i = 0; i < 10; i++) {
      act(11, 1000 + i, "ordered", PHONE, 90);
    }
    for (int i = 0; i < 30; i++) {
      act(11, 5000 + i, "camouflage", PHONE, 90);
    }
    assertEquals(Campaign.Home.NONE, home());
  }

  @Test
  void whatComesOnceOrTwiceIsNoHome() {
    for (int i = 0; i < 10; i++) {
      act(11, 1000 + i, "ordered", 100 + i, 200 + i);
      act(11, 5000 + i, "camouflage", 300 + i / 2, 400 + i / 2);
    }
    assertEquals(Campaign.Home.NONE, home());
  }

  /**
   * Twenty accounts, each of which acts once in the order, and then on twelve articles of so many
   * publishers, amid as many others who turn to four publishers each.
   */
  private Campaign.Home homeAmongOthers(int publishers) {
    for (int a = 0; a < 20; a++) {
      acted.read(11 + a, 1000 + a, "ordered", 99, PHONE + a, 90);
      for (int i = 0; i < 12; i++) {
        String article = "own " + a + " " + i;
        acted.read(11 + a, 5000 + i, article, 100 * a + i % publishers + 1, PHONE + a, 90);
        acted.read(211 + a, 5000 + i, "another's " + a + " " + i, 100 * a + i % 4 + 50, 3, 90);
      }
    }
    RowSlice slice = slice();
    Group group = ordered(slice);
    Set<Integer> members = new HashSet<>();
    for (int a = 0; a < 20; a++) {
      int account = Acted.account(slice, 11 + a);
      members.add(account);
      group.account(account, 1, 1, 1, 1);
    }
    return new OrderActs(group, members, slice).home(Acted.account(slice, 11));
  }

  @Test
  void whoHasHabitsBesidesLeadsALifeOfItsOwn() {
    assertTrue(homeAmongOthers(4).everywhere());
  }

  @Test
  void whoWandersBesidesDoesNot() {
    assertFalse(homeAmongOthers(9).everywhere());
  }

  /** Or who acts as nobody else does would be compared with itself. */
  @Test
  void whoActsAsNobodyElseDoesShowsNoHabit() {
    for (int a = 0; a < 20; a++) {
      for (int i = 0; i < 30; i++) {
        acted.read(11 + a, 5000 + i, "own " + a + " " + i, i % 10 + 1, PHONE + a, 90);
      }
      acted.read(11 + a, 1000 + a, "ordered", 99, PHONE + a, 90);
      acted.read(211 + a, 5000, "another's", 50, 3, 90);
    }
    RowSlice slice = slice();
    Group group = ordered(slice);
    Set<Integer> members = new HashSet<>();
    for (int a = 0; a < 20; a++) {
      members.add(Acted.account(slice, 11 + a));
      group.account(Acted.account(slice, 11 + a), 1, 1, 1, 1);
    }
    assertFalse(
        new OrderActs(group, members, slice).home(Acted.account(slice, 11)).everywhere());
  }

  @Test
  void aFewActsShowNoHabit() {
    for (int i = 0; i < 12; i++) {
      acted.read(11, 5000 + i, "own " + i, i % 4 + 1, PHONE, 90);
    }
    acted.read(11, 1000, "ordered", 99, PHONE, 90);
    assertFalse(home().everywhere());
  }
}
