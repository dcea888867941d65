package io.github.winnow.internal.audit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Source;
import io.github.winnow.internal.standing.Clearances;
import io.github.winnow.internal.standing.Confirmations;
import io.github.winnow.internal.standing.LongIndex;
import io.github.winnow.internal.standing.Standing;
import io.github.winnow.spi.Slice;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the history as a slice: in the order of time, and of hashes where times are equal, so
 * that the order of arrival plays no part.
 */
final class RowSlice implements Slice {
  private static final long HOUR = 3_600_000;

  private final long from;
  private final long to;
  private final LongIndex accountIndex = new LongIndex();
  private final LongIndex targetIndex = new LongIndex();
  private final LongIndex publisherIndex = new LongIndex();
  private final LongIndex deviceIndex = new LongIndex();
  private final LongIndex networkIndex = new LongIndex();
  private final LongIndex clientIndex = new LongIndex();
  private final long[] times;
  private final int[] accounts;
  private final int[] targets;
  private final int[] publishers;
  private final int[] devices;
  private final int[] networks;
  private final int[] clients;
  private final int[] createdHours;
  private final int[] counts;
  private final Action[] actions;
  private final @Nullable Source[] sources;
  private final int[] accountOf;
  private final Clearances clearances;
  private final Confirmations confirmations;
  private final Views views = new Views();

  RowSlice(RowList rows, long from, long to, Standing standing) {
    clearances = standing.clearances();
    confirmations = standing.confirmations();
    this.from = from;
    this.to = to;
    int n = rows.size();
    times = new long[n];
    accounts = new int[n];
    targets = new int[n];
    publishers = new int[n];
    devices = new int[n];
    networks = new int[n];
    clients = new int[n];
    createdHours = new int[n];
    counts = new int[n];
    actions = new Action[n];
    sources = new @Nullable Source[n];
    int[] order = rows.order();
    for (int i = 0; i < n; i++) {
      int row = order[i];
      times[i] = rows.time(row);
      accounts[i] = accountIndex.add(rows.account(row));
      targets[i] = targetIndex.add(rows.target(row));
      publishers[i] = optional(publisherIndex, rows.publisher(row));
      devices[i] = optional(deviceIndex, rows.device(row));
      networks[i] = optional(networkIndex, rows.network(row));
      clients[i] = optional(clientIndex, rows.client(row));
      createdHours[i] = rows.createdHour(row);
      counts[i] = rows.count(row);
      actions[i] = rows.action(row);
      sources[i] = rows.source(row);
    }
    accountOf = new int[targetIndex.size()];
    Arrays.setAll(accountOf, t -> Math.max(NONE, accountIndex.find(targetIndex.key(t))));
  }

  private static int optional(LongIndex index, int half) {
    return half == 0 ? NONE : index.add(half);
  }

  long targetHash(int target) {
    return targetIndex.key(target);
  }

  int deviceHash(int device) {
    return (int) deviceIndex.key(device);
  }

  int networkHash(int network) {
    return (int) networkIndex.key(network);
  }

  @Override
  public int size() {
    return times.length;
  }

  @Override
  public long from() {
    return from;
  }

  @Override
  public long to() {
    return to;
  }

  @Override
  public int accounts() {
    return accountIndex.size();
  }

  @Override
  public int targets() {
    return targetIndex.size();
  }

  @Override
  public int publishers() {
    return publisherIndex.size();
  }

  @Override
  public int devices() {
    return deviceIndex.size();
  }

  @Override
  public int networks() {
    return networkIndex.size();
  }

  @Override
  public int clients() {
    return clientIndex.size();
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
    return createdHours[event] == 0 ? Engagement.ABSENT : createdHours[event] * HOUR;
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
    return accountIndex.key(account);
  }

  @Override
  public int accountOf(int target) {
    return accountOf[target];
  }

  @Override
  public boolean isConfirmed(int account) {
    return confirmations.isKnown(hash(account), from, to) && !isCleared(account);
  }

  @Override
  public boolean isCleared(int account) {
    return clearances.isAnyOf(hash(account), from, to);
  }

  @Override
  public <V> V view(Class<V> type, Function<? super Slice, ? extends V> make) {
    return views.get(this, type, make);
  }
}
