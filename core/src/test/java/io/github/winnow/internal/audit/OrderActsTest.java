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
  void onlyWhatWasDoneInTheOrdersSaysFromWhere() {
    for (int i = 0; i < 30; i++) {
      act(11, 1000 + i, "ordered", PHONE, 90);
    }
    act(11, 1010, "ordered", HOME, -50); // the owner, by chance
    act(11, 5000, "ordered", 11, 91); // after the order
    act(11, 1010, "another", 12, 92);
    act(12, 1010, "ordered", 0, -50);
    act(13, 1010, "ordered", 13, 93); // no member
    RowSlice slice = slice();
    int one = account(slice, 11);
    int two = account(slice, 12);
    Group group = ordered(slice).account(one, 1, 1, 1, 1).account(two, 1, 1, 1, 1);
    OrderActs acts = new OrderActs(group, Set.of(one, two), slice);
    assertEquals(2, acts.members(0));
    assertEquals(new Campaign.Origins(List.of(PHONE), List.of(90)), acts.origins(one));
    assertEquals(new Campaign.Origins(List.of(), List.of(-50)), acts.origins(two));
  }

  @Test
  void ofFewActsEachCounts() {
    act(11, 1000, "ordered", HOME, 90);
    act(11, 1001, "ordered", PHONE, 0);
    RowSlice slice = slice();
    Group group = ordered(slice).account(0, 1, 1, 1, 1);
    OrderActs acts = new OrderActs(group, Set.of(0), slice);
    assertEquals(new Campaign.Origins(List.of(HOME, PHONE), List.of(90)), acts.origins(0));
  }

  @Test
  void whereAnOwnerComesByOrdersNowAndThenIsNotWhereTheTenantIs() {
    for (int i = 0; i < 20; i++) {
      act(11, 1000 + i, "ordered", PHONE, 90);
      act(11, 5000 + i, "camouflage", PHONE, 90);
    }
    for (int i = 0; i < 5; i++) {
      act(11, 1100 + i, "ordered", HOME, -50);
    }
    for (int i = 0; i < 40; i++) {
      act(11, 7000 + i, "own", HOME, -50);
    }
    RowSlice slice = slice();
    int one = account(slice, 11);
    Group group = ordered(slice).account(one, 1, 1, 1, 1);
    OrderActs acts = new OrderActs(group, Set.of(one), slice);
    assertEquals(new Campaign.Origins(List.of(PHONE), List.of(90)), acts.origins(one));
  }

  @Test
  void ofMoreOriginsThanCanBeKeptTheMostFrequentStays() {
    for (int i = 0; i < 30; i++) {
      act(11, 1000 + i, "ordered", 100 + i, 200 + i);
    }
    act(11, 1500, "ordered", 120, 0);
    act(12, 1500, "ordered", 7, 8);
    RowSlice slice = slice();
    int one = account(slice, 11);
    Group group = ordered(slice).account(one, 1, 1, 1, 1);
    OrderActs acts = new OrderActs(group, Set.of(one), slice);
    assertEquals(new Campaign.Origins(List.of(120), List.of(200)), acts.origins(one));
  }

  @Test
  void withoutOrdersNothingIsKnown() {
    act(11, 1000, "ordered", HOME, 90);
    OrderActs acts =
        new OrderActs(new Group(STATISTIC, 9).account(0, 1, 1, 1, 1), Set.of(0), slice());
    assertEquals(Campaign.Origins.UNKNOWN, acts.origins(0));
  }
}
