package io.github.winnow.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a person reads when a rule applies. */
final class RuleSentence {
  private RuleSentence() {}

  static String english(Rule rule) {
    List<String> which = new ArrayList<>(rule.actions());
    rule.sources().forEach(source -> which.add("from " + source));
    Span window = rule.window();
    if (window == null) {
      return "on " + englishLists(rule) + englishBracket(which);
    }
    if (!rule.lists().isEmpty()) {
      which.add("on " + englishLists(rule));
    }
    String where = rule.by().stream()
        .map(word -> DimensionWord.known(word).phrase())
        .collect(Collectors.joining(" and "));
    String counted = switch (rule.what()) {
      case ANY, COUNT -> "{observed} engagements";
      case DISTINCT -> "{observed} distinct " + DimensionWord.known(rule.of()).plural();
      case SUM -> rule.of() + " of {observed} in all";
    };
    return counted
        + " "
        + where
        + " in "
        + window.spaced()
        + englishBracket(which)
        + "; the rule allows "
        + RuleText.number(rule.allowed());
  }

  private static String englishLists(Rule rule) {
    String names = String.join(" or ", rule.lists());
    return (rule.lists().size() == 1 ? "the list " : "one of the lists ") + names;
  }

  private static String englishBracket(List<String> which) {
    return which.isEmpty() ? "" : " (" + String.join(", ", which) + ")";
  }

  static String chinese(Rule rule) {
    List<String> which = new ArrayList<>(rule.actions());
    rule.sources().forEach(source -> which.add("来源 " + source));
    Span window = rule.window();
    if (window == null) {
      return chineseLists(rule) + chineseBracket(which);
    }
    if (!rule.lists().isEmpty()) {
      which.add(chineseLists(rule));
    }
    String where = rule.by().stream()
        .map(word -> "此" + DimensionWord.known(word).chinese())
        .collect(Collectors.joining("、"));
    String counted = switch (rule.what()) {
      case ANY, COUNT -> "有 {observed} 次互动";
      case DISTINCT -> "有 {observed} 个不同的" + DimensionWord.known(rule.of()).chinese();
      case SUM -> "的 " + rule.of() + " 合计 {observed}";
    };
    return where
        + "在 "
        + window.chinese()
        + "内"
        + counted
        + chineseBracket(which)
        + "，规则允许 "
        + RuleText.number(rule.allowed());
  }

  private static String chineseLists(Rule rule) {
    String names = String.join("、", rule.lists());
    return (rule.lists().size() == 1 ? "在名单 " : "在下列名单之一：") + names;
  }

  private static String chineseBracket(List<String> which) {
    return which.isEmpty() ? "" : "（" + String.join("，", which) + "）";
  }
}
