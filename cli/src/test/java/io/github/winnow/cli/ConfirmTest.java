package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --confirm}. */
class ConfirmTest {
  private static final long START = 1_714_550_400_000L;
  private static final int ROWS = 3_000;

  @TempDir
  private Path temp = Path.of("");

  private Path log = Path.of("");

  /** A row a minute; every third one is mallory's. */
  @BeforeEach
  void aLog() throws IOException {
    List<String> rows = new ArrayList<>(List.of("time,account,action,target"));
    for (int i = 0; i < ROWS; i++) {
      String who = i % 3 == 0 ? "mallory" : "reader" + i % 100;
      rows.add(START + 60_000L * i + "," + who + ",read,t" + i % 7);
    }
    log = Files.writeString(temp.resolve("log.csv"), String.join("\n", rows) + "\n");
  }

  private Path score(String name, String confirmations, Object... more) throws IOException {
    Path file = Files.writeString(
        temp.resolve(name + ".csv"), "account,reason,from,to,known\n" + confirmations + "\n");
    List<Object> arguments =
        new ArrayList<>(List.of("score", log, "--confirm", file, "--out", temp.resolve(name)));
    arguments.addAll(List.of(more));
    Cli.run(arguments.toArray()).ok();
    return temp.resolve(name);
  }

  private static long excluded(Path out, String column) throws IOException {
    List<String> accounts = Cli.column(out.resolve("verdicts.csv"), "account");
    List<String> said = Cli.column(out.resolve("verdicts.csv"), column);
    long n = 0;
    for (int i = 0; i < said.size(); i++) {
      boolean is = said.get(i).equals("EXCLUDE");
      assertTrue(!is || accounts.get(i).equals("mallory"));
      n += is ? 1 : 0;
    }
    return n;
  }

  @Test
  void whatItDidIsExcludedAndSaysWhy() throws IOException {
    Path out = score("out", "mallory,the owner confessed,,,");
    assertEquals(ROWS / 3, excluded(out, "disposition"));
    assertEquals(ROWS / 3, excluded(out, "first_disposition"));
    String reasons = Cli.column(out.resolve("verdicts.csv"), "reasons").get(0);
    assertTrue(
        reasons.contains("host/confirmed: confirmed as fabricated: the owner confessed (a rule)"),
        reasons);
    assertEquals(1, reasons.split("host/confirmed", -1).length - 1, "said once");
    Map<String, Object> summary = JsonText.object(Files.readString(out.resolve("summary.json")));
    assertEquals(1L, ((Number) JsonText.at(summary, "confirmations")).longValue());
    Path chinese = score("zh", "mallory,x,,,", "--language", "zh");
    assertTrue(Cli.column(chinese.resolve("verdicts.csv"), "reasons").get(0).contains("已确认为造假：x"));
  }

  @Test
  void noRowIsFirstJudgedByWhatWasNotKnownYet() throws IOException {
    long known = START + 60_000L * ROWS / 2;
    Path out = score("out", "mallory,seen,,," + known);
    assertEquals(ROWS / 3, excluded(out, "disposition"));
    long first = excluded(out, "first_disposition");
    assertTrue(first <= ROWS / 6 && first > ROWS / 6 - 512, first + " of " + ROWS / 3);
    List<String> said = Cli.column(out.resolve("verdicts.csv"), "first_disposition");
    assertEquals(-1, said.subList(0, ROWS / 2).indexOf("EXCLUDE"));
    Path after = score("after", "mallory,seen,,," + (START + 60_000L * 10 * ROWS));
    assertEquals(ROWS / 3, excluded(after, "disposition"));
    assertEquals(0, excluded(after, "first_disposition"));
  }

  @Test
  void aClearanceOutranksIt() throws IOException {
    Path clear = Files.writeString(
        temp.resolve("clear.csv"), "subject,id,reason\naccount,mallory,an appeal\n");
    Path out = score("out", "mallory,seen,,,", "--clear", clear);
    assertEquals(0, excluded(out, "disposition"));
    String reasons = Cli.column(out.resolve("verdicts.csv"), "reasons").get(0);
    assertTrue(reasons.contains("an appeal") && reasons.contains("host/confirmed"), reasons);
  }

  @Test
  void whatIsWrongIsNamed() throws IOException {
    Path wrong = Files.writeString(temp.resolve("wrong.csv"), "account\nmallory\n");
    Cli.run("score", log, "--confirm", wrong, "--out", temp.resolve("out"))
        .failed(1, "no column reason; needed are account and reason");
  }
}
