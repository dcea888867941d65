package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.rules.WatchList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --list}. */
class ListFileTest {
  @TempDir
  private Path temp = Path.of("");

  private Path log = Path.of("");
  private Path list = Path.of("");

  @BeforeEach
  void files() throws IOException {
    log = Files.writeString(temp.resolve("log.csv"), """
        time,account,action,target,ip,client
        1714521600,a,read,t,203.0.113.9,app
        1714521601,b,read,t,203.0.113.70,app
        1714521602,c,like,t,2001:db8::9,app
        1714521603,d,read,t,,BadBot/1.0
        1714521604,mallory,read,t,198.51.100.1,
        """);
    list = Files.writeString(temp.resolve("own.list"), """
        203.0.113.0/24
        !203.0.113.64/26
        2001:db8::/32
        account mallory
        client BadBot/1.0
        """);
  }

  private static List<String> dispositions(Path out) throws IOException {
    return Cli.column(out.resolve("verdicts.csv"), "disposition");
  }

  @Test
  void whatIsOnAListThatNoRuleNamesIsHeld() throws IOException {
    Path out = temp.resolve("out");
    Cli.run("score", log, "--list", "bad=" + list, "--out", out).ok();
    assertEquals(List.of("HOLD", "COUNT", "HOLD", "HOLD", "HOLD"), dispositions(out));
    String reason = Cli.column(out.resolve("verdicts.csv"), "reasons").get(0);
    assertTrue(reason.contains("rule/bad: on the list bad (a rule)"), reason);
    Map<String, Object> summary = JsonText.object(Files.readString(out.resolve("summary.json")));
    Map<String, Object> rules = JsonText.map(JsonText.at(summary, "rules"));
    assertEquals(Map.of("bad", WatchList.read(list).hash()), rules.get("lists"));
  }

  @Test
  void aRuleSaysWhatAListMeansAndAClearanceOutranksIt() throws IOException {
    Path rules =
        Files.writeString(temp.resolve("r"), "out: any on read in bad then exclude as general");
    Path clear = Files.writeString(
        temp.resolve("clear.csv"), "subject,id,reason\naccount,mallory,an appeal\n");
    Path out = temp.resolve("out");
    Cli.run("score", log, "--rules", rules, "--list", "bad=" + list, "--clear", clear, "--out", out)
        .ok();
    assertEquals(List.of("EXCLUDE", "COUNT", "COUNT", "EXCLUDE", "COUNT"), dispositions(out));
    String reason = Cli.column(out.resolve("verdicts.csv"), "reasons").get(4);
    assertTrue(reason.contains("an appeal"), reason);
    assertTrue(reason.contains("rule/out: on the list bad (read)"), reason);
    List<List<String>> tally = Cli.rows(out.resolve("tally.csv"));
    assertEquals("2.0", tally.get(tally.get(1).contains("read") ? 1 : 2).get(3));
  }

  @Test
  void whatIsWrongIsNamed() throws IOException {
    Path out = temp.resolve("out");
    Path wrong = Files.writeString(temp.resolve("wrong.list"), "1.2.3.4\n1.2.3.999\n");
    Cli.run("score", log, "--list", "bad=" + wrong, "--out", out)
        .failed(1, "wrong.list, line 2: '1.2.3.999' is no entry; allowed is an address, a range");
    Cli.run("score", log, "--list", "bad=" + temp.resolve("none"), "--out", out)
        .failed(1, "there is no file ");
    Cli.run("score", log, "--list", "Bad", "--out", out)
        .failed(2, "--list takes a name out of a-z 0-9 -, a letter first, '=' and a file");
    Cli.run("score", log, "--list", "bad=" + list, "--list", "bad=" + list, "--out", out)
        .failed(2, "--list: there are two lists bad");
    Path rules = Files.writeString(temp.resolve("r"), "bad: count by account over 1h > 5\n");
    Cli.run("score", log, "--rules", rules, "--list", "bad=" + list, "--out", out)
        .failed(2, "there is another rule bad");
  }
}
