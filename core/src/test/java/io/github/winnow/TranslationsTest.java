package io.github.winnow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.rules.Rules;
import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Subject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an engine makes of a detector's catalogue of sentences, a bad one too. */
class TranslationsTest {
  private static DetectorProvider provider(Function<String, Map<String, String>> messages) {
    DetectorProvider scripted =
        Detectors.scripted("mine", Family.TIMING, Detectors.upperTail(Subject.ACCOUNT));
    return new DetectorProvider() {
      @Override
      public String id() {
        return scripted.id();
      }

      @Override
      public int version() {
        return scripted.version();
      }

      @Override
      public Family family() {
        return scripted.family();
      }

      @Override
      public Detector create(DetectorSetup setup) {
        return scripted.create(setup);
      }

      @Override
      public Map<String, String> messages(String language) {
        return messages.apply(language);
      }
    };
  }

  private static StatisticInfo statistic(DetectorProvider provider) {
    try (Winnow engine = Engines.with(provider).build()) {
      Health health = engine.health();
      assertEquals(List.of(), health.rejectedDetectors());
      return health.detectors().stream()
          .filter(d -> d.id().equals("mine"))
          .findFirst()
          .orElseThrow()
          .declared()
          .statistics()
          .get(0);
    }
  }

  @Test
  void aCatalogueIsTakenForWhatItHas() {
    StatisticInfo said = statistic(
        provider(language -> Map.of("mine/s", language + " {observed}", "other/s", "no")));
    assertEquals("zh {observed}", said.message(Locale.CHINESE));
    assertEquals(said.message(), said.message(Locale.ENGLISH));
    assertEquals(Map.of(), statistic(provider(l -> Map.of("mine/t", "no"))).translations());
  }

  @Test
  void aBadCatalogueLeavesTheDetectorItsEnglish() {
    Map<String, String> empty = new HashMap<>();
    empty.put("mine/s", missing());
    List<Function<String, Map<String, String>>> bad = List.of(
        language -> {
          throw new IllegalStateException("no catalogue");
        },
        language -> {
          throw new StackOverflowError();
        },
        language -> empty,
        language -> TranslationsTest.<Map<String, String>>missing());
    for (Function<String, Map<String, String>> messages : bad) {
      StatisticInfo said = statistic(provider(messages));
      assertEquals(Map.of(), said.translations());
      assertEquals(said.message(), said.message(Locale.CHINESE));
    }
  }

  /** Foreign code may give what it must not. */
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // that is what is tested
  private static <T> T missing() {
    return null;
  }

  /** A provider beside whose class lies what a test likes. */
  private static Map<String, String> catalogue(byte[] bytes, String language) throws Exception {
    class Beside extends ClassLoader {
      Beside() {
        super(TranslationsTest.class.getClassLoader());
      }

      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.equals(Bare.class.getName())) {
          return super.loadClass(name, resolve);
        }
        String file = name.replace('.', '/') + ".class";
        try (InputStream in = Objects.requireNonNull(getResourceAsStream(file))) {
          byte[] read = in.readAllBytes();
          return defineClass(name, read, 0, read.length);
        } catch (IOException e) {
          throw new ClassNotFoundException(name, e);
        }
      }

      @Override
      public @Nullable InputStream getResourceAsStream(String name) {
        return name.equals("META-INF/winnow/io.github.winnow/messages_zh.properties")
            ? new ByteArrayInputStream(bytes)
            : super.getResourceAsStream(name);
      }
    }
    DetectorProvider bare = (DetectorProvider)
        new Beside().loadClass(Bare.class.getName()).getDeclaredConstructor().newInstance();
    return bare.messages(language);
  }

  /** Has no catalogue but what lies beside its class. */
  public static final class Bare implements DetectorProvider {
    /** For the test's loader. */
    public Bare() {}

    @Override
    public String id() {
      return "bare";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public Family family() {
      return Family.OTHER;
    }

    @Override
    public Detector create(DetectorSetup setup) {
      throw new AssertionError("asked for its messages alone");
    }
  }

  @Test
  void theDefaultCatalogueLiesBesideTheClassInUtf8() throws Exception {
    byte[] text = "# 注释\nbare/a = 此账号 {observed} 次\n".getBytes(StandardCharsets.UTF_8);
    assertEquals(Map.of("bare/a", "此账号 {observed} 次"), catalogue(text, "zh"));
    assertEquals(Map.of(), catalogue(text, "fr"));
    assertEquals(Map.of(), new Bare().messages("zh"));
    byte[] damaged = "bare/a = \\u12".getBytes(StandardCharsets.UTF_8);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> catalogue(damaged, "zh"));
    assertTrue(String.valueOf(e.getMessage()).contains("messages_zh.properties is damaged"));
  }

  @Test
  void rulesSpeakBoth() {
    Rules rules = Rules.parse("""
        crowded: distinct accounts by device over 24h > 8
        storm: count by account on follow, star from search over 90m > 60
        stop: distinct network-types by network + target over 10s > 40
        spending: sum attribute:amount by account over 7d > 5000
        """);
    Map<String, String> chinese = rules.provider().messages("zh");
    assertEquals(
        Map.of(
            "rule/crowded", "此设备在 24 小时内有 {observed} 个不同的账号，规则允许 8",
            "rule/storm", "此账号在 90 分钟内有 {observed} 次互动（follow，star，来源 search），规则允许 60",
            "rule/stop", "此网络、此目标在 10 秒内有 {observed} 个不同的网络类型，规则允许 40",
            "rule/spending", "此账号在 7 天内的 attribute:amount 合计 {observed}，规则允许 5000"),
        chinese);
    assertEquals(Map.of(), rules.provider().messages("fr"));
    try (Winnow engine = Engines.with().rules(rules).build()) {
      engine.health().detectors().stream()
          .filter(d -> d.id().equals(Rules.DETECTOR))
          .flatMap(d -> d.declared().statistics().stream())
          .forEach(s -> assertEquals(chinese.get(s.name()), s.message(Locale.CHINESE)));
    }
  }
}
