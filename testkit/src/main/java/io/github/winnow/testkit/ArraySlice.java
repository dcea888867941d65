package io.github.winnow.testkit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Source;
import io.github.winnow.spi.Slice;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A slice in arrays. Filled first, in the order of time, and then not changed. */
final class ArraySlice implements Slice {
  private int size;
  private final long[] times;
  private final int[] accounts;
  private final int[] targets;
  private final int[] publishers;
  private final int[] devices;
  private final int[] networks;
  private final int[] clients;
  private final long[] created;
  private final int[] counts;
  private final Action[] actions;
  private final @Nullable Source[] sources;
  private final int[] numbers = new int[6];
  private long from = Long.MAX_VALUE;
  private long to;
  private IntToLongFunction hash = account -> Rng.mix(account + 1L);
  private IntUnaryOperator accountOf = target -> NONE;
  private IntPredicate confirmed = account -> false;
  private IntPredicate cleared = account -> false;
  private final Map<Class<?>, Object> views = new HashMap<>();

  ArraySlice(int most) {
    times = new long[most];
    accounts = new int[most];
    targets = new int[most];
    publishers = new int[most];
    devices = new int[most];
    networks = new int[most];
    clients = new int[most];
    created = new long[most];
    counts = new int[most];
    actions = new Action[most];
    sources = new @Nullable Source[most];
  }

  ArraySlice add(
      long time,
      int account,
      int target,
      int publisher,
      int device,
      int network,
      Action action,
      @Nullable Source source,
      int count) {
    if (size > 0 && time < times[size - 1]) {
      throw new IllegalArgumentException("a slice is in the order of time");
    }
    times[size] = time;
    accounts[size] = seen(0, account);
    targets[size] = seen(1, target);
    publishers[size] = seen(2, publisher);
    devices[size] = seen(3, device);
    networks[size] = seen(4, network);
    actions[size] = action;
    sources[size] = source;
    counts[size] = count;
    clients[size] = NONE;
    created[size] = Engagement.ABSENT;
    from = Math.min(from, time);
    to = Math.max(to, time + 1);
    size++;
    return this;
  }

  /** Says through which client the event added last came, and how old its account is. */
  private void claims(int client, long creation) {
    clients[size - 1] = seen(5, client);
    created[size - 1] = creation;
  }

  private int seen(int kind, int number) {
    numbers[kind] = Math.max(numbers[kind], number + 1);
    return number;
  }

  /** The events of a slice for which something holds, under its numbers. */
  static ArraySlice part(Slice whole, IntPredicate holds) {
    int n = 0;
    for (int event = 0; event < whole.size(); event++) {
      n += holds.test(event) ? 1 : 0;
    }
    ArraySlice part = new ArraySlice(n);
    for (int event = 0; event < whole.size(); event++) {
      if (holds.test(event)) {
        part.add(
            whole.time(event),
            whole.account(event),
            whole.target(event),
            whole.publisher(event),
            whole.device(event),
            whole.network(event),
            whole.action(event),
            whole.source(event),
            whole.count(event));
        part.claims(whole.client(event), whole.created(event));
      }
    }
    return part.as(whole, whole::hash, whole::accountOf, whole::isConfirmed, whole::isCleared);
  }

  /** The same events with all numbers counted from the other end. */
  static ArraySlice turned(Slice whole) {
    ArraySlice turned = new ArraySlice(whole.size());
    for (int event = 0; event < whole.size(); event++) {
      turned.add(
          whole.time(event),
          turned(whole.account(event), whole.accounts()),
          turned(whole.target(event), whole.targets()),
          turned(whole.publisher(event), whole.publishers()),
          turned(whole.device(event), whole.devices()),
          turned(whole.network(event), whole.networks()),
          whole.action(event),
          whole.source(event),
          whole.count(event));
      turned.claims(turned(whole.client(event), whole.clients()), whole.created(event));
    }
    return turned.as(
        whole,
        account -> whole.hash(turned(account, whole.accounts())),
        target -> turned(whole.accountOf(turned(target, whole.targets())), whole.accounts()),
        account -> whole.isConfirmed(turned(account, whole.accounts())),
        account -> whole.isCleared(turned(account, whole.accounts())));
  }

  static int turned(int number, int numbers) {
    return number == NONE ? NONE : numbers - 1 - number;
  }

  /** Takes on the span, the numbers, the hashes and the accounts among the targets of another slice. */
  private ArraySlice as(
      Slice whole,
      IntToLongFunction hashes,
      IntUnaryOperator accounts,
      IntPredicate areConfirmed,
      IntPredicate areCleared) {
    confirmed = areConfirmed;
    cleared = areCleared;
    hash = hashes;
    accountOf = accounts;
    from = whole.from();
    to = whole.to();
    numbers[0] = whole.accounts();
    numbers[1] = whole.targets();
    numbers[2] = whole.publishers();
    numbers[3] = whole.devices();
    numbers[4] = whole.networks();
    numbers[5] = whole.clients();
    return this;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public long from() {
    return Math.min(from, to);
  }

  @Override
  public long to() {
    return to;
  }

  @Override
  public int accounts() {
    return numbers[0];
  }

  @Override
  public int targets() {
    return numbers[1];
  }

  @Override
  public int publishers() {
    return numbers[2];
  }

  @Override
  public int devices() {
    return numbers[3];
  }

  @Override
  public int networks() {
    return numbers[4];
  }

  @Override
  public int clients() {
    return numbers[5];
  }

  @Override
  public long time(int event) {
    return times[event];
  }

  @Override
  public int account(int event) {
    return accounts[event];
  }

  @Override
  public int target(int event) {
    return targets[event];
  }

  @Override
  public int publisher(int event) {
    return publishers[event];
  }

  @Override
  public int device(int event) {
    return devices[event];
  }

  @Override
  public int network(int event) {
    return networks[event];
  }

  @Override
  public int client(int event) {
    return clients[event];
  }

  @Override
  public long created(int event) {
    return created[event];
  }

  @Override
  public Action action(int event) {
    return actions[event];
  }

  @Override
  public @Nullable Source source(int event) {
    return sources[event];
  }

  @Override
  public int count(int event) {
    return counts[event];
  }

  @Override
  public long hash(int account) {
    return hash.applyAsLong(account);
  }

  @Override
  public int accountOf(int target) {
    return accountOf.applyAsInt(target);
  }

  @Override
  public boolean isConfirmed(int account) {
    return confirmed.test(account);
  }

  @Override
  public boolean isCleared(int account) {
    return cleared.test(account);
  }

  @Override
  public <V> V view(Class<V> type, Function<? super Slice, ? extends V> make) {
    Object known = views.get(type);
    if (known == null) {
      known = make.apply(this);
      views.put(type, known);
    }
    return type.cast(known);
  }

  @Override
  public String toString() {
    return size + " events from " + from() + " to " + to + ": " + Arrays.toString(numbers)
        + " accounts, targets, publishers, devices, networks, clients";
  }
}
