package io.github.winnow.internal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnow.event.Action;
import io.github.winnow.event.Id;
import io.github.winnow.evidence.Campaign;
import io.github.winnow.internal.edge.Edge;
import io.github.winnow.internal.plugin.Ensemble;
import io.github.winnow.internal.plugin.Settings;
import io.github.winnow.internal.tally.TallyBook;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.Statistic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderActsTest {
  private static final Edge EDGE = new Edge(
      "a secret of this test".getBytes(StandardCharsets.UTF_8),
      new Ensemble(List.of(), new Settings(Map.of()), Map.of()).layout());
  private static final Statistic STATISTIC = () -> "together";
  private static final int HOME = -5;
  private static final int PHONE = 9;

  private final History history = new History(1 << 20);
  private final TallyBook book = new TallyBook(1 << 20);

  private void act(long account, long time, String article, int device, int network) {
    Id target = Id.of(article);
    int place = book.add(target, EDGE.party(target), Action.READ, time, 1, 0);
    long[] words = new long[History.LONGS];
    words[0] = account;
    words[1] = time << 21;
    words[2] = (long) place << 32;
    words[3] = (long) device << 32 | (network & Row.LOW);
    words[5] = 1;
    history.append(words);
  }

  private RowSlice slice() {
    RowList rows = new RowList(history, book, new RowList.TargetHashes(book, EDGE), 10_000);
    rows.collect(0, 100_000);
    return new RowSlice(rows, 0, 100_000);
  }

  private static Group ordered(RowSlice slice) {
    long hash = EDGE.party(Id.of("ordered"));
    int target = IntStream.range(0, slice.targets())
        .filter(t -> slice.targetHash(t) == hash)
        .findFirst()
        .orElseThrow();
    return new Group(STATISTIC, 9).order(target, 1000, 2000);
  }

  private static int account(RowSlice slice, long hash) {
    return IntStream.range(0, slice.accounts())
        .filter(a -> slice.hash(a) == hash)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void countsWhoActsInAnOrder() {
    act(11, 1000, "ordered", PHONE, 90);
    act(12, 2000, "ordered", PHONE, 90);
    act(12, 2001, "ordered", PHONE, 90); // after it
    act(13, 1500, "ordered", PHONE, 90); // no member
    RowSlice slice = slice();
    int one = account(slice, 11);
    int two = account(slice, 12);
    Group group = ordered(slice).account(one, 1, 1, 1, 1).account(two, 1, 1, 1, 1);
    assertEquals(2, new OrderActs(group, Set.of(one, two), slice).members(0));
  }

  private Campaign.Home home() {
    RowSlice slice = slice();
    int one = account(slice, 11);
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
    assertEquals(new Campaign.Home(List.of(HOME), List.of(-50)), home());
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
}
