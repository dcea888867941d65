package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the command as a user would, and keeps what it prints. */
final class Cli {
  private Cli() {}

  /** What a run gave. */
  record Result(int code, String out, String err) {
    /** The run was right. */
    Result ok() {
      assertEquals(0, code, () -> "exit code; standard error: " + err);
      assertEquals("", err);
      return this;
    }

    /** The run failed with that code, and said so without a stack trace. */
    Result failed(int expected, String... parts) {
      assertEquals(expected, code, () -> "exit code; standard error: " + err);
      assertFalse(err.contains("\tat "), err);
      assertFalse(err.contains("Exception"), err);
      assertTrue(err.startsWith("winnow: "), err);
      assertEquals(expected == 2 ? 2 : 1, err.lines().count(), err);
      for (String part : parts) {
        assertTrue(err.contains(part), () -> "no '" + part + "' in: " + err);
      }
      return this;
    }
  }

  static Result run(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      texts[i] = args[i].toString();
    }
    PrintWriter outWriter = new PrintWriter(out, true);
    PrintWriter errWriter = new PrintWriter(err, true);
    int code = Main.run(texts, outWriter, errWriter, Terminal.NONE);
    return new Result(code, out.toString(), err.toString());
  }

  /** The rows of a CSV file without line ends in cells, the header first. */
  static List<List<String>> rows(Path file) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      rows.add(cells(line));
    }
    return rows;
  }

  /** A column of a CSV file, without its name. */
  static List<String> column(Path file, String name) throws IOException {
    List<List<String>> rows = rows(file);
    int at = rows.get(0).indexOf(name);
    assertTrue(at >= 0, () -> "no column " + name + " in " + rows.get(0));
    return rows.stream().skip(1).map(row -> row.get(at)).toList();
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
