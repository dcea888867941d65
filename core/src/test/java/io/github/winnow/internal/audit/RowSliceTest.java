package io.github.winnow.internal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Id;
import io.github.winnow.event.Source;
import io.github.winnow.fixture.Seeds;
import io.github.winnow.internal.edge.Edge;
import io.github.winnow.internal.plugin.Ensemble;
import io.github.winnow.internal.plugin.Settings;
import io.github.winnow.internal.standing.Standing;
import io.github.winnow.internal.tally.TallyBook;
import io.github.winnow.spi.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowSliceTest {
  private static final Edge EDGE = new Edge(
      "a secret of this test".getBytes(StandardCharsets.UTF_8),
      new Ensemble(List.of(), new Settings(Map.of()), Map.of()).layout());
  private static final Action[] ACTIONS = {Action.READ, Action.LIKE, Action.SHARE};
  private static final Source[] SOURCES = {Source.FRIEND, Source.SEARCH, Source.AD};

  /** One engagement as it is packed. */
  private record Event(
      long account,
      long time,
      int target,
      Action action,
      int publisher,
      int device,
      int network,
      int source,
      int count) {}

  private static List<Event> some(SplittableRandom random, int size, int times) {
    List<Event> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      long account = (1L + random.nextInt(20)) * 0x9E3779B97F4A7C15L;
      int target = random.nextInt(10);
      all.add(new Event(
          account,
          1000 + random.nextInt(times),
          target,
          ACTIONS[random.nextInt(3)],
          target % 4, // 0 is none
          random.nextInt(5),
          random.nextInt(5),
          random.nextInt(4),
          1 + random.nextInt(3)));
    }
    return all;
  }

  private static RowList collected(List<Event> events, int most, long from, long to) {
    History history = new History(1 << 20);
    TallyBook book = new TallyBook(1 << 20);
    RowList rows = new RowList(history, book, new RowList.TargetHashes(book, EDGE), most);
    long[] words = new long[History.LONGS];
    for (Event e : events) {
      Id target = Id.of("article " + e.target);
      int place = book.add(target, EDGE.party(target), e.action, e.time, e.count, 0);
      words[0] = e.account;
      words[1] = e.time << 21;
      words[2] = (long) place << 32 | e.publisher;
      words[3] = (long) e.device << 32 | e.network;
      words[4] = (e.source == 0 ? 0L : history.number(SOURCES[e.source - 1])) << 8;
      words[5] = e.count;
      history.append(words);
    }
    rows.collect(from, to);
    return rows;
  }

  private static String line(Slice slice, int i) {
    return slice.time(i)
        + " " + slice.account(i)
        + " " + slice.target(i)
        + " " + slice.action(i)
        + " " + slice.publisher(i)
        + " " + slice.device(i)
        + " " + slice.network(i)
        + " " + slice.source(i)
        + " " + slice.count(i)
        + " " + slice.hash(slice.account(i));
  }

  private static List<String> lines(Slice slice) {
    return IntStream.range(0, slice.size()).mapToObj(i -> line(slice, i)).toList();
  }

  @Test
  void theOrderOfArrivalPlaysNoPart() {
    Seeds.fresh(100, random -> {
      List<Event> events = some(random, 300, 1 + random.nextInt(40));
      List<Event> shuffled = new ArrayList<>(events);
      Collections.shuffle(shuffled, new Random(random.nextLong()));
      RowSlice slice = new RowSlice(collected(events, 10_000, 0, 5000), 0, 5000, Standing.NONE);
      RowSlice other = new RowSlice(collected(shuffled, 10_000, 0, 5000), 0, 5000, Standing.NONE);
      assertEquals(300, slice.size());
      assertEquals(lines(slice), lines(other));
    });
  }

  @Test
  void numbersAreDenseAndStandForOneThingEach() {
    Seeds.fresh(50, random -> {
      List<Event> events = some(random, 200, 50);
      RowSlice slice =
          new RowSlice(collected(events, 10_000, 1010, 1040), 1010, 1040, Standing.NONE);
      List<Event> within =
          events.stream().filter(e -> e.time >= 1010 && e.time < 1040).toList();
      assertEquals(within.size(), slice.size());
      assertEquals(within.stream().map(Event::account).distinct().count(), slice.accounts());
      assertEquals(within.stream().map(Event::target).distinct().count(), slice.targets());
      assertEquals(
          within.stream().map(Event::publisher).filter(p -> p != 0).distinct().count(),
          slice.publishers());
      assertEquals(
          within.stream().map(Event::device).filter(d -> d != 0).distinct().count(),
          slice.devices());
      Map<Integer, Long> hashes = new HashMap<>();
      int seen = 0;
      for (int i = 0; i < slice.size(); i++) {
        assertTrue(i == 0 || slice.time(i - 1) <= slice.time(i));
        int account = slice.account(i);
        assertTrue(account <= seen, "numbered as they come");
        seen = Math.max(seen, account + 1);
        long hash = slice.hash(account);
        assertEquals(hash, hashes.computeIfAbsent(account, a -> hash));
      }
      Map<List<Long>, Long> expected = within.stream()
          .collect(Collectors.groupingBy(
              e -> List.of(e.account, e.time, EDGE.party(Id.of("article " + e.target))),
              Collectors.counting()));
      Map<List<Long>, Long> found = IntStream.range(0, slice.size())
          .boxed()
          .collect(Collectors.groupingBy(
              i -> List.of(
                  slice.hash(slice.account(i)), slice.time(i), slice.targetHash(slice.target(i))),
              Collectors.counting()));
      assertEquals(expected, found);
    });
  }

  @Test
  void aTargetThatActsIsAnAccount() {
    Seeds.fresh(50, random -> {
      List<Event> events = new ArrayList<>(some(random, 100, 50));
      for (int i = 0; i < 3; i++) {
        long account = EDGE.party(Id.of("article " + random.nextInt(12)));
        events.add(new Event(account, 1000 + i, 1, Action.FOLLOW, 0, 0, 0, 0, 1));
      }
      RowSlice slice = new RowSlice(collected(events, 10_000, 0, 5000), 0, 5000, Standing.NONE);
      Map<Long, Integer> accounts = new HashMap<>();
      for (int a = 0; a < slice.accounts(); a++) {
        accounts.put(slice.hash(a), a);
      }
      for (int t = 0; t < slice.targets(); t++) {
        int expected = accounts.getOrDefault(slice.targetHash(t), Slice.NONE);
        assertEquals(expected, slice.accountOf(t));
        assertEquals(expected, new Decoy(slice, random.nextLong()).accountOf(t));
      }
    });
  }

  @Test
  void whereThereAreTooManyWholeAccountsAreLeftOutAndCounted() {
    Seeds.fresh(50, random -> {
      List<Event> events = some(random, 1000, 500);
      int most = 1 + random.nextInt(1200);
      RowList rows = collected(events, most, 0, 5000);
      assertTrue(rows.size() <= most);
      assertEquals(1000, rows.seen());
      assertEquals(1000, rows.size() + rows.leftOut());
      Map<Long, Long> all =
          events.stream().collect(Collectors.groupingBy(Event::account, Collectors.counting()));
      Map<Long, Long> kept = IntStream.range(0, rows.size())
          .boxed()
          .collect(Collectors.groupingBy(rows::account, Collectors.counting()));
      kept.forEach((account, n) -> assertEquals(all.get(account), n, "a part of an account"));
      long largest = kept.keySet().stream().mapToLong(a -> a >>> 1).max().orElse(-1);
      Set<Long> smaller =
          all.keySet().stream().filter(a -> a >>> 1 <= largest).collect(Collectors.toSet());
      assertEquals(smaller, kept.keySet(), "those with the smallest hashes stay");
    });
  }

  @Test
  void aSingleAccountThatHasMoreThanFitsIsLeftOut() {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      events.add(new Event(-2, 1000 + i, i % 10, Action.READ, 1, 1, 1, 0, 1));
    }
    for (int i = 0; i < 20; i++) {
      events.add(new Event(2 + i, 1000 + i, i % 10, Action.READ, 1, 1, 1, 0, 1));
    }
    RowList rows = collected(events, 100, 0, 5000);
    assertEquals(20, rows.size());
    assertEquals(500, rows.leftOut());
  }

  @Test
  void targetsAndTheirPublishersOthersAreCutAsByHand() {
    Seeds.fresh(50, random -> {
      RowSlice slice =
          new RowSlice(collected(some(random, 200, 100), 10_000, 0, 5000), 0, 5000, Standing.NONE);
      TargetSlices cut = new TargetSlices(slice);
      int sum = 0;
      for (int t = 0; t < slice.targets(); t++) {
        int target = t;
        Slice own = cut.of(target);
        List<String> expected = IntStream.range(0, slice.size())
            .filter(i -> slice.target(i) == target)
            .mapToObj(i -> line(slice, i))
            .toList();
        assertEquals(expected, lines(own));
        sum += own.size();
        int publisher = own.publisher(own.size() - 1);
        List<String> others = IntStream.range(0, slice.size())
            .filter(i -> publisher != Slice.NONE
                && slice.publisher(i) == publisher
                && slice.target(i) != target)
            .mapToObj(i -> line(slice, i))
            .toList();
        assertEquals(others, lines(cut.othersOf(target)));
        assertEquals(slice.accounts(), own.accounts());
        assertEquals(slice.targets(), own.targets());
        assertEquals(slice.to(), own.to());
      }
      assertEquals(slice.size(), sum);
    });
  }
}
