package io.github.winnow.testkit;

import io.github.winnow.event.Engagement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be read off a single column of the log, as a score for every event.
 *
 * <p>Of a column with many values (accounts, targets, devices, addresses and so on): its order as a
 * number or text, its length, whether it is there, and how often the value occurs. Of one with few
 * values also how often it was fabricated in the other half of the log.
 */
final class Columns {
  private static final int FEW = 40;

  private final List<LabelledEngagement> events;
  private final boolean[] labels;
  private final Map<String, double[]> scores = new LinkedHashMap<>();

  private Columns(List<LabelledEngagement> events) {
    this.events = events;
    labels = new boolean[events.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = events.get(i).fabricated();
    }
  }

  /** The folded AUROC of every score. */
  static Map<String, Double> aurocs(List<LabelledEngagement> events) {
    Columns columns = new Columns(events);
    columns.score();
    Map<String, Double> result = new LinkedHashMap<>();
    columns.scores.forEach((name, s) -> result.put(name, Auroc.folded(s, columns.labels)));
    return result;
  }

  private void score() {
    number("time", e -> e.time());
    number("time of day", e -> Math.floorMod(e.time() - Calendar.START, Calendar.DAY));
    few("hour", e -> "" + Math.floorMod(e.time() - Calendar.START, Calendar.DAY) / Calendar.HOUR);
    few("day", e -> "" + (e.time() - Calendar.START) / Calendar.DAY);
    number("minute of the hour", e -> e.time() / Calendar.MINUTE % 60);
    number("second of the minute", e -> e.time() / Calendar.SECOND % 60);
    number("ms of the second", e -> e.time() % Calendar.SECOND);
    ties();
    text("id", e -> e.id());
    text("account", e -> e.account());
    text("target", e -> e.target());
    text("publisher", e -> e.publisher());
    text("device", e -> e.device());
    text("ip", e -> e.ip());
    text("network", e -> network(e.ip()));
    text("promotion", e -> e.promotion());
    text("impression", e -> e.impression());
    text("payment", e -> e.payment());
    few("source", e -> e.source());
    few("region", e -> e.region());
    few("network_type", e -> e.networkType());
    few("client", e -> e.client());
    few("count", e -> e.count());
    few("attributes", e -> e.attributes());
    number("account_created", e -> e.accountCreated());
    number("account age", e -> e.time() - (double) e.accountCreated());
    number("account_created: hour", e -> Math.floorMod(e.accountCreated(), Calendar.DAY));
    number("account_created: ms", e -> Math.floorMod(e.accountCreated(), Calendar.SECOND));
    number("account_created is there", e -> e.accountCreated() == Engagement.ABSENT ? 0 : 1);
    number("dwell is there", e -> Double.isNaN(e.dwell()) ? 0 : 1);
    number("completion is there", e -> Double.isNaN(e.completion()) ? 0 : 1);
  }

  private void number(String name, ToDoubleFunction<Engagement> value) {
    scores.put(
        name,
        events.stream().mapToDouble(e -> value.applyAsDouble(e.engagement())).toArray());
  }

  private void text(String name, Function<Engagement, @Nullable Object> column) {
    @Nullable String[] values = values(column);
    Map<String, Integer> counts = counts(values);
    Map<String, Integer> order = new HashMap<>();
    for (String value : new TreeSet<>(counts.keySet())) {
      order.put(value, order.size());
    }
    scores.put(name + ": order", map(values, v -> order.getOrDefault(v, 0)));
    scores.put(name + ": length", map(values, String::length));
    scores.put(name + ": last character", map(values, v -> v.isEmpty() ? 0 : last(v)));
    scores.put(name + ": frequency", map(values, v -> counts.getOrDefault(v, 0)));
    scores.put(name + " is there", map(values, v -> v.isEmpty() ? 0 : 1));
  }

  private void few(String name, Function<Engagement, @Nullable Object> column) {
    text(name, column);
    @Nullable String[] values = values(column);
    if (counts(values).size() > FEW) {
      throw new AssertionError(name + " has many values");
    }
    Map<String, long[]> evidence = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      long[] cell = evidence.computeIfAbsent(orEmpty(values[i]), v -> new long[4]);
      cell[fold(i) * 2 + (labels[i] ? 1 : 0)]++;
    }
    double[] encoded = new double[values.length];
    for (int i = 0; i < encoded.length; i++) {
      long[] cell = evidence.getOrDefault(orEmpty(values[i]), new long[4]);
      int other = 1 - fold(i);
      encoded[i] = (cell[other * 2 + 1] + 0.5) / (cell[other * 2] + cell[other * 2 + 1] + 1.0);
    }
    scores.put(name + ": share fabricated elsewhere", encoded);
  }

  /** Where events of the same ms stand, and how many there are. */
  private void ties() {
    double[] position = new double[events.size()];
    double[] size = new double[events.size()];
    double[] gap = new double[events.size()];
    for (int i = 0; i < position.length; ) {
      int end = i;
      while (end < position.length && time(end) == time(i)) {
        end++;
      }
      for (int j = i; j < end; j++) {
        position[j] = (j - i + 0.5) / (end - i);
        size[j] = end - i;
        gap[j] = j == 0 ? 0 : time(j) - time(j - 1);
      }
      i = end;
    }
    scores.put("place among ties", position);
    scores.put("number of ties", size);
    scores.put("time since the previous row", gap);
  }

  private long time(int i) {
    return events.get(i).engagement().time();
  }

  /** By a coin, so that every order is in both halves: the strictest way to ask. */
  private static int fold(int i) {
    return (int) (Rng.mix(i) & 1);
  }

  private @Nullable String[] values(Function<Engagement, @Nullable Object> column) {
    List<@Nullable String> values = new ArrayList<>(events.size());
    for (LabelledEngagement e : events) {
      Object value = column.apply(e.engagement());
      values.add(value == null ? null : value.toString());
    }
    return values.toArray(new String[0]);
  }

  private static Map<String, Integer> counts(@Nullable String[] values) {
    Map<String, Integer> counts = new HashMap<>();
    for (String value : values) {
      counts.merge(orEmpty(value), 1, Integer::sum);
    }
    return counts;
  }

  private static double[] map(@Nullable String[] values, ToDoubleFunction<String> score) {
    return Arrays.stream(values)
        .mapToDouble(v -> score.applyAsDouble(orEmpty(v)))
        .toArray();
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static int last(String value) {
    return value.charAt(value.length() - 1);
  }

  /** The /24 of an IPv4 address, the /64 of an IPv6 one. */
  static @Nullable String network(@Nullable String ip) {
    if (ip == null) {
      return null;
    }
    return ip.indexOf(':') < 0 ? ip.substring(0, ip.lastIndexOf('.')) : ip.substring(0, 19);
  }
}
