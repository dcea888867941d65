package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Id;
import io.github.winnow.evidence.Campaign;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code winnow campaign}. */
class CampaignTest {
  private static final int MEMBERS = 14;
  private static final int ORDERS = 6;

  @TempDir
  private Path temp = Path.of("");

  private Path result(int members) throws IOException {
    Path log = Scripted.groupLog(temp.resolve("log.csv"), members, ORDERS);
    return Scripted.score(
        log,
        temp.resolve("result"),
        (winnow, listener) -> Scripted.findGroup(winnow, members, ORDERS));
  }

  private static List<String> picture(String screen) {
    List<String> lines = screen.lines().toList();
    return lines.subList(lines.indexOf("Who acted when") + 1, lines.size());
  }

  @Test
  void theListHasEveryCampaign() throws IOException {
    String list = Cli.run("campaign", result(MEMBERS)).ok().out();
    assertTrue(list.matches("(?s).*c1 +14 +6 +84 +0.01 +2024-05-01 08:00 .* excludes\\n"), list);
  }

  @Test
  void aCampaignIsShownWithItsAccountsAndOrders() throws IOException {
    String screen = Cli.run("campaign", result(MEMBERS), "c1").ok().out();
    assertTrue(screen.startsWith("Campaign c1 excludes its accounts\n"), screen);
    assertTrue(screen.contains("14 accounts acted together on 6 targets, 84 times"), screen);
    assertTrue(screen.contains("evidence that agree: infrastructure, graph."), screen);
    assertTrue(screen.contains("lockstep/together: acted 6 times with the others"), screen);
    assertTrue(screen.matches("(?s).* m0 +1.00 +9.0 +6 +0.3 +6 +0 +0 +\\d+\n.*"), screen);
    assertTrue(screen.contains("and 4 more accounts (--all)"), screen);
    assertTrue(screen.matches("(?s).* b  o1 +2024-05-02 08:37 +30 min +14\n.*"), screen);
    assertTrue(screen.lines().allMatch(line -> line.length() <= 80), screen);
    String all = Cli.run("campaign", result(MEMBERS), "c1", "--all").ok().out();
    assertFalse(all.contains("--all"), all);
    assertTrue(all.matches("(?s).* m13 +0.63 .*"), all);
  }

  /** Of each order, one or two columns are full from top to bottom. */
  @Test
  void thePictureShowsTheBatch() throws IOException {
    List<String> lines = picture(Cli.run("campaign", result(MEMBERS), "c1").ok().out());
    assertEquals("abcdef", lines.get(0).replace(" ", ""));
    List<String> rows = lines.subList(1, 1 + MEMBERS);
    for (String row : rows) {
      assertEquals(ORDERS, row.chars().filter(c -> c == '█').count(), row);
    }
    int a = lines.get(0).indexOf('a');
    assertTrue(rows.stream().allMatch(row -> row.charAt(a) == '█'), String.join("\n", rows));
    assertTrue(lines.get(MEMBERS + 2).contains("One column is 3 h"), lines.get(MEMBERS + 2));
  }

  @Test
  void manyMembersShareLines() throws IOException {
    Path result = result(150);
    List<String> lines = picture(Cli.run("campaign", result, "c1").ok().out());
    assertEquals(24 + 3, lines.size());
    assertTrue(lines.get(1).startsWith("  m0 +5 "), lines.get(1));
    assertTrue(lines.get(1).contains("█"), lines.get(1));
    List<String> all = picture(Cli.run("campaign", result, "c1", "--all").ok().out());
    assertEquals(150 + 3, all.size());
  }

  @Test
  void oneOrderCanBeLookedAtAlone() throws IOException {
    String screen =
        Cli.run("campaign", result(MEMBERS), "c1", "--order", "b").ok().out();
    List<String> lines = picture(screen);
    assertEquals("b", lines.get(0).strip());
    assertTrue(lines.get(MEMBERS + 1).contains("08:30"), lines.get(MEMBERS + 1));
    for (String row : lines.subList(1, 1 + MEMBERS)) {
      assertEquals(1, row.chars().filter(c -> c == '█').count(), row);
    }
    Path result = temp.resolve("result");
    Cli.run("campaign", result, "c1", "--order", "g").failed(2, "a to f");
    Cli.run("campaign", result, "c1", "--order", "bb").failed(2, "a to f");
  }

  @Test
  void widthAsciiAndColoursAreRespected() throws IOException {
    Path result = result(MEMBERS);
    String narrow =
        Cli.run("campaign", result, "c1", "--width", 40, "--ascii").ok().out();
    assertTrue(picture(narrow).stream().limit(MEMBERS + 2).allMatch(l -> l.length() <= 40), narrow);
    assertTrue(narrow.chars().allMatch(c -> c < 127), narrow);
    assertTrue(narrow.contains("# in an order"), narrow);
    Cli.run("campaign", result, "c1", "--width", 39).failed(2, "40 to 400");
    StringWriter coloured = new StringWriter();
    Main.run(
        new String[] {"campaign", result.toString(), "c1"},
        new PrintWriter(coloured, true),
        new PrintWriter(new StringWriter()),
        new Terminal(true, false, 120, false));
    assertTrue(coloured.toString().contains("\u001b[31m#"), coloured.toString());
    assertFalse(coloured.toString().contains("█"), coloured.toString());
  }

  /** Ids come from outside: they neither run in a spreadsheet nor in a terminal. */
  @Test
  void hostileIdsAreShownAndStillFound() throws IOException {
    List<String> hostile = List.of("=cmd|x", "\u001b[31mred", "a\"b,c", "微信公众号", "\u202eevil");
    StringBuilder rows = new StringBuilder("time,account,action,target\n");
    for (int i = 0; i < hostile.size(); i++) {
      rows.append(Scripted.orderStart(0) + i).append(",\"");
      rows.append(hostile.get(i).replace("\"", "\"\"")).append("\",read,=target\n");
    }
    Path log = Files.writeString(temp.resolve("log.csv"), rows);
    Path result = Scripted.score(log, temp.resolve("result"), (winnow, listener) -> {
      if (winnow.ended()) {
        List<Campaign.Member> members = hostile.stream()
            .map(id -> new Campaign.Member(winnow.pseudonym(Id.of(id)), 0.9, 1, 1, 1))
            .toList();
        winnow.found(Restating.campaign(
            "c1",
            true,
            false,
            members,
            List.of(new Campaign.Order(
                winnow.pseudonym(Id.of("=target")),
                Scripted.orderStart(0),
                Scripted.orderStart(0) + 10,
                5))));
      }
    });
    String screen = Cli.run("campaign", result, "c1").ok().out();
    assertFalse(screen.contains("\u001b"), screen);
    assertFalse(screen.contains("\u202e"), screen);
    assertTrue(screen.contains("\\u001b[31mred"), screen);
    assertTrue(screen.contains("微信公众号"), screen);
    for (int i = 0; i < hostile.size(); i++) {
      assertTrue(picture(screen).get(1 + i).contains("█"), screen);
    }
    String named = String.join("|", Cli.column(result.resolve("accounts.csv"), "campaigns"));
    assertEquals("c1|c1|c1|c1|c1", named);
  }

  @Test
  void whatIsNotThereIsSaid() throws IOException {
    Path result = result(MEMBERS);
    Cli.run("campaign", result, "c9").failed(1, "no campaign c9", "there are c1");
    Cli.run("campaign", temp).failed(1, "no folder that 'score' wrote");
    Cli.run("campaign").failed(2, "DIR");
    Path json = result.resolve("campaigns.json");
    for (String broken : List.of("{}", "[{\"campaign\":7}]", "[{\"members\":[", "x", "", "[{}")) {
      Files.writeString(json, broken);
      Cli.run("campaign", result, "c1").failed(1, "campaigns.json");
    }
    Files.writeString(json, "[]\n");
    Cli.run("campaign", result, "c1").failed(1, "none was found");
    assertTrue(Cli.run("campaign", result).ok().out().contains("No group was found"));
  }

  @Test
  void columnsAreRoundAndHoldEveryTime() {
    Property.holds(300, random -> {
      long start = random.nextInt(1 << 30) * 1000L;
      List<CampaignView.Order> orders = IntStream.range(0, 1 + random.nextInt(5))
          .mapToObj(i -> {
            long from = start + random.nextInt(1 << random.nextInt(31));
            return new CampaignView.Order(
                "t", from, from + random.nextInt(1 << random.nextInt(30)), 1);
          })
          .toList();
      int most = 10 + random.nextInt(100);
      Timeline timeline = Timeline.of(1, orders, most);
      assertTrue(timeline.columns() >= 1 && timeline.columns() <= most);
      for (CampaignView.Order order : orders) {
        int first = timeline.column(order.start());
        int last = timeline.column(order.end());
        assertTrue(first >= 0 && last < timeline.columns() && first <= last);
        timeline.add(0, order.end(), true);
        assertTrue(timeline.actedInOrder(0, last));
        assertTrue(timeline.start(first) <= order.start());
        assertTrue(timeline.start(last) + timeline.step() > order.end());
      }
      timeline.add(0, Long.MIN_VALUE, true);
      timeline.add(0, Long.MAX_VALUE, true);
    });
  }
}
