package io.github.winnow.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a log has the fields of a row. Immutable. */
final class Columns {
  private static final int SHOWN_NAMES = 40;

  /** Other people's usual names: good for a hint, too uncertain to be taken without asking. */
  private static final Map<Field, List<String>> USUAL_NAMES = Map.of(
      Field.TIME,
      List.of("timestamp_ms", "timestamp", "ts", "event_time", "datetime", "created_at", "date"),
      Field.ACCOUNT,
      List.of("actor", "user", "user_id", "uid", "openid", "account_id", "member", "reader"),
      Field.ACTION,
      List.of("event_type", "event", "type", "verb"),
      Field.TARGET,
      List.of("item", "item_id", "object", "article", "article_id", "post_id", "repo"));

  /** How many cells a row must have. */
  final int count;

  final Column time;
  final Column account;
  final Column action;
  final Column target;

  /** The optional fields that this log has. */
  final Column[] optional;

  final Attribute[] attributes;

  /** A field in a column of the log, or in none; and what it holds where the log has nothing. */
  static final class Column {
    final Field field;
    private final int index;
    private final byte @Nullable [] otherwise;

    Column(Field field, int index, @Nullable String otherwise) {
      this.field = field;
      this.index = index;
      this.otherwise = otherwise == null ? null : otherwise.getBytes(StandardCharsets.UTF_8);
    }

    /** Loads the field's cell; false when it is blank. */
    boolean load(RecordScanner record, Cell cell) {
      if (index >= 0) {
        record.load(index, cell);
      }
      if (otherwise != null && (index < 0 || cell.isBlank())) {
        cell.set(otherwise, 0, otherwise.length);
      }
      return !cell.isBlank();
    }
  }

  /** A column that is kept under its own name. */
  record Attribute(String name, int index) {}

  /**
   * Finds the columns.
   *
   * @param header the names in the log
   * @throws LogException when a column that is required or asked for is missing, or is there twice
   */
  Columns(List<String> header, LogFormat format, String logName) throws LogException {
    count = header.size();
    List<Field> missing = new ArrayList<>();
    Map<Field, Column> found = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      String constant = format.constant(field);
      int index = constant == null ? find(header, format.column(field), logName) : -1;
      String byDefault = format.byDefault(field);
      if (constant != null) {
        found.put(field, new Column(field, index, constant));
      } else if (index >= 0 || (byDefault != null && !format.isMapped(field))) {
        found.put(field, new Column(field, index, byDefault));
      } else if (field.isRequired() || format.isMapped(field)) {
        missing.add(field);
      }
    }
    Column foundTime = found.remove(Field.TIME);
    Column foundAccount = found.remove(Field.ACCOUNT);
    Column foundAction = found.remove(Field.ACTION);
    Column foundTarget = found.remove(Field.TARGET);
    if (!missing.isEmpty()
        || foundTime == null
        || foundAccount == null
        || foundAction == null
        || foundTarget == null) {
      throw new LogException(missingColumns(missing, header, format, logName));
    }
    time = foundTime;
    account = foundAccount;
    action = foundAction;
    target = foundTarget;
    optional = found.values().toArray(Column[]::new);
    List<Attribute> asked = new ArrayList<>();
    for (String name : format.attributes()) {
      int index = find(header, name, logName);
      if (index < 0) {
        String message = ": no column " + shown(name) + " for the attribute; the log has: ";
        throw new LogException(logName + message + shown(header));
      }
      asked.add(new Attribute(name, index));
    }
    attributes = asked.toArray(Attribute[]::new);
  }

  /** The names that a log needs or may have under this format, in any order. */
  static List<String> wanted(LogFormat format) {
    Set<String> names = new LinkedHashSet<>();
    for (Field field : Field.values()) {
      if (format.constant(field) == null) {
        names.add(format.column(field));
      }
    }
    names.addAll(format.attributes());
    return List.copyOf(names);
  }

  private static int find(List<String> header, String name, String logName) throws LogException {
    int first = header.indexOf(name);
    if (first >= 0 && header.lastIndexOf(name) != first) {
      throw new LogException(logName + ": the log has two columns " + shown(name));
    }
    return first;
  }

  private static String missingColumns(
      List<Field> missing, List<String> header, LogFormat format, String logName) {
    StringBuilder message = new StringBuilder(logName);
    message.append(missing.size() == 1 ? ": no column " : ": no columns ");
    String separator = "";
    for (Field field : missing) {
      message.append(separator).append(shown(format.column(field)));
      separator = ", ";
    }
    message.append("; the log has: ").append(shown(header));
    if (header.size() == 1 && (header.get(0).contains(";") || header.get(0).contains("\t"))) {
      return message.append("; cells must be separated by commas").toString();
    }
    separator = "; map with ";
    for (Field field : missing) {
      if (!format.isMapped(field)) {
        message.append(separator).append("--column ").append(field.column).append('=');
        message.append(suggestion(field, header));
        separator = " ";
      }
    }
    return message.toString();
  }

  private static String suggestion(Field field, List<String> header) {
    for (String name : USUAL_NAMES.getOrDefault(field, List.of())) {
      if (header.contains(name)) {
        return name;
      }
    }
    for (String name : header) {
      if (name.equalsIgnoreCase(field.column)) {
        return name;
      }
    }
    return "NAME";
  }

  private static String shown(List<String> header) {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < header.size() && i < SHOWN_NAMES; i++) {
      names.append(i == 0 ? "" : ", ").append(shown(header.get(i)));
    }
    int more = header.size() - SHOWN_NAMES;
    return more > 0
        ? names.append(" and ").append(more).append(" more").toString()
        : names.toString();
  }

  private static String shown(String name) {
    return SafeText.shown(name, 64);
  }
}
