package io.github.winnow.io;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a log is to be read: which of its columns is which of ours. {@link #standard} takes a log
 * whose columns have our names, in any order: {@code id}, {@code time}, {@code account}, {@code
 * action}, {@code target}, {@code publisher}, {@code source}, {@code promotion}, {@code
 * impression}, {@code payment}, {@code device}, {@code ip}, {@code dwell_ms}, {@code completion},
 * {@code account_created}, {@code region}, {@code network_type}, {@code client}, {@code count},
 * {@code label}, {@code scenario}. Time, account, action and target are required. {@link
 * LogReader} says what each may hold.
 *
 * <p>Immutable, safe for use by any thread.
 */
public final class LogFormat {
  /** The longest record when nothing else is said: 1 MiB. */
  public static final int DEFAULT_MAX_RECORD_BYTES = 1 << 20;

  private static final LogFormat STANDARD = builder().build();

  private final Map<Field, String> columns;
  private final Map<Field, String> constants;
  private final Map<Field, String> defaults;
  private final List<String> attributes;
  private final int maxRecordBytes;
  private final boolean pseudonyms;
  private final ZoneId zone;

  private LogFormat(Builder b) {
    columns = Collections.unmodifiableMap(new EnumMap<>(b.columns));
    constants = Collections.unmodifiableMap(new EnumMap<>(b.constants));
    defaults = Collections.unmodifiableMap(new EnumMap<>(b.defaults));
    attributes = List.copyOf(b.attributes);
    maxRecordBytes = b.maxRecordBytes;
    pseudonyms = b.pseudonyms;
    zone = b.zone;
  }

  /**
   * Our own names, no constants, no attributes.
   *
   * @return the format that {@link LogWriter} writes
   */
  public static LogFormat standard() {
    return STANDARD;
  }

  /**
   * Begins a format.
   *
   * @return a builder that begins with {@link #standard}
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The names of our columns.
   *
   * @return an immutable list, in the order in which {@link LogWriter} writes them
   */
  public static List<String> columnNames() {
    return Field.NAMES;
  }

  /**
   * The names of the columns that are read as attributes.
   *
   * @return an immutable list
   */
  public List<String> attributes() {
    return attributes;
  }

  /**
   * The longest record that is read, in bytes, its line end included.
   *
   * @return the length
   */
  public int maxRecordBytes() {
    return maxRecordBytes;
  }

  boolean pseudonyms() {
    return pseudonyms;
  }

  ZoneId zone() {
    return zone;
  }

  /** The log's name for the field. */
  String column(Field field) {
    String mapped = columns.get(field);
    return mapped == null ? field.column : mapped;
  }

  boolean isMapped(Field field) {
    return columns.containsKey(field);
  }

  @Nullable
  String constant(Field field) {
    return constants.get(field);
  }

  @Nullable
  String byDefault(Field field) {
    return defaults.get(field);
  }

  /** Collects a format's settings. Not thread-safe; every setter may be left out. */
  public static final class Builder {
    private static final int LEAST_RECORD_BYTES = 64;
    private static final int MOST_RECORD_BYTES = 1 << 28;

    private final Map<Field, String> columns = new EnumMap<>(Field.class);
    private final Map<Field, String> constants = new EnumMap<>(Field.class);
    private final Map<Field, String> defaults = new EnumMap<>(Field.class);
    private final LinkedHashSet<String> attributes = new LinkedHashSet<>();
    private int maxRecordBytes = DEFAULT_MAX_RECORD_BYTES;
    private boolean pseudonyms;
    private ZoneId zone = ZoneOffset.UTC;

    private Builder() {}

    /**
     * Says what the log calls one of our columns. It is then an error if the log has no such
     * column.
     *
     * @param column our name, see {@link #columnNames}
     * @param logColumn the log's name
     * @return this
     * @throws IllegalArgumentException when the column is none of ours, or was given before
     */
    public Builder column(String column, String logColumn) {
      Field field = field(column);
      requireUnset(field);
      columns.put(field, logColumn);
      return this;
    }

    /**
     * Gives every row the same value in one of our columns; a column of that name in the log is
     * then not read.
     *
     * @param column our name, see {@link #columnNames}
     * @param value the value, written as in a log
     * @return this
     * @throws IllegalArgumentException when the column is none of ours, was given before, or can't
     *     have this value
     */
    public Builder constant(String column, String value) {
      Field field = field(column);
      requireUnset(field);
      check("constant ", field, value);
      constants.put(field, value);
      return this;
    }

    /**
     * Gives a row that has nothing in one of our columns this value there, and all rows of a log
     * that has no such column. A constant, and a value that is there, go before.
     *
     * @param column our name, see {@link #columnNames}
     * @param value the value, written as in a log
     * @return this
     * @throws IllegalArgumentException when the column is none of ours, or can't have this value
     */
    public Builder byDefault(String column, String value) {
      Field field = field(column);
      check("default ", field, value);
      defaults.put(field, value);
      return this;
    }

    private void check(String what, Field field, String value) {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      String problem = new RowParser(false, zone).check(field, bytes);
      if (problem != null) {
        throw new IllegalArgumentException(what + problem);
      }
    }

    /**
     * Keeps one of the log's columns as an attribute of that name. It is an error if the log has no
     * such column. An empty cell is a missing attribute.
     *
     * @param logColumn the log's name
     * @return this
     */
    public Builder attribute(String logColumn) {
      attributes.add(logColumn);
      return this;
    }

    /**
     * The longest record that is read: a longer one is rejected. An unclosed quote makes a record
     * of all that follows, and where it grows longer than this, its first line is rejected and
     * reading goes on with the second. So choose more than the largest cell that a client can make
     * the log's writer write (a comment of several lines, say): beyond this length the lines of
     * such a cell would be taken for rows.
     *
     * @param bytes 64 to 268,435,456
     * @return this
     * @throws IllegalArgumentException when it lies outside that range
     */
    public Builder maxRecordBytes(int bytes) {
      if (bytes < LEAST_RECORD_BYTES || bytes > MOST_RECORD_BYTES) {
        throw new IllegalArgumentException("maxRecordBytes must be "
            + LEAST_RECORD_BYTES
            + " to "
            + MOST_RECORD_BYTES
            + ", but is "
            + bytes);
      }
      maxRecordBytes = bytes;
      return this;
    }

    /**
     * Whether ids of the form {@code ~0123456789abcdef} are pseudonyms, made under the same secret;
     * otherwise they are text like others. Only for logs whose ids no client can choose: who can,
     * could take the pseudonym of somebody else.
     *
     * @param pseudonyms false when not set
     * @return this
     */
    public Builder pseudonyms(boolean pseudonyms) {
      this.pseudonyms = pseudonyms;
      return this;
    }

    /**
     * Where the clocks stood that wrote a time without a zone; a time that says its zone is not
     * touched. When such a clock is set back, it shows an hour twice: what it shows is taken for
     * the first of the two, so rows of the second stand an hour too early. What it never showed,
     * because it was set forward, is taken for as much behind the jump as it says. A region's rules
     * are those that this Java knows; an offset has none.
     *
     * @param zone an offset or a region; UTC when not set
     * @return this
     */
    public Builder zone(ZoneId zone) {
      this.zone = zone;
      return this;
    }

    /**
     * The format.
     *
     * @return an immutable format
     */
    public LogFormat build() {
      return new LogFormat(this);
    }

    private static Field field(String column) {
      Field field = Field.of(column);
      if (field == null) {
        throw new IllegalArgumentException("no column "
            + SafeText.shown(column, 100)
            + "; there are: "
            + String.join(", ", Field.NAMES));
      }
      return field;
    }

    private void requireUnset(Field field) {
      List<String> found = new ArrayList<>();
      if (columns.containsKey(field)) {
        found.add("the log's column " + SafeText.shown(columns.get(field), 100));
      }
      if (constants.containsKey(field)) {
        found.add("the constant " + SafeText.shown(constants.get(field), 100));
      }
      if (!found.isEmpty()) {
        throw new IllegalArgumentException(
            "column " + field.column + " is given twice; it is already " + found.get(0));
      }
    }
  }
}
