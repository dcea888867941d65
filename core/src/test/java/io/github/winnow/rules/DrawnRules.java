package io.github.winnow.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Rules that are drawn at random, in all that the grammar has. */
final class DrawnRules {
  private static final List<String> TRAITS = List.of(
      "account",
      "device",
      "address",
      "network",
      "target",
      "publisher",
      "promotion",
      "action",
      "source",
      "region",
      "network-type",
      "client",
      "attribute:shop");

  private DrawnRules() {}

  static String draw(SplittableRandom random, int size) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < size; i++) {
      text.append("r").append(i).append(": ").append(one(random)).append('\n');
    }
    return text.toString();
  }

  private static String one(SplittableRandom random) {
    List<String> by = some(random, TRAITS, 1 + random.nextInt(3));
    StringBuilder rule = new StringBuilder();
    String most = "500000";
    switch (random.nextInt(3)) {
      case 0 -> rule.append("count");
      case 1 -> {
        List<String> others = new ArrayList<>(TRAITS);
        others.removeAll(by);
        String word = some(random, others, 1).get(0);
        rule.append("distinct ").append(random.nextBoolean() ? word : plural(word));
        most = "15000";
      }
      default -> {
        rule.append("sum ")
            .append(some(random, List.of("dwell", "completion", "attribute:amount"), 1)
                .get(0));
        most = "1000.25";
      }
    }
    rule.append(" by ").append(String.join(random.nextBoolean() ? "+" : " + ", by));
    if (random.nextBoolean()) {
      rule.append(" on ").append(String.join(", ", some(random, List.of("read", "like", "on"), 2)));
    }
    if (random.nextInt(3) == 0) {
      rule.append(" from ")
          .append(String.join(",", some(random, List.of("search", "ad", "over"), 1)));
    }
    rule.append(" over ").append(1 + random.nextInt(400)).append("smhd".charAt(random.nextInt(4)));
    rule.append(" > ").append(random.nextBoolean() ? most : random.nextInt(1000) + "");
    if (random.nextBoolean()) {
      rule.append(" then ")
          .append(some(random, List.of("show", "hold", "exclude"), 1).get(0));
    }
    if (random.nextBoolean()) {
      rule.append(" as ").append(random.nextBoolean() ? "general" : "sophisticated");
    }
    return rule.toString();
  }

  private static String plural(String word) {
    DimensionWord told = DimensionWord.of(word);
    return told == null ? word : told.plural();
  }

  private static List<String> some(SplittableRandom random, List<String> words, int size) {
    List<String> all = new ArrayList<>(words);
    Collections.shuffle(all, new Random(random.nextLong()));
    return all.stream().limit(size).collect(Collectors.toList());
  }
}
