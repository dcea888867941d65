package io.github.winnow.rules;

import io.github.winnow.event.Engagement;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.Subject;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What engagements can have in common: a word of the rules, and what it stands for.
 *
 * @param word as it follows "by"
 * @param plural as it follows "distinct"
 * @param phrase as a sentence has it
 * @param chinese what it is called in a Chinese sentence
 * @param dimension what is hashed
 * @param subject what a rule that goes by it speaks about
 * @param isKnown whether an engagement has it; asked only where a missing one would count as a value
 */
record DimensionWord(
    String word,
    String plural,
    String phrase,
    String chinese,
    Dimension dimension,
    Subject subject,
    Predicate<Engagement> isKnown) {

  static final String ATTRIBUTE = "attribute:";

  private static final Pattern ATTRIBUTE_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  /** Those about who acted first: a rule that goes by several speaks about the first of them. */
  private static final List<DimensionWord> ALL = List.of(
      identifying("account", "of this account", "账号", Dimension.ACCOUNT, Subject.ACCOUNT),
      identifying("device", "on this device", "设备", Dimension.DEVICE, Subject.DEVICE),
      identifying("address", "from this address", "地址", Dimension.ADDRESS, Subject.NETWORK),
      identifying("network", "from this network", "网络", Dimension.NETWORK, Subject.NETWORK),
      identifying("target", "to this target", "目标", Dimension.TARGET, Subject.TARGET),
      identifying("publisher", "to this publisher", "发布者", Dimension.PUBLISHER, Subject.TARGET),
      identifying("promotion", "of this promotion", "推广", Dimension.PROMOTION, Subject.TARGET),
      stratum("action", "of this action", "动作", Dimension.ACTION, e -> true),
      stratum("source", "from this source", "来源", Dimension.SOURCE, e -> e.source() != null),
      stratum("region", "from this region", "地区", Dimension.REGION, e -> isText(e.region())),
      stratum(
          "network-type",
          "over this kind of network",
          "网络类型",
          Dimension.NETWORK_TYPE,
          e -> isText(e.networkType())),
      stratum("client", "by this client", "客户端", Dimension.CLIENT, e -> isText(e.client())));

  private static DimensionWord identifying(
      String word, String phrase, String chinese, Dimension dimension, Subject subject) {
    return new DimensionWord(word, plural(word), phrase, chinese, dimension, subject, e -> true);
  }

  private static DimensionWord stratum(
      String word,
      String phrase,
      String chinese,
      Dimension dimension,
      Predicate<Engagement> isKnown) {
    return new DimensionWord(
        word, plural(word), phrase, chinese, dimension, Subject.EVENT, isKnown);
  }

  private static String plural(String word) {
    return word.endsWith("s") ? word + "es" : word + "s";
  }

  private static boolean isText(@Nullable String text) {
    return text != null && !text.isEmpty();
  }

  /** The dimension of a word, or null. */
  static @Nullable DimensionWord of(String word) {
    for (DimensionWord one : ALL) {
      if (one.word.equals(word)) {
        return one;
      }
    }
    if (!isAttribute(word)) {
      return null;
    }
    String name = word.substring(ATTRIBUTE.length());
    return new DimensionWord(
        word,
        word,
        "of this " + name,
        name,
        Dimension.ofText(word, e -> e.attribute(name)),
        Subject.EVENT,
        e -> true);
  }

  /** The dimension of a word that was looked at before. */
  static DimensionWord known(String word) {
    return Objects.requireNonNull(of(word), word);
  }

  /** The word that a plural stands for; the word itself is taken too. Null when it is neither. */
  static @Nullable String wordOf(String plural) {
    for (DimensionWord one : ALL) {
      if (one.plural.equals(plural)) {
        return one.word;
      }
    }
    return of(plural) == null ? null : plural;
  }

  static boolean isAttribute(String word) {
    return word.startsWith(ATTRIBUTE)
        && ATTRIBUTE_NAME.matcher(word.substring(ATTRIBUTE.length())).matches();
  }

  static String words() {
    return words(ALL.stream().map(DimensionWord::word).toList());
  }

  static String plurals() {
    return words(ALL.stream().map(DimensionWord::plural).toList());
  }

  private static String words(List<String> all) {
    return "one of " + String.join(", ", all) + " or " + ATTRIBUTE + "NAME";
  }

  /** Where it stands among several about which a rule could speak. */
  int rank() {
    int at = ALL.indexOf(this);
    return at < 0 ? ALL.size() : at;
  }
}
