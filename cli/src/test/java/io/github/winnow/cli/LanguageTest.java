package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.Health;
import io.github.winnow.Winnow;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.spi.DetectorProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reasons in English and Chinese: in the detectors, in result files and on the screen. */
class LanguageTest {
  private static final Pattern PLACE = Pattern.compile("\\{[a-z]+\\}");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  @TempDir
  private Path temp = Path.of("");

  private static List<StatisticInfo> bundled() {
    try (Winnow engine = Winnow.builder().secret(new byte[32]).build()) {
      return engine.health().detectors().stream()
          .map(Health.DetectorHealth::declared)
          .flatMap(declared -> declared.statistics().stream())
          .toList();
    }
  }

  private static Set<String> places(String sentence) {
    return PLACE.matcher(sentence).results().map(r -> r.group()).collect(Collectors.toSet());
  }

  /** A new statistic needs one line in messages_zh.properties of its module. */
  @Test
  void everyStatisticSpeaksBothLanguagesWithTheSameNumbers() {
    List<StatisticInfo> all = bundled();
    assertTrue(all.size() >= 25, all.size() + " statistics");
    for (StatisticInfo statistic : all) {
      String chinese = statistic.message(Locale.CHINESE);
      assertTrue(
          HAN.matcher(chinese).find(),
          () -> statistic.name() + " has no line in its module's messages_zh.properties");
      assertFalse(HAN.matcher(statistic.message()).find(), statistic.message());
      assertEquals(places(statistic.message()), places(chinese), statistic.name());
      assertFalse(chinese.contains(";") || chinese.contains("\ufffd"), chinese);
    }
  }

  @Test
  void noLineIsOfAStatisticThatDoesNotExist() {
    Set<String> declared = bundled().stream().map(StatisticInfo::name).collect(Collectors.toSet());
    Set<String> written = new TreeSet<>();
    ServiceLoader.load(DetectorProvider.class)
        .forEach(provider -> written.addAll(provider.messages("zh").keySet()));
    assertFalse(written.isEmpty());
    written.removeAll(declared);
    assertEquals(Set.of(), written);
  }

  private Path scored(String name, Object... more) throws IOException {
    Path log = temp.resolve("week.csv");
    if (!Files.exists(log)) {
      Cli.run("simulate", "--seed", "2003", "--scale", "0.1", "--out", log).ok();
    }
    Path out = temp.resolve(name);
    Object[] args = new Object[4 + more.length];
    System.arraycopy(new Object[] {"score", log, "--out", out}, 0, args, 0, 4);
    System.arraycopy(more, 0, args, 4, more.length);
    Cli.run(args).ok();
    return out;
  }

  /**
   * The same numbers under other words; and what was written in one language is shown in the other
   * as if it had been written in it.
   */
  @Test
  void aResultIsWrittenInOneLanguageAndShownInEither() throws IOException {
    Path rules = Files.writeString(temp.resolve("r"), "busy: count by account over 24h > 3\n");
    Path english = scored("en", "--rules", rules);
    Path chinese = scored("zh", "--rules", rules, "--language", "zh");
    ReasonTranslation toChinese = ReasonTranslation.in(Language.CHINESE);
    ReasonTranslation toEnglish = ReasonTranslation.in(Language.ENGLISH);
    for (String file : List.of("verdicts.csv", "accounts.csv", "campaigns.csv")) {
      List<List<String>> first = Cli.rows(english.resolve(file));
      List<List<String>> second = Cli.rows(chinese.resolve(file));
      assertEquals(first.size(), second.size());
      int reasons = first.get(0).size() - 1;
      boolean told = false;
      boolean ruled = !file.equals("verdicts.csv");
      for (int i = 1; i < first.size(); i++) {
        assertEquals(first.get(i).subList(0, reasons), second.get(i).subList(0, reasons));
        String inEnglish = first.get(i).get(reasons);
        String inChinese = second.get(i).get(reasons);
        told |= !inEnglish.isEmpty();
        ruled |= inChinese.contains("次互动，规则允许 3（规则）");
        assertFalse(HAN.matcher(inEnglish).find(), inEnglish);
        assertEquals(withoutRules(inChinese), withoutRules(toChinese.cell(inEnglish)));
        assertEquals(withoutRules(inEnglish), withoutRules(toEnglish.cell(inChinese)));
        assertEquals(inEnglish, toEnglish.cell(inEnglish));
        assertEquals(inChinese, toChinese.cell(inChinese));
        assertEquals(inEnglish, ReasonTranslation.NONE.cell(inEnglish));
      }
      assertTrue(told && ruled, file);
    }
    assertEquals(
        Files.readString(english.resolve("tally.csv")),
        Files.readString(chinese.resolve("tally.csv")));
    String json = Files.readString(chinese.resolve("campaigns.json"));
    assertTrue(json.contains("一起行动"), json.substring(0, 500));
  }

  /** A rule is not known without its file, so its sentence stays. */
  private static String withoutRules(String cell) {
    return ReasonText.of(cell).stream()
        .filter(reason -> !reason.statistic().startsWith("rule/"))
        .toList()
        .toString();
  }

  @Test
  void explainAndCampaignShowEither() throws IOException {
    Path english = scored("en");
    Path chinese = scored("zh", "--language", "zh");
    assertSameScreens(english, chinese, "campaign", "c1");
    List<List<String>> verdicts = Cli.rows(english.resolve("verdicts.csv"));
    String account = verdicts.stream()
        .skip(1)
        .filter(row -> row.get(9).contains("not calibrated") || row.get(7).equals("HOLD"))
        .findFirst()
        .orElseThrow()
        .get(2);
    assertSameScreens(english, chinese, "explain", account, "--events", "1000");
    Cli.run("explain", english, account, "--language", "fr").failed(2, "en or zh", "not fr");
    Cli.run("score", "x.csv", "--out", "y", "--language", "").failed(2, "en or zh");
  }

  private static void assertSameScreens(
      Path english, Path chinese, String command, Object... more) {
    String en = screen(command, english, more);
    assertFalse(HAN.matcher(en).find(), en);
    String zh = screen(command, chinese, more);
    assertTrue(HAN.matcher(zh).find(), zh);
    assertNotEquals(en, zh);
    assertEquals(zh, screen(command, english, with(more, "--language", "zh")));
    assertEquals(en, screen(command, chinese, with(more, "--language", "en")));
    assertEquals(zh, screen(command, chinese, with(more, "--language", "zh")));
  }

  private static Object[] with(Object[] some, Object... more) {
    return java.util.stream.Stream.of(some, more)
        .flatMap(java.util.stream.Stream::of)
        .toArray();
  }

  private static String screen(String command, Path folder, Object... more) {
    Object[] first = {command, folder};
    return Cli.run(with(first, more)).ok().out();
  }

  @Test
  void detectorsListBoth() {
    String rate = Cli.run("detectors", "rate").ok().out();
    assertTrue(rate.contains("zh: \"此账号一小时内有 {observed} 次动作\""), rate);
    String json = Cli.run("detectors", "--json").ok().out();
    assertTrue(json.contains("此账号一小时内有 {observed} 次动作"), json);
  }
}
