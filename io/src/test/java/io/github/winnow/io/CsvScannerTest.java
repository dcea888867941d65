package io.github.winnow.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvScannerTest {
  private static final String[] ALPHABET = {"a", "b", ",", ",", "\"", "\n", "\r", "\r\n", "é", " "};

  /**
   * Where FastCSV reads a record we read the same; where it throws, we find a broken one. (Its line
   * numbers are off behind a CR inside quotes, so that {@link NaiveScanner} is the oracle of ours.)
   */
  @Test
  void agreesWithFastCsv() {
    Property.holds(3000, random -> {
      String csv = soup(random, random.nextInt(60), ALPHABET);
      List<String> expected = new ArrayList<>();
      try (CsvReader<CsvRecord> oracle = CsvReader.builder()
          .skipEmptyLines(true)
          .allowUnclosedQuote(false)
          .trimWhitespacesAroundQuotes(false)
          .extraFieldStrategy(de.siegmar.fastcsv.reader.FieldMismatchStrategy.IGNORE)
          .missingFieldStrategy(de.siegmar.fastcsv.reader.FieldMismatchStrategy.IGNORE)
          .ofCsvRecord(csv)) {
        for (CsvRecord record : oracle) {
          expected.add(record.getFields().toString());
        }
      } catch (CsvParseException e) {
        expected.add("BROKEN");
      }
      List<String> actual = new ArrayList<>();
      CsvScanner scanner = scanner(csv, 4096, random);
      RecordScanner.Outcome outcome = scanner.next();
      for (; outcome == RecordScanner.Outcome.RECORD; outcome = scanner.next()) {
        actual.add(cells(scanner).toString());
      }
      if (outcome == RecordScanner.Outcome.BROKEN) {
        actual.add("BROKEN");
      }
      assertEquals(expected, actual, () -> SafeText.shown(csv, 500));
    });
  }

  /** Everything, resumption too, as {@link NaiveScanner} has it in the plainest way. */
  @Test
  void agreesWithTheNaiveScanner() {
    Property.holds(3000, random -> {
      int maxRecord = 1 + random.nextInt(40);
      String csv = soup(random, random.nextInt(300), ALPHABET);
      List<String> actual = new ArrayList<>();
      CsvScanner scanner = scanner(csv, maxRecord, random);
      for (RecordScanner.Outcome o = scanner.next();
          o != RecordScanner.Outcome.END;
          o = scanner.next()) {
        actual.add(scanner.line()
            + " "
            + (o == RecordScanner.Outcome.RECORD
                ? cells(scanner)
                : scanner.fault() + " " + scanner.shown()));
      }
      assertEquals(
          new NaiveScanner(csv, maxRecord).records(),
          actual,
          () -> maxRecord + ": " + SafeText.shown(csv, 2000));
    });
  }

  @Test
  void aStrayQuoteCostsOneLine() throws IOException {
    StringBuilder csv = new StringBuilder("1,\"oops,x\n");
    for (int i = 0; i < 100_000; i++) {
      csv.append(i).append(i == 50_000 ? ",\"quoted\",x\n" : ",plain,x\n");
    }
    CsvScanner scanner = new CsvScanner(stream(csv.toString()), 1 << 16);
    assertEquals(RecordScanner.Outcome.BROKEN, scanner.next());
    assertEquals(CsvScanner.Fault.UNCLOSED_QUOTE, scanner.fault());
    assertEquals("1,\"oops,x", scanner.shown());
    for (int i = 0; i < 100_000; i++) {
      assertEquals(RecordScanner.Outcome.RECORD, scanner.next());
      assertEquals(i + 2, scanner.line());
    }
    assertEquals(RecordScanner.Outcome.END, scanner.next());
  }

  /** Every line leaves a quote open however it is entered: each would be scanned 64 Ki times. */
  @Test
  void workIsLinearInHostileInput() throws IOException {
    byte[] csv = Property.utf8("a\",\"b\n".repeat(1_000_000));
    CsvScanner scanner = new CsvScanner(new ByteArrayInputStream(csv), 1 << 16);
    while (scanner.next() != RecordScanner.Outcome.END) {}
    assertTrue(scanner.rescanned() > csv.length, "the input is not hostile");
    assertTrue(scanner.rescanned() <= 2L * csv.length + (8 << 16), "" + scanner.rescanned());
  }

  private static CsvScanner scanner(String csv, int maxRecord, Random random) {
    InputStream in = Property.trickle(Property.utf8(csv), random);
    return new CsvScanner(in, maxRecord, 1 + random.nextInt(20));
  }

  private static InputStream stream(String csv) {
    return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
  }

  private static String soup(Random random, int length, String... alphabet) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < length; i++) {
      out.append(alphabet[random.nextInt(alphabet.length)]);
    }
    return out.toString();
  }

  private static List<String> cells(CsvScanner scanner) {
    List<String> cells = new ArrayList<>();
    Cell cell = new Cell();
    for (int i = 0; i < scanner.cells(); i++) {
      scanner.load(i, cell);
      cells.add(cell.text());
    }
    return cells;
  }
}
