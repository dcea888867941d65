package io.github.winnow.internal.audit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Id;
import io.github.winnow.internal.edge.Edge;
import io.github.winnow.internal.plugin.Ensemble;
import io.github.winnow.internal.plugin.Settings;
import io.github.winnow.internal.standing.Standing;
import io.github.winnow.internal.tally.TallyBook;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads of articles, as a history keeps them. */
final class Acted {
  private static final Edge EDGE = new Edge(
      "a secret of this test".getBytes(StandardCharsets.UTF_8),
      new Ensemble(List.of(), new Settings(Map.of()), Map.of()).layout());

  private final History history = new History(1 << 20);
  private final TallyBook book = new TallyBook(1 << 20);

  /** A read; 0 for a publisher, device or network is none. */
  void read(long account, long time, String article, int publisher, int device, int network) {
    Id target = Id.of(article);
    int place = book.add(target, EDGE.party(target), Action.READ, time, 1, 0);
    long[] words = new long[History.LONGS];
    words[0] = account;
    words[1] = time << 21;
    words[2] = (long) place << 32 | (publisher & Row.LOW);
    words[3] = (long) device << 32 | (network & Row.LOW);
    words[5] = 1;
    history.append(words);
  }

  /** All that was read up to a time. */
  RowSlice until(long time) {
    RowList rows = new RowList(history, book, new RowList.TargetHashes(book, EDGE), 10_000);
    rows.collect(0, time);
    return new RowSlice(rows, 0, time, Standing.NONE);
  }

  static int account(RowSlice slice, long hash) {
    return IntStream.range(0, slice.accounts())
        .filter(a -> slice.hash(a) == hash)
        .findFirst()
        .orElseThrow();
  }

  static int target(RowSlice slice, String article) {
    long hash = EDGE.party(Id.of(article));
    return IntStream.range(0, slice.targets())
        .filter(t -> slice.targetHash(t) == hash)
        .findFirst()
        .orElseThrow();
  }
}
