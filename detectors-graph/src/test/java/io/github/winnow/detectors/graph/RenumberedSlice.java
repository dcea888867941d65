package io.github.winnow.detectors.graph;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;
import io.github.winnow.spi.Slice;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A slice whose accounts have other numbers. */
final class RenumberedSlice implements Slice {
  private final Slice slice;
  private final int[] number;

  RenumberedSlice(Slice slice, int[] number) {
    this.slice = slice;
    this.number = number;
  }

  @Override
  public int size() {
    return slice.size();
  }

  @Override
  public long from() {
    return slice.from();
  }

  @Override
  public long to() {
    return slice.to();
  }

  @Override
  public int accounts() {
    return slice.accounts();
  }

  @Override
  public int targets() {
    return slice.targets();
  }

  @Override
  public int publishers() {
    return slice.publishers();
  }

  @Override
  public int devices() {
    return slice.devices();
  }

  @Override
  public int networks() {
    return slice.networks();
  }

  @Override
  public int clients() {
    return slice.clients();
  }

  @Override
  public int client(int event) {
    return slice.client(event);
  }

  @Override
  public long created(int event) {
    return slice.created(event);
  }

  @Override
  public long time(int event) {
    return slice.time(event);
  }

  @Override
  public int account(int event) {
    return number[slice.account(event)];
  }

  @Override
  public int target(int event) {
    return slice.target(event);
  }

  @Override
  public int publisher(int event) {
    return slice.publisher(event);
  }

  @Override
  public int device(int event) {
    return slice.device(event);
  }

  @Override
  public int network(int event) {
    return slice.network(event);
  }

  @Override
  public Action action(int event) {
    return slice.action(event);
  }

  @Override
  public @Nullable Source source(int event) {
    return slice.source(event);
  }

  @Override
  public int count(int event) {
    return slice.count(event);
  }

  @Override
  public long hash(int account) {
    return slice.hash(before(account));
  }

  private int before(int account) {
    for (int a = 0; a < number.length; a++) {
      if (number[a] == account) {
        return a;
      }
    }
    throw new IllegalArgumentException("no account " + account);
  }

  @Override
  public boolean isConfirmed(int account) {
    return slice.isConfirmed(before(account));
  }

  @Override
  public boolean isCleared(int account) {
    return slice.isCleared(before(account));
  }

  @Override
  public int accountOf(int target) {
    int account = slice.accountOf(target);
    return account == NONE ? NONE : number[account];
  }

  @Override
  public <V> V view(Class<V> type, Function<? super Slice, ? extends V> make) {
    return make.apply(this);
  }
}
