package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class SmallPartsTest {
  @Test
  void memoryIsWrittenAsJavaWritesIt() {
    MemorySize.Converter converter = new MemorySize.Converter();
    assertEquals(256L << 20, converter.convert("256m").bytes());
    assertEquals(2L << 30, converter.convert("2G").bytes());
    assertEquals(204800L << 10, converter.convert("204800k").bytes());
    assertEquals(1L << 30, converter.convert("1073741824").bytes());
    for (String wrong : List.of("", "m", "159m", "-1g", "1t", "2000g", "9999999999999g", "1.5g")) {
      assertThrows(TypeConversionException.class, () -> converter.convert(wrong), wrong);
    }
  }

  @Test
  void seedsAreRangesAndLists() {
    Seeds.Converter converter = new Seeds.Converter();
    assertEquals(List.of(1L, 2L, 3L, 8L, 5L), converter.convert("1-3,8,2,5").list());
    for (String wrong : List.of("", "3-1", "1-", "a", "1,,2", "0-5000", "-1")) {
      assertThrows(TypeConversionException.class, () -> converter.convert(wrong), wrong);
    }
  }

  @Test
  void coloursAndProgressNeedATerminal() {
    assertEquals(Terminal.NONE, Terminal.of("", "", Map.of()));
    assertEquals(new Terminal(true, true), Terminal.of("out,err", "", Map.of("TERM", "xterm")));
    assertEquals(new Terminal(false, true), Terminal.of("out,err", "", Map.of("NO_COLOR", "1")));
    assertEquals(new Terminal(true, true), Terminal.of("out,err", "", Map.of("NO_COLOR", "")));
    assertEquals(Terminal.NONE, Terminal.of("out,err", "", Map.of("TERM", "dumb")));
    assertEquals(new Terminal(false, true), Terminal.of("err", "", Map.of()));
  }

  @Test
  void aLineIsAsWideAsTheTerminal() {
    assertEquals(132, Terminal.of("out", "132", Map.of()).columns());
    assertEquals(200, Terminal.of("out", "4000", Map.of()).columns());
    assertEquals(40, Terminal.of("out", "7", Map.of()).columns());
    for (String wrong : List.of("", "0", "-3", "x", "999999999999")) {
      assertEquals(80, Terminal.of("out", wrong, Map.of()).columns(), wrong);
    }
    assertEquals(80, Terminal.of("err", "132", Map.of()).columns());
  }

  @Test
  void drawingsAreAsciiWhereALocaleHasNoMore() {
    assertFalse(Terminal.of("out", "", Map.of("LANG", "C")).unicode());
    assertFalse(
        Terminal.of("out", "", Map.of("LC_ALL", "C", "LANG", "de_DE.UTF-8")).unicode());
    assertTrue(Terminal.of("out", "", Map.of("LANG", "de_DE.utf8")).unicode());
    assertTrue(Terminal.of("out", "", Map.of()).unicode());
    assertTrue(Terminal.of("", "", Map.of("LANG", "C")).unicode());
  }

  @Test
  void lengthsHaveTwoUnits() {
    assertEquals("3 h", Times.length(3 * 3_600_000));
    assertEquals("1 d 2 h", Times.length(26 * 3_600_000));
    assertEquals("1 min 5 s", Times.length(65_999));
    assertEquals("250 ms", Times.length(250));
  }

  @Test
  void progressIsOneLineAndWiped() {
    StringWriter text = new StringWriter();
    try (Progress silent = new Progress(new PrintWriter(text), Terminal.NONE, "x")) {
      silent.at(0.5, 10);
    }
    assertEquals("", text.toString());
    Progress progress =
        new Progress(new PrintWriter(text), new Terminal(true, true), "winnow: scoring");
    String line = progress.line(0.5, 1_234_567, 10);
    assertTrue(line.contains(" 50 %  1,234,567 rows, 123,457 a second"), line);
    assertEquals(78, line.length());
    assertFalse(progress.line(-1, 1, 0).contains("%"));
    progress.phase("winnow: writing");
    assertTrue(progress.line(1, 5, 1).startsWith("winnow: writing [####################] 100 %"));
  }

  @Test
  void tablesAreAlignedAlsoWithWideCharacters() {
    TextTable table = new TextTable("name", ">n");
    table.row("微信", "1");
    table.row("abcdef", "200");
    StringWriter text = new StringWriter();
    table.print(new PrintWriter(text, true), " ", Style.PLAIN);
    assertEquals(" name      n\n 微信      1\n abcdef  200\n", text.toString());
    assertThrows(IllegalArgumentException.class, () -> table.row("one cell"));
  }

  @Test
  void jsonIsEscapedAndHasNoNaN() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("a\"b", "\u001b\n");
    map.put("n", Double.NaN);
    map.put("d", 2.0E-3);
    map.put("l", List.of(1, true));
    String json = Json.text(map);
    assertTrue(json.contains("\"a\\\"b\" : \"\\u001B\\n\""), json);
    assertTrue(json.contains("\"n\" : null"), json);
    assertTrue(json.contains("\"d\" : 0.002"), json);
    assertTrue(json.endsWith("}\n"), json);
  }

  @Test
  void helpTeaches() {
    String help = Cli.run("--help").ok().out();
    for (String part : List.of("Examples:", "Exit codes:", "winnow score", "demo", "calibrate")) {
      assertTrue(help.contains(part), help);
    }
    for (String command :
        List.of("score", "campaign", "evaluate", "simulate", "calibrate", "demo")) {
      String text = Cli.run(command, "--help").ok().out();
      assertTrue(text.startsWith("Usage: winnow " + command), text);
      assertTrue(text.lines().allMatch(line -> line.length() <= 92), text);
    }
    assertTrue(Cli.run("--version").ok().out().startsWith("winnow "));
  }
}
