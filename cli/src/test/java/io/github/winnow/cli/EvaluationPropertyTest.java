package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code winnow evaluate} equals an independent computation on random verdicts. */
class EvaluationPropertyTest {
  private static final List<String> DISPOSITIONS = List.of("COUNT", "HOLD", "EXCLUDE");
  private static final double[] BINS = {0, 0.01, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95};

  @TempDir
  private Path temp = Path.of("");

  /** A row of the log, its truth and its verdict; the label is -1 where there is none. */
  private record Row(
      String account,
      String action,
      String scenario,
      int label,
      double score,
      double q,
      String first,
      String last,
      boolean rejected,
      boolean duplicate) {
    boolean inFigures() {
      return label >= 0 && !rejected && !duplicate;
    }

    boolean fabricated() {
      return label == 1;
    }
  }

  private record Account(double score, String disposition, boolean named) {}

  private static Row draw(Random random, int distinct) {
    int label = random.nextInt(12) == 0 ? -1 : random.nextInt(5) == 0 ? 1 : 0;
    double raw = random.nextGaussian() + Math.max(0, label);
    double q = random.nextInt(3) == 0 ? 0 : random.nextInt(4) == 0 ? 0.2 : random.nextDouble();
    return new Row(
        "a" + random.nextInt(60),
        random.nextInt(3) == 0 ? "like" : "read",
        random.nextInt(4) == 0 ? "" : "s" + random.nextInt(3),
        label,
        distinct == 0 ? raw : Math.rint(raw * distinct),
        q,
        DISPOSITIONS.get(random.nextInt(3)),
        DISPOSITIONS.get(random.nextInt(3)),
        random.nextInt(20) == 0,
        random.nextInt(20) == 0);
  }

  private List<Row> write(Random random) throws IOException {
    int distinct = random.nextInt(4);
    List<Row> rows = new ArrayList<>();
    int size = 100 + random.nextInt(1500);
    for (int i = 0; i < size; i++) {
      rows.add(draw(random, distinct));
    }
    List<String> truth = new ArrayList<>();
    List<String> verdicts = new ArrayList<>();
    truth.add("id,time,account,action,target,label,scenario");
    verdicts.add("id,time,account,action,target,score,q,disposition,first_disposition,reasons");
    boolean ids = random.nextBoolean();
    for (int i = 0; i < rows.size(); i++) {
      Row r = rows.get(i);
      String id = ids ? "e" + i : "";
      String label = r.label < 0 ? "" : Integer.toString(r.label);
      truth.add(id + "," + (r.rejected ? "never" : "2024-05-01") + "," + r.account + "," + r.action
          + ",t," + label + "," + r.scenario);
      if (!r.rejected) {
        verdicts.add((ids ? id : Integer.toString(i + 1)) + ",0," + r.account + "," + r.action
            + ",t," + r.score + "," + r.q + "," + r.last + "," + r.first + ","
            + (r.duplicate ? "duplicate" : "x/y: z"));
      }
    }
    Logs.write(temp.resolve("truth.csv"), truth.toArray(new String[0]));
    Logs.write(temp.resolve("verdicts.csv"), verdicts.toArray(new String[0]));
    return rows;
  }

  private Map<String, Object> evaluate(String... more) throws IOException {
    List<Object> args = new ArrayList<>(List.of(
        "evaluate", temp.resolve("verdicts.csv"), "--truth", temp.resolve("truth.csv"), "--json"));
    args.addAll(List.of(more));
    return JsonText.object(Cli.run(args.toArray()).ok().out());
  }

  private static void assertRanking(List<Naive.Scored> all, Object found) {
    assertEquals(Naive.auroc(all), JsonText.number(found, "auroc"), 1e-9);
    assertEquals(Naive.averagePrecision(all), JsonText.number(found, "average_precision"), 1e-9);
    assertEquals(Naive.recall(all, 1), JsonText.number(found, "recall_at_0.001"), 1e-9);
    assertEquals(Naive.recall(all, 10), JsonText.number(found, "recall_at_0.01"), 1e-9);
  }

  private static List<Naive.Scored> scored(List<Row> rows, Predicate<Row> some) {
    return rows.stream()
        .filter(Row::inFigures)
        .filter(some)
        .map(r -> new Naive.Scored(r.score, r.fabricated()))
        .toList();
  }

  @Test
  void byEvent() {
    Property.holds(40, random -> {
      List<Row> rows = write(random);
      Map<String, Object> found = evaluate();
      assertRanking(scored(rows, r -> true), JsonText.at(found, "overall"));
      for (String action : List.of("read", "like")) {
        assertRanking(
            scored(rows, r -> r.action.equals(action)), JsonText.at(found, "actions", action));
      }
      long duplicates = rows.stream().filter(r -> r.duplicate && !r.rejected).count();
      assertEquals(duplicates, (long) JsonText.number(found, "duplicates"));
      long unlabelled =
          rows.stream().filter(r -> r.label < 0 && !r.duplicate && !r.rejected).count();
      assertEquals(unlabelled, (long) JsonText.number(found, "unlabelled"));
      long rejected = rows.stream().filter(Row::rejected).count();
      assertEquals(rejected, (long) JsonText.number(found, "without_verdict"));
      for (Object scenario : JsonText.list(found, "scenarios")) {
        assertScenario(rows, scenario);
      }
      assertReliability(rows.stream().filter(Row::inFigures).toList(), found);
    });
  }

  private static void assertScenario(List<Row> rows, Object found) {
    List<Row> some = rows.stream()
        .filter(Row::inFigures)
        .filter(r -> r.scenario.equals(JsonText.at(found, "scenario")))
        .filter(r -> r.fabricated() == (Boolean) JsonText.at(found, "fabricated"))
        .toList();
    for (String d : DISPOSITIONS) {
      long last = some.stream().filter(r -> r.last.equals(d)).count();
      assertEquals(last, (long) JsonText.number(found, d));
      long first = some.stream().filter(r -> r.first.equals(d)).count();
      assertEquals(first, (long) JsonText.number(found, "first", d));
    }
  }

  /** The bin of a q: its first is that of no probability at all. */
  private static int bin(double q) {
    int bin = 0;
    for (double from : BINS) {
      bin += q > 0 && q >= from ? 1 : 0;
    }
    return bin;
  }

  private static void assertReliability(List<Row> rows, Map<String, Object> found) {
    Map<Integer, List<Row>> bins = new TreeMap<>();
    rows.forEach(r -> bins.computeIfAbsent(bin(r.q), b -> new ArrayList<>()).add(r));
    List<?> lines = JsonText.list(found, "reliability");
    assertEquals(bins.size(), lines.size());
    double error = 0;
    double above = 0;
    double rowsAbove = 0;
    int at = 0;
    for (Map.Entry<Integer, List<Row>> bin : bins.entrySet()) {
      Object line = lines.get(at++);
      double n = bin.getValue().size();
      double share = bin.getValue().stream().filter(Row::fabricated).count() / n;
      double mean = bin.getValue().stream().mapToDouble(Row::q).average().orElseThrow();
      assertEquals(n, JsonText.number(line, "rows"));
      assertEquals(mean, JsonText.number(line, "mean_q"), 1e-9);
      assertEquals(share, JsonText.number(line, "share"), 1e-9);
      assertEquals(Naive.wilson(share, n, false), JsonText.number(line, "low"), 1e-9);
      assertEquals(Naive.wilson(share, n, true), JsonText.number(line, "high"), 1e-9);
      error += n * Math.abs(share - mean);
      if (bin.getKey() > 0) {
        above += n * Math.abs(share - mean);
        rowsAbove += n;
      }
    }
    assertEquals(error / rows.size(), JsonText.number(found, "calibration_error"), 1e-9);
    assertEquals(above / rowsAbove, JsonText.number(found, "calibration_error_above_0"), 1e-9);
  }

  @Test
  void byAccount() {
    Property.holds(40, random -> {
      List<Row> rows = write(random);
      Map<String, Account> accounts = writeAccounts(rows, random);
      Map<String, Object> found = evaluate("--by", "account");
      List<Naive.Scored> all = new ArrayList<>();
      Map<String, double[]> fates = new TreeMap<>();
      long unlabelled = 0;
      for (Map.Entry<String, Account> e : accounts.entrySet()) {
        List<Row> own = rows.stream()
            .filter(Row::inFigures)
            .filter(r -> r.account.equals(e.getKey()))
            .toList();
        if (own.isEmpty()) {
          unlabelled++;
          continue;
        }
        boolean fabricated = own.stream().filter(Row::fabricated).count() * 2 > own.size();
        Account account = e.getValue();
        all.add(new Naive.Scored(account.score, fabricated));
        double[] fate =
            fates.computeIfAbsent(fabricated + " " + scenario(own, fabricated), k -> new double[4]);
        fate[DISPOSITIONS.indexOf(account.disposition)]++;
        fate[3] += account.named ? 1 : 0;
      }
      assertRanking(all, JsonText.at(found, "overall"));
      assertEquals(unlabelled, (long) JsonText.number(found, "accounts_without_label"));
      List<?> scenarios = JsonText.list(found, "scenarios");
      assertEquals(fates.size(), scenarios.size());
      for (Object scenario : scenarios) {
        String key = JsonText.at(scenario, "fabricated") + " " + JsonText.at(scenario, "scenario");
        double[] fate = fates.getOrDefault(key, new double[0]);
        for (int i = 0; i < 3; i++) {
          assertEquals(fate[i], JsonText.number(scenario, DISPOSITIONS.get(i)), key);
        }
        assertEquals(fate[3], JsonText.number(scenario, "named"), key);
      }
    });
  }

  /** The commonest scenario of that truth, of equals the first by name. */
  private static String scenario(List<Row> own, boolean fabricated) {
    Map<String, Integer> counts = new TreeMap<>();
    own.stream()
        .filter(r -> r.fabricated() == fabricated)
        .forEach(r -> counts.merge(r.scenario, 1, Integer::sum));
    String best = "";
    int most = 0;
    for (Map.Entry<String, Integer> e : counts.entrySet()) {
      if (e.getValue() > most) {
        best = e.getKey();
        most = e.getValue();
      }
    }
    return best;
  }

  private Map<String, Account> writeAccounts(List<Row> rows, Random random) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    rows.stream().filter(r -> !r.rejected && !r.duplicate).forEach(r -> names.add(r.account));
    Map<String, Account> accounts = new TreeMap<>();
    List<String> lines = new ArrayList<>();
    lines.add("account,score,disposition,events,campaigns,reasons");
    for (String name : names) {
      Account account = new Account(
          random.nextInt(20), DISPOSITIONS.get(random.nextInt(3)), random.nextBoolean());
      accounts.put(name, account);
      lines.add(name + "," + account.score + "," + account.disposition + ",1,"
          + (account.named ? "c1;c2" : "") + ",");
    }
    Logs.write(temp.resolve("accounts.csv"), lines.toArray(new String[0]));
    return accounts;
  }
}
