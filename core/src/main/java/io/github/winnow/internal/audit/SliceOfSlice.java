package io.github.winnow.internal.audit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;
import io.github.winnow.spi.Slice;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A slice that differs from another in part, under the other's numbers. Views are its own. */
abstract class SliceOfSlice implements Slice {
  private final Slice slice;
  private final Views views = new Views();

  SliceOfSlice(Slice slice) {
    this.slice = slice;
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
  public long time(int event) {
    return slice.time(event);
  }

  @Override
  public int account(int event) {
    return slice.account(event);
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
  public int client(int event) {
    return slice.client(event);
  }

  @Override
  public long created(int event) {
    return slice.created(event);
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
    return slice.hash(account);
  }

  @Override
  public int accountOf(int target) {
    return slice.accountOf(target);
  }

  @Override
  public boolean isConfirmed(int account) {
    return slice.isConfirmed(account);
  }

  @Override
  public boolean isCleared(int account) {
    return slice.isCleared(account);
  }

  @Override
  public <V> V view(Class<V> type, Function<? super Slice, ? extends V> make) {
    return views.get(this, type, make);
  }
}
