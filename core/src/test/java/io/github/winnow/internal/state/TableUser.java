package io.github.winnow.internal.state;

import io.github.winnow.event.Action;
import io.github.winnow.spi.DecayingCount;
import io.github.winnow.spi.Dimension;
import java.time.Duration;

/** One thread's way to a table whose rows hold a count, which at one time is exact. */
final class TableUser {
  /** The kind of row under test. */
  static final class Kind {
    private final DecayingCount count;
    private final Layout layout;

    Kind(Duration window) {
      LayoutBuilder builder = new LayoutBuilder();
      count = builder.by(Dimension.ACCOUNT).count(window);
      layout = builder.build();
    }

    KeySpace space() {
      return layout.space(0);
    }
  }

  private final Kind kind;
  private final RowTable table;
  private final Reading reading;
  private final Places places;

  TableUser(Kind kind, RowTable table) {
    this.kind = kind;
    this.table = table;
    reading = kind.layout.newReading();
    places = new Places(kind.layout, 1);
  }

  /** An event of the key; its count with it. */
  double count(long key, long time) {
    begin(reading, key, time);
    Reading[] alone = {reading};
    table.findSets(alone, 1, places);
    table.touchSets(places, 1);
    table.findRows(alone, 1, places);
    table.touchRows(places, 1);
    table.update(key, reading);
    return kind.count.value(reading);
  }

  /** An event of the key; whether its row is new. */
  boolean isNew(long key, long time) {
    count(key, time);
    return Double.isNaN(reading.elapsed(0));
  }

  /** The key's count, 0 without a row; read as another stripe is, so the row stays as it is. */
  double peek(long key) {
    Reading empty = kind.layout.newReading();
    begin(empty, key, 0);
    table.add(key, empty);
    return kind.count.value(empty);
  }

  private static void begin(Reading reading, long key, long time) {
    reading.begin(Action.READ, null, 1, key, 1, 0, 0);
    reading.dimension(LayoutBuilder.DECLARED, key);
    reading.complete(time);
  }
}
