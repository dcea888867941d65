package io.github.winnow.io;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.event.Source;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes an engagement of a row's cells. A row's first fault is kept, for {@link #reason} and {@link
 * #detail}; nothing is thrown for what a log may hold. Confined to one thread.
 */
final class RowParser {
  static final int LONGEST_TEXT = 1024;
  private static final int LONGEST_NUMBER = 18;

  private final boolean pseudonyms;
  private final Times times;
  private final Cell cell = new Cell();
  private final Interned<Action> actions = new Interned<>(256);
  private final Interned<Source> sources = new Interned<>(256);
  private final Interned<String> texts = new Interned<>(1024);
  private final Interned<Id> targets = new Interned<>(4096);

  private final Map<String, Long> unreadable = new TreeMap<>();

  private Reject.@Nullable Reason reason;
  private String detail = "";
  private Label label = Label.ABSENT;
  private @Nullable String scenario;

  RowParser(boolean pseudonyms, ZoneId zone) {
    this.pseudonyms = pseudonyms;
    times = new Times(zone);
  }

  /** The record's engagement; null for a fault. */
  @Nullable
  Engagement parse(RecordScanner record, Columns columns) {
    reason = null;
    label = Label.ABSENT;
    scenario = null;
    long time = required(columns.time, record) ? time(Field.TIME) : 0;
    Id account = required(columns.account, record) ? id(Field.ACCOUNT) : null;
    Action action = required(columns.action, record) ? action() : null;
    Id target = required(columns.target, record) ? target(Field.TARGET) : null;
    if (reason != null || account == null || action == null || target == null) {
      return null;
    }
    Engagement.Builder event = Engagement.of(action, account, target, time);
    for (Columns.Column column : columns.optional) {
      if (column.load(record, cell)) {
        set(column.field, event);
        if (reason != null) {
          if (!column.field.isClaimed()) {
            return null;
          }
          pass(column.field.column);
        }
      }
    }
    for (Columns.Attribute attribute : columns.attributes) {
      record.load(attribute.index(), cell);
      String value = cell.isBlank() ? null : shared(Reject.Reason.TEXT, attribute.name());
      if (value != null) {
        event.attribute(attribute.name(), value);
      } else if (reason != null) {
        pass(attribute.name());
      }
    }
    return event.build();
  }

  /** What is wrong with a value of that field; null when nothing is. */
  @Nullable
  String check(Field field, byte[] value) {
    reason = null;
    cell.set(value, 0, value.length);
    if (cell.isBlank()) {
      return field.column + " is empty";
    }
    switch (field) {
      case TIME -> time(field);
      case ACCOUNT, TARGET -> id(field);
      case ACTION -> action();
      default -> set(field, Engagement.of(Action.READ, 0, 0, 0));
    }
    return reason == null ? null : detail;
  }

  /** Why the row has no engagement. */
  Reject.Reason reason() {
    return reason == null ? Reject.Reason.MISSING : reason;
  }

  String detail() {
    return detail;
  }

  Label label() {
    return label;
  }

  @Nullable
  String scenario() {
    return scenario;
  }

  /** How many values of each column were taken for missing because they can't be read. */
  Map<String, Long> unreadable() {
    return unreadable;
  }

  /** Takes the value that can't be read for a missing one. */
  private void pass(String column) {
    reason = null;
    unreadable.merge(column, 1L, Long::sum);
  }

  private boolean required(Columns.Column column, RecordScanner record) {
    if (reason != null) {
      return false;
    }
    if (column.load(record, cell)) {
      return true;
    }
    reason = Reject.Reason.MISSING;
    detail = column.field.column + " is empty";
    return false;
  }

  private void set(Field field, Engagement.Builder event) {
    switch (field) {
      case ID -> event.id(id(field));
      case PUBLISHER -> event.publisher(target(field));
      case SOURCE -> event.source(source());
      case PROMOTION -> event.promotion(target(field));
      case IMPRESSION -> event.impression(id(field));
      case PAYMENT -> event.payment(id(field));
      case DEVICE -> event.device(id(field));
      case IP -> event.ip(text(Reject.Reason.TEXT, field.column));
      case DWELL -> event.dwell(number(field, Double.MAX_VALUE, "is no number from 0 on"));
      case COMPLETION -> event.completion(number(field, 1, "is no number from 0 to 1"));
      case ACCOUNT_CREATED -> event.accountCreated(accountCreated());
      case REGION -> event.region(shared(Reject.Reason.TEXT, field.column));
      case NETWORK_TYPE -> event.networkType(shared(Reject.Reason.TEXT, field.column));
      case CLIENT -> event.client(shared(Reject.Reason.TEXT, field.column));
      case COUNT -> event.count(count());
      case LABEL -> label = label(field);
      case SCENARIO -> scenario = shared(Reject.Reason.TEXT, field.column);
      default -> throw new AssertionError(field);
    }
  }

  private long time(Field field) {
    cell.trim();
    long time = times.parse(cell);
    if (time == Times.NO_TIME) {
      fault(
          Reject.Reason.TIME,
          field.column,
          "is neither ISO-8601 nor seconds or milliseconds since 1970");
    } else if (time < Times.EARLIEST || time > Times.LATEST) {
      fault(Reject.Reason.TIME, field.column, Times.hint(cell, time));
    }
    return time;
  }

  private long accountCreated() {
    cell.trim();
    return Decimals.parseLong(cell) == 0 ? Engagement.ABSENT : time(Field.ACCOUNT_CREATED);
  }

  private @Nullable Id id(Field field) {
    long number = canonicalNumber();
    if (number != Decimals.NO_LONG) {
      return Id.of(number);
    }
    String text = text(Reject.Reason.ID, field.column);
    if (text == null) {
      return null;
    }
    return pseudonyms && isPseudonym(text) ? Id.of(Pseudonym.parse(text)) : Id.of(text);
  }

  /** An id that many rows have. */
  private @Nullable Id target(Field field) {
    Id known = targets.get(cell);
    if (known != null) {
      return known;
    }
    Id id = id(field);
    if (id != null) {
      targets.put(cell, id);
    }
    return id;
  }

  /** The number, where the cell is one as {@link Long#toString(long)} writes it and not huge. */
  private long canonicalNumber() {
    byte[] b = cell.bytes;
    int first = cell.from < cell.to && b[cell.from] == '-' ? cell.from + 1 : cell.from;
    int digits = cell.to - first;
    if (digits < 1 || digits > LONGEST_NUMBER || (b[first] == '0' && cell.length() > 1)) {
      return Decimals.NO_LONG;
    }
    long value = 0;
    for (int i = first; i < cell.to; i++) {
      if (!Decimals.isDigit(b[i])) {
        return Decimals.NO_LONG;
      }
      value = 10 * value + (b[i] - '0');
    }
    return first > cell.from ? -value : value;
  }

  private static boolean isPseudonym(String text) {
    if (text.length() != 17 || text.charAt(0) != '~') {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      if ("0123456789abcdef".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Action action() {
    Action known = actions.get(cell);
    return known != null ? known : name(Field.ACTION, Action::of, actions);
  }

  private @Nullable Source source() {
    Source known = sources.get(cell);
    return known != null ? known : name(Field.SOURCE, Source::of, sources);
  }

  private <T> @Nullable T name(Field field, Function<String, T> maker, Interned<T> known) {
    String text = text(Reject.Reason.NAME, field.column);
    if (text == null) {
      return null;
    }
    try {
      T name = maker.apply(text);
      known.put(cell, name);
      return name;
    } catch (IllegalArgumentException e) {
      fault(Reject.Reason.NAME, field.column, "is no name of 1 to 64 printable characters");
      return null;
    }
  }

  private @Nullable String shared(Reject.Reason kind, String column) {
    String known = texts.get(cell);
    if (known != null) {
      return known;
    }
    String text = text(kind, column);
    if (text != null) {
      texts.put(cell, text);
    }
    return text;
  }

  private @Nullable String text(Reject.Reason kind, String column) {
    String text = cell.text();
    String fault = cell.fault(text, LONGEST_TEXT);
    if (fault != null) {
      fault(kind, column, fault);
      return null;
    }
    return text;
  }

  private double number(Field field, double most, String fault) {
    cell.trim();
    if (isNan()) {
      return Double.NaN;
    }
    double value = Decimals.parseDouble(cell);
    if (!(value >= 0 && value <= most)) {
      fault(Reject.Reason.NUMBER, field.column, fault);
      return Double.NaN;
    }
    return value + 0.0; // no negative zero
  }

  private boolean isNan() {
    if (cell.length() != 3) {
      return false;
    }
    byte[] b = cell.bytes;
    int i = cell.from;
    return (b[i] | 32) == 'n' && (b[i + 1] | 32) == 'a' && (b[i + 2] | 32) == 'n';
  }

  private int count() {
    cell.trim();
    long count = Decimals.parseLong(cell);
    if (count < 1 || count > Integer.MAX_VALUE) {
      fault(Reject.Reason.NUMBER, Field.COUNT.column, "is no whole number from 1 to 2147483647");
      return 1;
    }
    return (int) count;
  }

  private Label label(Field field) {
    cell.trim();
    long value = Decimals.parseLong(cell);
    if (value != 0 && value != 1) {
      fault(Reject.Reason.LABEL, field.column, "is neither 0 nor 1 nor empty");
    }
    return value == 0 ? Label.GENUINE : Label.FABRICATED;
  }

  private void fault(Reject.Reason kind, String column, String what) {
    if (reason == null) {
      reason = kind;
      detail = SafeText.shown(column, 64) + " " + what + ": " + cell.shown();
    }
  }
}
