package io.github.winnow.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.fixture.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleTextTest {
  private static final String TRAITS =
      "one of account, device, address, network, target, publisher,"
          + " promotion, action, source, region, network-type, client or attribute:NAME";
  private static final String PLURALS = "one of accounts, devices, addresses, networks, targets,"
      + " publishers, promotions, actions, sources, regions, network-types, clients or"
      + " attribute:NAME";

  private static final Map<String, WatchList> LISTS =
      Map.of("bots", WatchList.parse("client b"), "own", WatchList.parse("account a"));

  /** Rules of counts, and some that look into lists. */
  private static String drawn(SplittableRandom random) {
    String text = DrawnRules.draw(random, 1 + random.nextInt(4))
        .replaceAll(
            " over (\\d)", random.nextBoolean() ? " in bots over $1" : " in own,bots over $1");
    return text + "listed: any" + (random.nextBoolean() ? " on read" : "") + " in own"
        + (random.nextBoolean() ? " as general\n" : "\n");
  }

  private static void assertWrong(String text, String message) {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> Rules.parse(text));
    assertEquals("the rules, " + message, thrown.getMessage());
  }

  @Test
  void whatIsWrongIsNamedWithItsPlaceAndWhatIsAllowed() {
    assertWrong(
        "a: distinct accounts by devices over 24h > 8",
        "line 1, column 25: 'devices' can't stand here; allowed is " + TRAITS);
    assertWrong(
        "\n# of ours\na: distinct acounts by device over 24h > 8",
        "line 3, column 13: 'acounts' can't stand here; allowed is " + PLURALS);
    assertWrong(
        "a: counts by account over 1h > 8",
        "line 1, column 4: 'counts' can't stand here; allowed is one of any, count, distinct, sum");
    assertWrong(
        "a: sum time by account over 1h > 8",
        "line 1, column 8: 'time' can't stand here; allowed is one of dwell, completion or"
            + " attribute:NAME");
    assertWrong(
        "a: count per account over 1h > 8",
        "line 1, column 10: 'per' can't stand here; allowed is 'by'");
    assertWrong(
        "a: count by account, device over 1h > 8",
        "line 1, column 20: ',' can't stand here; allowed is '+', 'on', 'from', 'in' or 'over'");
    assertWrong(
        "a: count by account on read like over 1h > 8",
        "line 1, column 29: 'like' can't stand here; allowed is ',', 'from', 'in' or 'over'");
    assertWrong(
        "a: count by account from search ovr 1h > 8",
        "line 1, column 33: 'ovr' can't stand here; allowed is ',', 'in' or 'over'");
    assertWrong(
        "a: count by account on , over 1h > 8",
        "line 1, column 24: ',' can't stand here; allowed is an action");
    assertWrong(
        "a: count by account over 24 hours > 8",
        "line 1, column 26: '24' can't stand here; allowed is a window from 1s to 400d, such as 90s,"
            + " 15m, 24h or 7d");
    assertWrong(
        "a: count by account over 401d > 8",
        "line 1, column 26: '401d' can't stand here; allowed is a window from 1s to 400d, such as"
            + " 90s, 15m, 24h or 7d");
    assertWrong(
        "a: count by account over 1h >= 8",
        "line 1, column 30: '=' can't stand here; allowed is a whole number from 0 to 500000");
    assertWrong(
        "a: count by account over 1h < 8",
        "line 1, column 29: '<' can't stand here; allowed is '>'");
    assertWrong(
        "a: distinct accounts by device over 1h > 15001",
        "line 1, column 42: '15001' can't stand here; allowed is a whole number from 0 to 15000");
    assertWrong(
        "a: sum dwell by account over 1h > 1e9",
        "line 1, column 35: '1e9' can't stand here; allowed is a number from 0 to 999999999999999");
    assertWrong(
        "a: count by account over 1h > 8 then block",
        "line 1, column 38: 'block' can't stand here; allowed is one of show, hold, exclude");
    assertWrong(
        "a: count by account over 1h > 8 then hold as givt",
        "line 1, column 46: 'givt' can't stand here; allowed is one of general, sophisticated");
    assertWrong(
        "a: count by account over 1h > 8 hold",
        "line 1, column 33: 'hold' can't stand here; allowed is 'then', 'as' or nothing");
    assertWrong(
        "a: count by account over 1h > 8 then hold now",
        "line 1, column 43: 'now' can't stand here; allowed is 'as' or nothing");
    assertWrong(
        "a: count by account over 1h > 8 as general then hold",
        "line 1, column 44: 'then' can't stand here; allowed is nothing");
  }

  @Test
  void aListIsOneThatWasGiven() {
    assertWrong(
        "a: any in bots",
        "line 1, column 11: 'bots' can't stand here; allowed is the name of a list, and no list was"
            + " given");
    Map<String, WatchList> lists =
        Map.of("hosting", WatchList.parse(""), "bots", WatchList.parse("client b"));
    assertEquals(
        "the rules, line 1, column 17: 'bot' can't stand here; allowed is one of the lists bots,"
            + " hosting",
        assertThrows(
                IllegalArgumentException.class, () -> Rules.parse("a: any in bots, bot", lists))
            .getMessage());
    assertWrong(
        "a: any on read",
        "line 1, column 15: the rule ends too soon; allowed is ',', 'from' or 'in'");
    assertWrong(
        "a: any", "line 1, column 7: the rule ends too soon; allowed is 'on', 'from' or 'in'");
    Rules rules = Rules.parse("""
        a: any on read from ad in bots then exclude as general
        b: count by account in bots, hosting over 1h > 5
        """, lists);
    assertEquals("""
        a: any on read from ad in bots then exclude as general
        b: count by account in bots, hosting over 1h > 5
        """, rules.text());
    assertEquals(lists, rules.lists());
    assertEquals(
        "the rules, line 1, column 16: 'over' can't stand here; allowed is ',', 'then', 'as' or"
            + " nothing",
        assertThrows(
                IllegalArgumentException.class,
                () -> Rules.parse("a: any in bots over 1h > 5", lists))
            .getMessage());
    assertEquals(
        "no rule names the list proxies; named are [bots, hosting]",
        assertThrows(
                IllegalArgumentException.class, () -> rules.with("proxies", WatchList.parse("")))
            .getMessage());
    Rules other = rules.with("bots", WatchList.parse("client c"));
    assertEquals(rules.text(), other.text());
    assertFalse(rules.equals(other));
    assertFalse(rules.hash().equals(other.hash()));
    assertEquals(rules, other.with("bots", WatchList.parse("# the same\nclient b\n")));
  }

  @Test
  void aRuleThatEndsTooSoonSaysWhatIsMissing() {
    assertWrong(
        "a:",
        "line 1, column 3: the rule ends too soon; allowed is one of any, count, distinct, sum");
    assertWrong(
        "a: count by account over 1h   ",
        "line 1, column 28: the rule ends too soon; allowed is '>'");
    assertWrong(
        "a: count by account + # device",
        "line 1, column 22: the rule ends too soon; allowed is " + TRAITS);
  }

  @Test
  void aNameIsNeededAndMayComeOnce() {
    assertWrong(
        "distinct accounts by device over 24h > 8",
        "line 1, column 1: a rule begins with a name and ':', as in crowded: distinct accounts by"
            + " device over 24h > 8");
    assertWrong(
        "Two words: count by account over 1h > 8",
        "line 1, column 1: 'Two words' is no name: a name has 1 to 64 characters out of a-z 0-9 -,"
            + " a letter first");
    assertWrong(
        "a: count by account over 1h > 8\nb: count by account over 1h > 9\na: count by device over"
            + " 1h > 8",
        "line 3, column 1: 'a' is the name of the rule on line 1 already");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertWrong(
        "a: distinct accounts by device + account over 24h > 8",
        "line 1, column 34: the rule counts distinct values of account, of which there is always 1 by account");
    assertWrong(
        "a: count by account + account over 24h > 8",
        "line 1, column 23: 'account' is named twice");
    assertWrong(
        "a: count by account on read, READ over 24h > 8",
        "line 1, column 30: 'read' is named twice");
    StringBuilder many = new StringBuilder();
    for (int i = 0; i <= RuleText.MOST_RULES; i++) {
      many.append("r").append(i).append(": count by account over 1h > 8\n");
    }
    assertWrong(many.toString(), "line 257, column 1: there can be at most 256 rules");
  }

  @Test
  void aMessageShowsNothingThatSteersATerminal() {
    assertWrong(
        "a: co\u001b[31munt\u202e",
        "line 1, column 4: 'co?[31munt?' can't stand here; allowed is one of any, count, distinct, sum");
    assertWrong(
        "a: " + "x".repeat(100),
        "line 1, column 4: '" + "x".repeat(40)
            + "...' can't stand here; allowed is one of any, count, distinct, sum");
  }

  @Test
  void whatIsWrittenMostSimplyIsMeant() {
    Rules rules = Rules.parse("""
        # two of ours
        crowded :distinct account by device+network over 24h>8   # a comment
          b: count by account on READ, like from search over 90s > 010 then hold as sophisticated
        c: sum attribute:Amount by account over 7d > 5000.50 then exclude as general
        """);
    assertEquals("""
        crowded: distinct accounts by device + network over 24h > 8
        b: count by account on read, like from search over 90s > 10
        c: sum attribute:Amount by account over 7d > 5000.5 then exclude as general
        """, rules.text());
    assertEquals(List.of("crowded", "b", "c"), rules.names());
    assertEquals(64, rules.hash().length());
    assertEquals("", Rules.none().text());
    assertEquals(Rules.none(), Rules.parse(" \n# nothing\n"));
  }

  @Test
  void aFileIsNamedInTheMessage(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("own.rules");
    Files.writeString(file, "a: count by account over 1h > 8\n");
    assertEquals(Rules.parse("a: count by account over 1h > 8"), Rules.read(file));
    Files.writeString(file, "a: count\n");
    assertEquals(
        file + ", line 1, column 9: the rule ends too soon; allowed is 'by'",
        assertThrows(IllegalArgumentException.class, () -> Rules.read(file)).getMessage());
  }

  @Test
  void rulesThatCountTheSameAreToldByWhatTheyCount() {
    assertEquals(
        counting("a: count by account + device on like, read over 1h > 8"),
        counting("b: count by device+account on read,like over 1h > 9 then show"));
    assertFalse(counting("a: count by account over 1h > 8")
        .equals(counting("a: count by account over 60m > 8")));
  }

  private static String counting(String rule) {
    return RuleText.read(rule, "", Set.of()).get(0).counting();
  }

  @Test
  void whatIsPrintedIsReadAgain() {
    Seeds.fresh(500, random -> {
      Rules rules = Rules.parse(drawn(random), LISTS);
      String text = rules.text();
      assertEquals(rules, Rules.parse(text, LISTS), text);
      assertEquals(text, Rules.parse(text, LISTS).text());
    });
  }

  @Test
  void anyTextIsReadOrRefusedWithAPlace() {
    Seeds.fresh(3000, random -> {
      String text = random.nextBoolean() ? garbage(random) : damaged(random);
      try {
        Rules rules = Rules.parse(text, LISTS);
        assertEquals(rules, Rules.parse(rules.text(), LISTS), text);
      } catch (IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        assertTrue(message.matches("(?s)the rules, line \\d+, column \\d+: .+"), message);
      }
    });
  }

  private static String garbage(SplittableRandom random) {
    String likely = "abc: count by over>+,#0123456789.\n\t -:'\"\\\u0000\u001b\u2028\ud83d\udca9";
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(80); n > 0; n--) {
      text.append(
          random.nextInt(5) > 0
              ? likely.charAt(random.nextInt(likely.length()))
              : (char) random.nextInt(1 << 16));
    }
    return text.toString();
  }

  /** Rules in which something was left out, doubled or put elsewhere. */
  private static String damaged(SplittableRandom random) {
    String text = drawn(random);
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      int from = random.nextInt(text.length());
      int to = Math.min(text.length(), from + random.nextInt(12));
      int at = random.nextInt(text.length());
      String part = text.substring(from, to);
      text = switch (random.nextInt(3)) {
        case 0 -> text.substring(0, from) + text.substring(to) + " ";
        case 1 -> text.substring(0, at) + part + text.substring(at);
        default -> text.substring(0, at) + (char) random.nextInt(128) + text.substring(at);
      };
    }
    return text;
  }
}
