package io.github.winnow.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnow.spi.Effect;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.TrafficClass;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReasonTest {
  private static Reason reason(double observed, Map<String, String> translations) {
    StatisticInfo statistic = new StatisticInfo(
        "a",
        1,
        "",
        "b",
        StatisticInfo.Kind.UPPER_TAIL,
        Family.OTHER,
        Subject.ACCOUNT,
        TrafficClass.SOPHISTICATED,
        Effect.HOLD,
        "{observed} times; {expected} expected: {value}",
        translations);
    return new Reason(statistic, 1, true, 1234.5, observed, 0.5);
  }

  @Test
  void aSentenceIsInTheLanguageThatIsAskedForAndElseInEnglish() {
    Reason both = reason(41, Map.of("zh", "{observed} 次，预期 {expected} 次：{value}"));
    assertEquals("41 times; 0.5 expected: 1230", both.sentence());
    assertEquals(both.sentence(), both.sentence(Locale.ENGLISH));
    assertEquals(both.sentence(), both.sentence(Locale.GERMANY));
    assertEquals("41 次，预期 0.5 次：1230", both.sentence(Locale.CHINESE));
    assertEquals(both.sentence(Locale.CHINESE), both.sentence(Locale.SIMPLIFIED_CHINESE));
    assertEquals("41 times; 0.5 expected: 1230", reason(41, Map.of()).sentence(Locale.CHINESE));
    assertEquals("a/b: 41 times; 0.5 expected: 1230", both.toString());
  }

  @Test
  void whatIsNoNumberIsUnknown() {
    Reason both = reason(Double.NaN, Map.of("zh", "{observed} 次"));
    assertEquals("unknown times; 0.5 expected: 1230", both.sentence());
    assertEquals("未知 次", both.sentence(Locale.CHINESE));
  }

  /** Arabic has digits of its own, Turkish an i, German a comma. */
  @Test
  void theDefaultLocaleDoesNotMatter() {
    Reason both = reason(0.25, Map.of("zh", "{observed} 次"));
    Locale before = Locale.getDefault();
    try {
      for (String tag : new String[] {"ar-EG-u-nu-arab", "tr", "de", "zh-CN"}) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertEquals("0.25 times; 0.5 expected: 1230", both.sentence(), tag);
        assertEquals("0.25 次", both.sentence(Locale.CHINESE), tag);
      }
    } finally {
      Locale.setDefault(before);
    }
  }
}
