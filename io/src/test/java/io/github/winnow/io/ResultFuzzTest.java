package io.github.winnow.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.winnow.evidence.Clearance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** What we write reads back and starts no spreadsheet's formula; what we read fails in one line. */
@Tag("fuzz")
class ResultFuzzTest {
  private static final String DURATION = "10m";

  @TempDir
  static Path folder = Path.of("");

  @FuzzTest(maxDuration = DURATION)
  void writtenCells(FuzzedDataProvider data) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int i = data.consumeInt(1, 4); i > 0; i--) {
      texts.add(data.consumeString(40));
    }
    Path file = folder.resolve("cells.csv");
    try (ResultCsv csv = ResultCsv.create(file, "text", "number")) {
      for (String text : texts) {
        csv.text(text).number(texts.size()).endRow();
      }
    }
    try (ResultReader rows = ResultReader.open(file, "number", "text")) {
      for (String text : texts) {
        assertTrue(rows.next());
        assertEquals(texts.size(), rows.number(0));
        String cell = rows.text(1);
        assertEquals(utf8(ResultCsv.cell(text)), cell);
        boolean starts = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
        assertFalse(starts && !Decimals.isNumber(cell), cell);
        assertTrue(
            cell.chars().noneMatch(c -> SafeText.isControl(c) && "\t\n\r".indexOf(c) < 0), cell);
      }
      assertFalse(rows.next());
    }
  }

  /** Half of a surrogate pair is written as U+FFFD. */
  private static String utf8(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(c -> out.appendCodePoint(c >= 0xd800 && c <= 0xdfff ? 0xfffd : c));
    return out.toString();
  }

  @FuzzTest(maxDuration = DURATION)
  void results(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("results.csv"), bytes);
    try (ResultReader rows = ResultReader.open(file, "id", "score")) {
      while (rows.next()) {
        rows.text(0);
        assertTrue(Double.isFinite(rows.number(1)));
      }
    } catch (LogException refused) {
      assertOneLine(refused, file);
    }
  }

  @FuzzTest(maxDuration = DURATION)
  void clearances(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("clearances.csv"), bytes);
    try {
      for (Clearance c : ClearanceReader.read(file)) {
        assertTrue(c.to() > c.from());
        assertTrue(c.from() == Long.MIN_VALUE || c.from() >= Times.EARLIEST);
        assertTrue(c.to() == Long.MAX_VALUE || c.to() <= Times.LATEST);
        String id = c.id().toString();
        assertFalse(id.isEmpty() || id.indexOf('\0') >= 0 || id.length() > 1024);
        String reason = c.reason();
        assertEquals(reason, new String(Property.utf8(reason), StandardCharsets.UTF_8));
        assertFalse(reason.isEmpty());
      }
    } catch (LogException refused) {
      assertOneLine(refused, file);
    }
  }

  private static void assertOneLine(LogException refused, Path file) {
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.startsWith(file.toString()), message);
    assertTrue(message.chars().noneMatch(Character::isISOControl), message);
    assertTrue(message.length() < 2000, message);
  }
}
