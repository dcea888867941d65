package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateTest {
  private static final String HEADER =
      "id,time,account,action,target,score,q,disposition,first_disposition,reasons";

  @TempDir
  private Path temp = Path.of("");

  private Path verdicts = Path.of("");
  private Path truth = Path.of("");

  @BeforeEach
  void files() {
    verdicts = temp.resolve("verdicts.csv");
    truth = temp.resolve("truth.csv");
  }

  private static String verdict(String id, double score, String disposition) {
    return id + ",0,a,read,t," + score + ",0.5," + disposition + "," + disposition + ",";
  }

  /** What was held or excluded at first and in the end, per scenario. */
  @Test
  void lookingBackIsMeasured() throws IOException {
    Logs.write(
        truth,
        "id,time,account,action,target,label,scenario",
        "1,2024-05-01,a,read,t,1,farm",
        "2,2024-05-01,a,read,t,1,farm",
        "3,2024-05-01,a,read,t,1,farm",
        "4,2024-05-01,a,read,t,0,calm");
    Logs.write(
        verdicts,
        HEADER,
        "1,0,a,read,t,5,0.9,EXCLUDE,COUNT,",
        "2,0,a,read,t,4,0.8,HOLD,HOLD,",
        "3,0,a,read,t,1,0,COUNT,COUNT,",
        "4,0,a,read,t,0,0,COUNT,HOLD,");
    String json = json().replaceAll("\\s+", " ");
    assertTrue(
        json.contains("\"scenario\" : \"farm\", \"fabricated\" : true, \"COUNT\" : 1, \"HOLD\" : 1,"
            + " \"EXCLUDE\" : 1, \"first\" : { \"COUNT\" : 2, \"HOLD\" : 1, \"EXCLUDE\" : 0 },"
            + " \"caught_at_first\" : 0.3333333"),
        json);
    assertTrue(json.contains("\"genuine\" : { \"COUNT\" : 1, "), json);
    assertTrue(json.contains("\"fabricated\" : { \"COUNT\" : 1, "), json);
    String text = Cli.run("evaluate", verdicts, "--truth", truth).ok().out();
    assertTrue(text.matches("(?s).*farm +3 +1 +1 .* +33.33 % +66.67 %\n.*"), text);
  }

  private String json() {
    return Cli.run("evaluate", verdicts, "--truth", truth, "--json").ok().out();
  }

  /** Rows without an id go by their number, in which rejected rows are counted. */
  @Test
  void joinedByIdOrByNumber() throws IOException {
    Logs.write(
        truth,
        "id,time,account,action,target,label,scenario",
        "x,2024-05-01,a,read,t,0,calm",
        ",never,a,read,t,1,rejected",
        ",2024-05-01,a,read,t,1,farm",
        "=y,2024-05-01,a,read,t,1,farm",
        "x,2024-05-01,a,read,t,0,calm");
    Logs.write(
        verdicts,
        HEADER,
        verdict("x", 1, "COUNT"),
        verdict("3", 2, "HOLD"),
        verdict("'=y", 0.5, "EXCLUDE"),
        verdict("x", 0, "COUNT"));
    String json = json();
    assertTrue(json.contains("\"without_verdict\" : 1"), json);
    assertTrue(json.contains("\"auroc\" : 0.75"), json);
    String text = Cli.run("evaluate", verdicts, "--truth", truth).ok().out();
    assertTrue(
        text.contains("2 genuine and 2 fabricated rows. 1 rows of the log were rejected"), text);
    assertTrue(text.matches("(?s).*  farm +2 +1 +1 +50.00 % .*"), text);
  }

  @Test
  void duplicatesAndRowsWithoutLabelAreInNoFigure() throws IOException {
    Logs.write(
        truth,
        "id,time,account,action,target,label",
        "1,2024-05-01,a,read,t,0",
        "1,2024-05-01,a,read,t,0",
        "2,2024-05-01,a,read,t,",
        "3,2024-05-01,a,read,t,1");
    Logs.write(
        verdicts,
        HEADER,
        verdict("1", 1, "COUNT"),
        verdict("1", 9, "EXCLUDE") + "duplicate",
        verdict("2", 9, "COUNT"),
        verdict("3", 2, "COUNT"));
    String json = json();
    assertTrue(json.contains("\"duplicates\" : 1"), json);
    assertTrue(json.contains("\"unlabelled\" : 1"), json);
    assertTrue(json.contains("\"auroc\" : 1"), json);
  }

  @Test
  void aLogWithOtherNamesNeedsThemForScoringOnly() throws IOException {
    Logs.write(truth, "when,who,label", "2024-05-01,a,0", "2024-05-01,a,1");
    Logs.write(verdicts, HEADER, verdict("1", 1, "COUNT"), verdict("2", 2, "COUNT"));
    assertTrue(json().contains("\"auroc\" : 1"));
    Logs.write(truth, "when,who,bot", "2024-05-01,a,0", "2024-05-01,a,1");
    Cli.run("evaluate", verdicts, "--truth", truth).failed(1, "no labels", "--column label=");
    String json = Cli.run("evaluate", verdicts, "--truth", truth, "--column", "label=bot", "--json")
        .ok()
        .out();
    assertTrue(json.contains("\"auroc\" : 1"), json);
  }

  @Test
  void otherPeoplesFilesAreRefused() throws IOException {
    Logs.write(truth, "id,time,account,action,target,label", "1,2024-05-01,a,read,t,0");
    Logs.write(verdicts, HEADER, verdict("8", 1, "COUNT"));
    Cli.run("evaluate", verdicts, "--truth", truth).failed(1, "has a verdict");
    Logs.write(verdicts, HEADER, verdict("1", 1, "COUNT"), verdict("2", 1, "COUNT"));
    Cli.run("evaluate", verdicts, "--truth", truth).failed(1, "row 2", "the log that was scored");
    Logs.write(verdicts, HEADER, verdict("1", 1, "MAYBE"));
    Cli.run("evaluate", verdicts, "--truth", truth).failed(1, "MAYBE");
    Logs.write(verdicts, HEADER, "1,0,a,read,t,high,0,COUNT,COUNT,");
    Cli.run("evaluate", verdicts, "--truth", truth).failed(1, "line 2", "score", "high");
    Logs.write(verdicts, "id,score", "1,1");
    Cli.run("evaluate", verdicts, "--truth", truth).failed(1, "no column action");
    Logs.write(verdicts, HEADER, "1,0");
    Cli.run("evaluate", verdicts, "--truth", truth).failed(1, "line 2");
    Files.writeString(verdicts, "");
    Cli.run("evaluate", verdicts, "--truth", truth).failed(1);
    Cli.run("evaluate", temp.resolve("absent"), "--truth", truth).failed(1, "no file");
    Cli.run("evaluate", verdicts).failed(2, "--truth");
  }

  @Test
  void whatScoreWroteCanBeEvaluated() throws IOException {
    Path log = Logs.traffic(temp.resolve("log.csv"), 2000, 9);
    Path learned = temp.resolve("c");
    Cli.run("calibrate", log, "--out", learned).ok();
    Cli.run("score", log, "--out", temp.resolve("out"), "--calibration", learned)
        .ok();
    Path written = temp.resolve("out").resolve("verdicts.csv");
    String json = Cli.run("evaluate", written, "--truth", log, "--json").ok().out();
    Doubles genuine = new Doubles();
    Doubles fabricated = new Doubles();
    List<String> labels = Cli.column(log, "label");
    List<String> scores = Cli.column(written, "score");
    for (int i = 0; i < labels.size(); i++) {
      (labels.get(i).equals("1") ? fabricated : genuine).add(Double.parseDouble(scores.get(i)));
    }
    Ranking ranking = Ranking.of(genuine, fabricated);
    assertTrue(ranking.auroc() > 0.9, ranking.toString());
    assertTrue(json.contains("\"auroc\" : " + ranking.auroc()), json);
    assertEquals(2000, ranking.genuine() + ranking.fabricated());
  }
}
