package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code winnow forget}. */
class ForgetTest {
  private static final int MEMBERS = 14;
  private static final int ORDERS = 6;

  @TempDir
  private Path temp = Path.of("");

  private Path result = Path.of("");

  @BeforeEach
  void aResultThatNamesAccounts() throws IOException {
    Path log = Scripted.groupLog(temp.resolve("log.csv"), MEMBERS, ORDERS);
    Files.writeString(
        log,
        Files.readString(log)
            + "soon,m3,read,t1\n"
            + "soon,m5,read,t1\n"
            + "1714999999999,=m6,read,t1\n"
            + "soon,\"a\"\"b\",read,t1\n"
            + "soon,x,read," + "t".repeat(180) + ",,,,m3456789\n");
    result = Scripted.score(
        log,
        temp.resolve("result"),
        (winnow, listener) -> Scripted.findGroup(winnow, MEMBERS, ORDERS));
  }

  /** The files in which an id stands as a word, and their bytes. */
  private static Set<String> naming(Path folder, String id) throws IOException {
    Pattern word = Pattern.compile("(?<!\\w)" + Pattern.quote(id) + "(?!\\w)");
    Set<String> naming = new TreeSet<>();
    contents(folder).forEach((name, text) -> {
      if (word.matcher(text).find()) {
        naming.add(name);
      }
    });
    return naming;
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            folder.relativize(file).toString(),
            Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  private List<String> column(String file, String name) throws IOException {
    return Cli.column(result.resolve(file), name);
  }

  @Test
  void noFileNamesTheAccountAnyMoreAndTheFilesAddUp() throws IOException {
    assertEquals(
        Set.of("verdicts.csv", "accounts.csv", "campaigns.json", "rejects.csv"),
        naming(result, "m3"));
    Map<String, String> before = contents(result);
    List<String> accounts = column("verdicts.csv", "account");
    int its = Collections.frequency(accounts, "m3");

    String said = Cli.run("forget", result, "m3").ok().out();

    assertEquals(
        "1 of 1 accounts were there and are forgotten: " + its
            + " rows of verdicts have no name any more, 1 memberships in campaigns and 2 texts of"
            + " rejected rows are gone\n",
        said);
    assertEquals(Set.of(), naming(result, "m3"));
    assertEquals(before.get("tally.csv"), contents(result).get("tally.csv"));
    assertEquals(before.keySet(), contents(result).keySet());
    List<String> after = column("verdicts.csv", "account");
    assertEquals(accounts.stream().map(a -> a.equals("m3") ? "" : a).toList(), after);
    List<String> ids = column("verdicts.csv", "id");
    for (int i = 0; i < ids.size(); i++) {
      assertEquals(after.get(i).isEmpty(), ids.get(i).isEmpty(), "row " + i);
    }
    long events =
        column("accounts.csv", "events").stream().mapToLong(Long::parseLong).sum();
    long gross =
        column("tally.csv", "gross").stream().mapToLong(Long::parseLong).sum();
    assertEquals(gross, events + its);
    assertEquals(List.of("13"), column("campaigns.csv", "accounts"));
    assertEquals(
        before
            .getOrDefault("summary.json", "")
            .replaceFirst("\n}\n\\z", ",\n  \"forgotten\" : 1\n}\n"),
        contents(result).get("summary.json"));
    assertTrue(Cli.run("campaign", result, "c1").ok().out().contains("13 accounts acted together"));
    try (Stream<Path> all = Files.list(temp)) {
      assertEquals(2, all.count(), "nothing is left beside the folder");
    }
  }

  /** Whoever is not there changes no byte; a second time says nothing new but the sum. */
  @Test
  void whatDoesNotNameThemStaysByteForByte() throws IOException {
    Map<String, String> before = contents(result);
    assertTrue(Cli.run("forget", result, "nobody").ok().out().startsWith("0 of 1 accounts"));
    assertEquals(before, contents(result));
    Cli.run("forget", result, "m3").ok();
    Map<String, String> once = contents(result);
    Cli.run("forget", result, "m3").ok();
    assertEquals(once, contents(result));
    Cli.run("forget", result, "m4", "r7").ok();
    assertTrue(
        Files.readString(result.resolve("summary.json")).endsWith(",\n  \"forgotten\" : 3\n}\n"));
    assertEquals(Set.of(), naming(result, "r7"));
    // All that is left of the campaigns was there before, in its order.
    List<String> lines = Files.readAllLines(result.resolve("campaigns.json")).stream()
        .map(String::strip)
        .toList();
    Set<String> old = new HashSet<>(
        before.getOrDefault("campaigns.json", "").lines().map(String::strip).toList());
    for (String line : lines) {
      assertTrue(old.contains(line) || line.equals("\"accounts\" : 12,"), line);
    }
  }

  @Test
  void accountsComeFromAFileAsWell() throws IOException {
    Path file = Files.writeString(temp.resolve("erase.txt"), "m3\n\n=m6\na\"b\n");
    assertFalse(naming(result, "m6").isEmpty());
    Cli.run("forget", result, "--accounts", file).ok();
    assertEquals(Set.of(), naming(result, "m3"));
    assertFalse(column("accounts.csv", "account").contains("'=m6"));
    List<String> texts = column("rejects.csv", "text");
    assertEquals(4, texts.size());
    assertEquals("", texts.get(0));
    assertEquals("soon,m5,read,t1", texts.get(1));
    assertEquals("", texts.get(2), "in quotes");
  }

  @Test
  void aNameThatWasCutOffIsFoundToo() throws IOException {
    String cut = column("rejects.csv", "text").get(3);
    assertTrue(cut.endsWith("m345…") || cut.endsWith("…"), cut);
    NamesInText names = new NamesInText(Set.of("m3456789"));
    assertTrue(names.areIn("a,b,m345…"));
    assertTrue(names.areIn("a,m3456789,b"));
    assertFalse(names.areIn("a,b,m3…"));
    assertFalse(names.areIn("a,b,m345"));
    assertFalse(names.areIn("…"));
  }

  @Test
  void evaluatingPassesOverThem() throws IOException {
    Path log = temp.resolve("labelled.csv");
    StringBuilder rows = new StringBuilder("time,account,action,target,label\n");
    for (int i = 0; i < 300; i++) {
      rows.append(1_714_550_400_000L + i * 60_000L).append(",u").append(i % 20).append(",read,t");
      rows.append(i % 7).append(',').append(i % 5 == 0 ? 1 : 0).append('\n');
    }
    Files.writeString(log, rows);
    Path out = temp.resolve("out");
    Cli.run("score", log, "--memory", "160m", "--out", out).ok();
    Cli.run("forget", out, "u5", "u19").ok();
    String json = Cli.run("evaluate", out.resolve("verdicts.csv"), "--truth", log, "--json")
        .ok()
        .out();
    assertTrue(json.contains("\"without_verdict\" : 30"), json);
  }

  @Test
  void whatCantBeDoneIsSaidAndNothingIsChanged() throws IOException {
    Cli.run("forget", result).failed(2, "whom to forget is missing");
    Cli.run("forget", temp, "m3").failed(1, "is no folder that 'score' wrote");
    Path strange = Files.writeString(result.resolve("notes.txt"), "m3 called");
    Map<String, String> before = contents(result);
    Cli.run("forget", result, "m3").failed(1, "notes.txt", "is no file that 'score' wrote");
    Files.delete(strange);
    Files.writeString(result.resolve("summary.json"), "{}");
    Cli.run("forget", result, "m3").failed(1, "summary.json", "is not as 'score' writes it");
    assertEquals(before.get("verdicts.csv"), contents(result).get("verdicts.csv"));
    Path latin1 = Files.write(temp.resolve("latin1.txt"), new byte[] {'m', (byte) 0xE9, '\n'});
    Cli.run("forget", result, "--accounts", latin1).failed(1, "is no text in UTF-8");
  }

  @Test
  void whatAKilledRunLeftIsNamed() throws IOException {
    Path left = Files.createDirectory(temp.resolve(".result.partial-1-0"));
    String said = Cli.run("forget", result, "m3").ok().out();
    assertTrue(said.contains(left.getFileName() + " was left by a run"), said);
  }
}
