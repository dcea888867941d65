package io.github.winnow.testkit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.event.Source;
import io.github.winnow.spi.Slice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A slice of a list of engagements. */
final class ListSlice implements Slice {
  private static final int DIMENSIONS = 6;
  private static final int ACCOUNT = 0;
  private static final int TARGET = 1;
  private static final int PUBLISHER = 2;
  private static final int DEVICE = 3;
  private static final int NETWORK = 4;
  private static final int CLIENT = 5;
  private static final long HOUR = 3_600_000;
  private static final long LAST_HOUR = (1 << 20) - 1;

  private final List<Engagement> events;
  private final int[][] number = new int[DIMENSIONS][];
  private final int[] size = new int[DIMENSIONS];
  private final long[] hash;
  private final boolean[] isConfirmed;
  private final boolean[] isCleared;
  private final int[] accountOf;
  private final Map<Class<?>, Object> views = new HashMap<>();

  /** A slice of engagements that are in the order of time. */
  ListSlice(List<Engagement> events, Set<Id> confirmed, Set<Id> cleared) {
    this.events = events;
    for (int d = 0; d < DIMENSIONS; d++) {
      number[d] = new int[events.size()];
      Map<Object, Integer> numbers = new HashMap<>();
      for (int i = 0; i < events.size(); i++) {
        @Nullable Object value = value(d, events.get(i));
        number[d][i] = value == null ? NONE : numbers.computeIfAbsent(value, v -> numbers.size());
      }
      size[d] = numbers.size();
    }
    hash = new long[size[ACCOUNT]];
    Map<Id, Integer> accounts = new HashMap<>();
    for (int i = 0; i < events.size(); i++) {
      hash[number[ACCOUNT][i]] = hash(events.get(i).account());
      accounts.put(events.get(i).account(), number[ACCOUNT][i]);
    }
    isCleared = new boolean[size[ACCOUNT]];
    isConfirmed = new boolean[size[ACCOUNT]];
    accounts.forEach((id, account) -> {
      isCleared[account] = cleared.contains(id);
      isConfirmed[account] = confirmed.contains(id) && !cleared.contains(id);
    });
    accountOf = new int[size[TARGET]];
    for (int i = 0; i < events.size(); i++) {
      accountOf[number[TARGET][i]] = accounts.getOrDefault(events.get(i).target(), NONE);
    }
  }

  private static @Nullable Object value(int dimension, Engagement e) {
    return switch (dimension) {
      case ACCOUNT -> e.account();
      case TARGET -> e.target();
      case PUBLISHER -> e.publisher();
      case DEVICE -> e.device();
      case NETWORK -> network(e.ip());
      case CLIENT -> e.client();
      default -> throw new IllegalArgumentException("no dimension " + dimension);
    };
  }

  private static @Nullable String network(@Nullable String ip) {
    if (ip == null) {
      return null;
    }
    if (ip.indexOf(':') < 0) {
      int dot = ip.lastIndexOf('.');
      return dot < 0 ? ip : ip.substring(0, dot);
    }
    int end = -1;
    for (int group = 0; group < 3; group++) {
      end = ip.indexOf(':', end + 1);
      if (end < 0) {
        return ip;
      }
    }
    return ip.substring(0, end);
  }

  private static long hash(Id id) {
    @Nullable String text = id.text();
    Rng rng = new Rng(text == null ? id.number() : ~id.number());
    return (text == null ? rng : rng.split(text)).bits();
  }

  @Override
  public int size() {
    return events.size();
  }

  @Override
  public long from() {
    return events.isEmpty() ? 0 : time(0);
  }

  @Override
  public long to() {
    long last = events.isEmpty() ? 0 : time(size() - 1);
    return last == Long.MAX_VALUE ? last : last + 1;
  }

  @Override
  public int accounts() {
    return size[ACCOUNT];
  }

  @Override
  public int targets() {
    return size[TARGET];
  }

  @Override
  public int publishers() {
    return size[PUBLISHER];
  }

  @Override
  public int devices() {
    return size[DEVICE];
  }

  @Override
  public int networks() {
    return size[NETWORK];
  }

  @Override
  public int clients() {
    return size[CLIENT];
  }

  @Override
  public long time(int event) {
    return events.get(event).time();
  }

  @Override
  public int account(int event) {
    return number[ACCOUNT][event];
  }

  @Override
  public int target(int event) {
    return number[TARGET][event];
  }

  @Override
  public int publisher(int event) {
    return number[PUBLISHER][event];
  }

  @Override
  public int device(int event) {
    return number[DEVICE][event];
  }

  @Override
  public int network(int event) {
    return number[NETWORK][event];
  }

  @Override
  public int client(int event) {
    return number[CLIENT][event];
  }

  @Override
  public long created(int event) {
    long hour = Math.floorDiv(events.get(event).accountCreated(), HOUR);
    return hour < 1 || hour > LAST_HOUR ? Engagement.ABSENT : hour * HOUR;
  }

  @Override
  public Action action(int event) {
    return events.get(event).action();
  }

  @Override
  public @Nullable Source source(int event) {
    return events.get(event).source();
  }

  @Override
  public int count(int event) {
    return events.get(event).count();
  }

  @Override
  public long hash(int account) {
    return hash[account];
  }

  @Override
  public int accountOf(int target) {
    return accountOf[target];
  }

  @Override
  public boolean isConfirmed(int account) {
    return isConfirmed[account];
  }

  @Override
  public boolean isCleared(int account) {
    return isCleared[account];
  }

  @Override
  public <V> V view(Class<V> type, Function<? super Slice, ? extends V> make) {
    @Nullable Object known = views.get(type);
    if (known != null) {
      return type.cast(known);
    }
    V view = make.apply(this);
    views.put(type, view);
    return view;
  }
}
