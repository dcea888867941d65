package io.github.winnow.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultCsvTest {
  @TempDir
  Path folder;

  @Test
  void keepsSpreadsheetsFromRunningText() throws IOException {
    String[] formulas = {
      "=1+1", "+cmd", "-2+3", "@SUM(A1)", "-", "+", "-Infinity", "-0x1", "-1 ", "+1e", "=5", "@5"
    };
    for (String text : formulas) {
      assertEquals("c\n'" + text + "\n", written(text));
    }
    String[] others = {"-5", "+5", "-5.25e-7", "-.5", "+5.", "a=1", "'=1", " =1"};
    for (String text : others) {
      assertEquals("c\n" + text + "\n", written(text));
    }
  }

  @Test
  void quotesWhatCsvNeedsQuoted() throws IOException {
    assertEquals("c\n\"a,b\"\n", written("a,b"));
    assertEquals("c\n\"a\"\"b\"\n", written("a\"b"));
    assertEquals("c\n\"a\nb\"\n", written("a\nb"));
    assertEquals("c\n\"'\ra\"\n", written("\ra"));
    assertEquals("c\n'\ta\n", written("\ta"));
    assertEquals("c\n\"\"\n", written(""));
    assertEquals("c\na\\u001b[0m\\u0000\\u009b\n", written("a\u001b[0m\0\u009b"));
    assertEquals("c\na\uFFFDb\n", written("a\uD83Db"));
  }

  @Test
  void numbersAreBareAndFinite() throws IOException {
    Path file = folder.resolve("n.csv");
    try (ResultCsv csv = ResultCsv.create(file, "a", "b", "c")) {
      csv.number(-5).number(-1.5e-9).text(null).endRow();
      csv.number(Long.MIN_VALUE).number(1 / 3.0).text("").endRow();
      csv.number(Long.MAX_VALUE).number(7.0).number(0).endRow();
      assertThrows(IllegalArgumentException.class, () -> csv.number(Double.NaN));
      assertThrows(IllegalArgumentException.class, () -> csv.number(Double.POSITIVE_INFINITY));
    }
    assertEquals(
        "a,b,c\n-5,-1.5E-9,\n-9223372036854775808,0.3333333333333333,\n9223372036854775807,7.0,0\n",
        Files.readString(file));
  }

  @Test
  void everyRowHasEveryCell() throws IOException {
    try (ResultCsv csv = ResultCsv.to(new ByteArrayOutputStream(), "a", "b")) {
      csv.number(1);
      IllegalStateException e = assertThrows(IllegalStateException.class, csv::endRow);
      assertEquals("the row has 1 cells, but the columns are [a, b]", e.getMessage());
      csv.number(2).endRow();
    }
    assertThrows(IllegalArgumentException.class, () -> ResultCsv.to(new ByteArrayOutputStream()));
  }

  /** FastCSV reads the text back, but for the apostrophe and the escaped control characters. */
  @Test
  void anyTextReadsBack() {
    Property.holds(2000, random -> {
      int columns = 1 + random.nextInt(3);
      String[] header = {"x", "y", "z"};
      List<List<String>> expected = new ArrayList<>();
      expected.add(List.of(header).subList(0, columns));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ResultCsv csv = ResultCsv.to(bytes, expected.get(0).toArray(String[]::new))) {
        for (int row = random.nextInt(4); row > 0; row--) {
          List<String> cells = new ArrayList<>();
          for (int i = 0; i < columns; i++) {
            String text = Property.text(random, 12);
            csv.text(text);
            String printable = text.replace("\u001b", "\\u001b");
            boolean formula = printable.matches("(?s)[=+\\-@\t\r].*");
            boolean number = printable.matches("[+-]\\d+(\\.\\d*)?");
            cells.add(formula && !number ? "'" + printable : printable);
          }
          csv.endRow();
          expected.add(cells);
        }
      }
      List<List<String>> actual = new ArrayList<>();
      try (CsvReader<CsvRecord> oracle = CsvReader.builder()
          .skipEmptyLines(false)
          .ofCsvRecord(bytes.toString(StandardCharsets.UTF_8))) {
        oracle.forEach(record -> actual.add(record.getFields()));
      }
      assertEquals(expected, actual);
    });
  }

  @Test
  void longFilesAreWhole() throws IOException {
    Path file = folder.resolve("long.csv");
    try (ResultCsv csv = ResultCsv.create(file, "n", "text")) {
      for (int i = 0; i < 50_000; i++) {
        csv.number(i).text("微,😀").endRow();
      }
    }
    List<String> lines = Files.readAllLines(file);
    assertEquals(50_001, lines.size());
    for (int i = 0; i < 50_000; i++) {
      assertEquals(i + ",\"微,😀\"", lines.get(i + 1));
    }
  }

  /** As a full disk does: whatever could not be written is an error, at the latest when it closes. */
  @Test
  void nothingIsLostWithoutAnError() throws IOException {
    int needed = 100_000 + 2;
    for (int room : new int[] {0, 1, 65_535, 65_536, 65_537, needed - 1, needed}) {
      boolean[] closed = new boolean[1];
      OutputStream disk = new OutputStream() {
        private int left = room;

        @Override
        public void write(int b) throws IOException {
          if (left-- <= 0) {
            throw new IOException("No space left on device");
          }
        }

        @Override
        public void close() {
          closed[0] = true;
        }
      };
      boolean failed = false;
      try (ResultCsv csv = ResultCsv.to(disk, "c")) {
        for (int i = 0; i < 10_000; i++) {
          csv.text("123456789").endRow();
        }
      } catch (IOException e) {
        failed = true;
      }
      assertEquals(room < needed, failed, () -> "room for " + room);
      assertTrue(closed[0]);
    }
  }

  private static String written(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ResultCsv csv = ResultCsv.to(bytes, "c")) {
      csv.text(text).endRow();
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
