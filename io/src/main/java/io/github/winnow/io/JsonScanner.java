package io.github.winnow.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts JSON Lines into records: one object a line, whose members are cells by name. What is null or
 * not there is an empty cell; true is 1 and false is 0; numbers are taken as they are written.
 * Members that nobody asked for may hold anything. Blank lines are no records.
 *
 * <p>There is no header. When a name that is needed has not occurred in the first thousand records,
 * the names are wrong rather than the rows: then reading fails, as it does for a CSV file without
 * the column.
 *
 * <p>Memory: one line and its cells. Threading: confined to one thread.
 */
final class JsonScanner implements RecordScanner {
  /** Complains when, of the names that occur, one is missing. */
  interface NamesCheck {
    void check(List<String> names) throws LogException;
  }

  private static final int PROBED = 1000;
  private static final int MOST_NAMES = 1000;
  private static final int LONGEST_NAME = 100;

  /** A factory keeps the names it met, up to thousands of any length: then a new one is taken. */
  private static final long FACTORY_BYTES = 4 << 20;

  private final LineInput lines;
  private final int maxRecord;
  private final Map<String, Integer> wanted = new HashMap<>();
  private final NamesCheck names;
  private final Set<String> seen = new LinkedHashSet<>();
  private boolean checked;
  private JsonFactory json = factory();
  private long factoryBytes;
  private long records;

  /** Whether the line at hand was looked at, and is still to be given. */
  private boolean held;

  private final int[] cellFrom;
  private final int[] cellTo;
  private final boolean[] isThere;
  private byte[] cells = new byte[1024];
  private int cellBytes;
  private String fault = "";

  /** Reads these names, no two of them equal, as cells in this order. */
  JsonScanner(InputStream in, int maxRecord, List<String> wanted, NamesCheck names) {
    lines = new LineInput(in, maxRecord);
    this.maxRecord = maxRecord;
    this.names = names;
    for (String name : wanted) {
      this.wanted.put(name, this.wanted.size());
    }
    cellFrom = new int[wanted.size()];
    cellTo = new int[wanted.size()];
    isThere = new boolean[wanted.size()];
  }

  /** The names in the first record, as far as it can be read; it is still to be given. */
  List<String> firstNames() throws IOException {
    List<String> first = new ArrayList<>();
    held = advance();
    if (held && !lines.isTooLong() && isUtf8()) {
      try (JsonParser parser = parser()) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          first.add(parser.currentName());
          parser.nextToken();
          parser.skipChildren();
        }
      } catch (JsonProcessingException broken) {
        return first;
      }
    }
    return first;
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .build();
  }

  /** Whether the parser will not take the line for UTF-16 or UTF-32, which it tells by its begin. */
  private boolean isUtf8() {
    byte[] b = lines.bytes();
    int from = lines.from();
    boolean hasMark = (b[from] & 0xff) >= 0xfe;
    return !hasMark && b[from] != 0 && (lines.length() < 2 || b[from + 1] != 0);
  }

  private JsonParser parser() throws IOException {
    if (factoryBytes > FACTORY_BYTES) {
      json = factory();
      factoryBytes = 0;
    }
    factoryBytes += lines.length();
    return json.createParser(lines.bytes(), lines.from(), lines.length());
  }

  private boolean advance() throws IOException {
    boolean more = lines.next();
    while (more && lines.isBlank()) {
      more = lines.next();
    }
    return more;
  }

  @Override
  public Outcome next() throws IOException {
    if (!held && !advance()) {
      checkNames();
      return Outcome.END;
    }
    held = false;
    records++;
    if (records > PROBED) {
      checkNames();
    }
    if (lines.isTooLong()) {
      return Outcome.BROKEN;
    }
    return parse() ? Outcome.RECORD : Outcome.BROKEN;
  }

  private void checkNames() throws LogException {
    if (!checked && records > 0) {
      checked = true;
      names.check(List.copyOf(seen));
    }
  }

  private boolean parse() throws IOException {
    Arrays.fill(isThere, false);
    Arrays.fill(cellFrom, 0);
    Arrays.fill(cellTo, 0);
    cellBytes = 0;
    if (!isUtf8()) {
      return broken("the line is no JSON in UTF-8");
    }
    try (JsonParser parser = parser()) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return broken("the line is no JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        if (!member(parser)) {
          return false;
        }
      }
      return parser.nextToken() == null || broken("something stands behind the JSON object");
    } catch (JsonProcessingException e) {
      return broken("the line is no JSON: " + e.getOriginalMessage());
    }
  }

  private boolean broken(String what) {
    fault = SafeText.shown(what, SafeText.REJECT_LENGTH);
    return false;
  }

  private boolean member(JsonParser parser) throws IOException {
    String name = parser.currentName();
    Integer at = wanted.get(name);
    boolean isWorthShowing = seen.size() < MOST_NAMES && name.length() <= LONGEST_NAME;
    if (!checked && (at != null || isWorthShowing)) {
      seen.add(name);
    }
    JsonToken value = parser.nextToken();
    if (at == null) {
      parser.skipChildren();
      return true;
    }
    if (value == null || value.isStructStart()) {
      return broken(name + " holds no plain value");
    }
    if (isThere[at]) {
      return broken(name + " is there twice");
    }
    isThere[at] = true;
    if (value == JsonToken.VALUE_NULL) {
      return true;
    }
    cellFrom[at] = cellBytes;
    if (value.isBoolean()) {
      append(value == JsonToken.VALUE_TRUE ? "1" : "0");
    } else {
      append(parser.getText());
    }
    cellTo[at] = cellBytes;
    return true;
  }

  /** Appends in UTF-8; half a surrogate pair becomes what is no UTF-8, and is rejected as such. */
  private void append(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (cells.length < cellBytes + utf8.length) {
      cells = Arrays.copyOf(cells, Math.max(2 * cells.length, cellBytes + utf8.length));
    }
    System.arraycopy(utf8, 0, cells, cellBytes, utf8.length);
    if (utf8.length > 0 && hasHalfAPair(text)) {
      cells[cellBytes] = (byte) 0xff;
    }
    cellBytes += utf8.length;
  }

  private static boolean hasHalfAPair(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        boolean pair = Character.isHighSurrogate(text.charAt(i))
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  @Override
  public long line() {
    return lines.line();
  }

  @Override
  public int cells() {
    return cellFrom.length;
  }

  @Override
  public void load(int index, Cell cell) {
    cell.set(cells, cellFrom[index], cellTo[index]);
  }

  @Override
  public Reject.Reason brokenReason() {
    return lines.isTooLong() ? Reject.Reason.LENGTH : Reject.Reason.JSON;
  }

  @Override
  public String brokenDetail() {
    return lines.isTooLong() ? "the row is longer than " + maxRecord + " bytes" : fault;
  }

  @Override
  public String shown() {
    return lines.shown();
  }

  @Override
  public String shownRecord() {
    return lines.shown();
  }
}
