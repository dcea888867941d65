package io.github.winnow.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultReaderTest {
  @TempDir
  private Path temp = Path.of("");

  @Test
  void readsWhatResultCsvWrote() {
    Property.holds(100, random -> {
      Path file = temp.resolve("r.csv");
      List<String> texts = new ArrayList<>();
      List<Double> numbers = new ArrayList<>();
      try (ResultCsv csv = ResultCsv.create(file, "unread", "text", "number")) {
        for (int i = random.nextInt(50); i > 0; i--) {
          String text = Property.text(random, 12);
          double number = Double.longBitsToDouble(random.nextLong());
          number = Double.isFinite(number) ? number : 0.1;
          csv.text("x").text(text).number(number).endRow();
          texts.add(ResultCsv.cell(text));
          numbers.add(number);
        }
      }
      try (ResultReader rows = ResultReader.open(file, "number", "text")) {
        for (int i = 0; i < texts.size(); i++) {
          assertTrue(rows.next());
          assertEquals(numbers.get(i), rows.number(0));
          assertEquals(texts.get(i), rows.text(1));
        }
        assertFalse(rows.next());
      }
    });
  }

  @Test
  void readsGzip() throws IOException {
    Path file = temp.resolve("r.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(Property.utf8("a\n7\n"));
    }
    try (ResultReader rows = ResultReader.open(file, "a")) {
      assertTrue(rows.next());
      assertEquals(7, rows.number(0));
    }
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertFails("there is no file", temp.resolve("absent"), "a");
    assertFails("no header", write(""), "a");
    assertFails("no column b; the file has: a", write("a\n1\n"), "b");
    assertFails("line 2 is broken", write("a,b\n1\n"), "a");
    assertFails("line 3 is broken", write("a\n1\n\"2\n"), "a");
    assertFails("has no number in the column a but NaN", write("a\nNaN\n"), "a");
    assertFails("has no number in the column a but 1e999", write("a\n1e999\n"), "a");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(temp.resolve("r.csv"), text);
  }

  private static void assertFails(String message, Path file, String column) {
    LogException e = assertThrows(LogException.class, () -> {
      try (ResultReader rows = ResultReader.open(file, column)) {
        while (rows.next()) {
          rows.number(0);
        }
      }
    });
    assertTrue(String.valueOf(e.getMessage()).contains(message), e.getMessage());
  }
}
