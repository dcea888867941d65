package io.github.winnow.testkit;

import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The raw columns of a log as bins of numbers, and what is cheaply derived from them: what anybody looks at
 * before there is a detector. Not among them: dwell, completion, action and source, which may
 * differ, and what is missing because of them.
 */
final class Cheap {
  private final List<LabelledEngagement> events;
  private final Map<String, short[]> columns = new LinkedHashMap<>();

  private Cheap(List<LabelledEngagement> events) {
    this.events = events;
  }

  static Map<String, short[]> columns(List<LabelledEngagement> events) {
    Cheap cheap = new Cheap(events);
    cheap.raw();
    cheap.derived();
    return cheap.columns;
  }

  /** Half of the accounts' rows. */
  static BitSet half(List<LabelledEngagement> events) {
    BitSet half = new BitSet();
    for (int i = 0; i < events.size(); i++) {
      half.set(i, (Rng.mix(events.get(i).engagement().account().number()) & 1) == 0);
    }
    return half;
  }

  private void raw() {
    put("id", e -> number(e.id()));
    put("id: low bits", e -> number(e.id()) % 4_096);
    put("time", Engagement::time);
    put("account", e -> e.account().number());
    put("target", e -> e.target().number());
    put("publisher", e -> number(e.publisher()));
    put("device", e -> hash(e.device()));
    put("promotion", e -> number(e.promotion()));
    put("account_created", e -> known(e) ? e.accountCreated() : Double.NEGATIVE_INFINITY);
    for (int octet = 0; octet < 4; octet++) {
      int n = octet;
      put("ip: octet " + octet, e -> octet(e.ip(), n));
    }
    put("count", Engagement::count);
    category("region", Engagement::region);
    category("network_type", Engagement::networkType);
    category("client", Engagement::client);
    there("device", Engagement::device);
    there("ip", Engagement::ip);
    there("promotion", Engagement::promotion);
    there("impression", Engagement::impression);
    there("payment", Engagement::payment);
    there("publisher", Engagement::publisher);
  }

  private void derived() {
    put("hour of the day", e -> floor(e.time(), Calendar.HOUR, 24));
    put("hour of the week", e -> floor(e.time(), Calendar.HOUR, 168));
    put("minute of the hour", e -> floor(e.time(), Calendar.MINUTE, 60));
    put("second of the minute", e -> floor(e.time(), Calendar.SECOND, 60));
    put("ms of the second", e -> floor(e.time(), 1, Calendar.SECOND));
    put("age", e -> known(e) ? e.time() - (double) e.accountCreated() : -1);
    put("created: hour", e -> floor(e.accountCreated(), Calendar.HOUR, 24));
    put("IPv6", e -> e.ip() != null && e.ip().indexOf(':') >= 0 ? 1 : 0);
    networkTypeAgainstBlock();
    distinct("regions", Engagement::region);
    distinct("devices", Engagement::device);
    distinct("clients", Engagement::client);
    distinct("network types", Engagement::networkType);
    Map<Id, Integer> activity = new HashMap<>();
    events.forEach(e -> activity.merge(e.engagement().account(), 1, Integer::sum));
    put("events of the account", e -> activity.getOrDefault(e.account(), 0));
  }

  /** How usual this kind of network is in this block of addresses. */
  private void networkTypeAgainstBlock() {
    Map<String, Integer> blocks = new HashMap<>();
    Map<String, Integer> both = new HashMap<>();
    for (LabelledEngagement e : events) {
      String block = "" + Columns.network(e.engagement().ip());
      blocks.merge(block, 1, Integer::sum);
      both.merge(block + e.engagement().networkType(), 1, Integer::sum);
    }
    put("network type against block", e -> {
      String block = "" + Columns.network(e.ip());
      return (double) both.getOrDefault(block + e.networkType(), 0) / blocks.getOrDefault(block, 1);
    });
  }

  private void distinct(String what, Function<Engagement, @Nullable Object> column) {
    Map<Id, Set<Object>> values = new HashMap<>();
    for (LabelledEngagement e : events) {
      Object value = column.apply(e.engagement());
      if (value != null) {
        values.computeIfAbsent(e.engagement().account(), a -> new HashSet<>()).add(value);
      }
    }
    put(
        what + " of the account",
        e -> values.getOrDefault(e.account(), Set.of()).size());
  }

  /** Each value as a column of its own. */
  private void category(String name, Function<Engagement, @Nullable Object> column) {
    Set<String> values = new TreeSet<>();
    events.forEach(e -> values.add("" + column.apply(e.engagement())));
    if (values.size() > 40) {
      throw new AssertionError(name + " has many values");
    }
    for (String value : values) {
      put(name + " " + value, e -> value.equals("" + column.apply(e)) ? 1 : 0);
    }
  }

  private void there(String name, Function<Engagement, @Nullable Object> column) {
    put(name + " is there", e -> column.apply(e) == null ? 0 : 1);
  }

  private void put(String name, ToDoubleFunction<Engagement> value) {
    double[] column =
        events.stream().mapToDouble(e -> value.applyAsDouble(e.engagement())).toArray();
    columns.put(name, SmallTree.binned(column));
  }

  private static boolean known(Engagement e) {
    return e.accountCreated() != Engagement.ABSENT;
  }

  private static double number(@Nullable Id id) {
    return id == null ? -1 : id.number();
  }

  private static double hash(@Nullable Id id) {
    return id == null ? -1 : (double) Long.parseUnsignedLong(id.toString().substring(1), 16);
  }

  /** The n-th number of an address, of an IPv6 one the n-th group after the first. */
  private static double octet(@Nullable String ip, int n) {
    if (ip == null) {
      return -1;
    }
    boolean six = ip.indexOf(':') >= 0;
    int from = 0;
    for (int i = 0; i < (six ? n + 1 : n); i++) {
      from = ip.indexOf(six ? ':' : '.', from) + 1;
    }
    int end = ip.indexOf(six ? ':' : '.', from);
    String part = ip.substring(from, end < 0 ? ip.length() : end);
    return six ? 1_000 + Integer.parseInt(part, 16) : Integer.parseInt(part);
  }

  private static double floor(long time, long unit, long units) {
    return Math.floorMod(Math.floorDiv(time, unit), units);
  }
}
