package io.github.winnow.internal.audit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;
import io.github.winnow.spi.Slice;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A slice in which accounts, with their devices and networks, have changed places by chance: habits,
 * degrees, hours and each target's curve are as they were, and coordination is gone. {@link
 * Rewiring} says how. What a detector finds in it, it finds without there being anything.
 *
 * <p>The same slice and seed give the same decoy on every Java. Memory: 12 bytes an engagement
 * beside the slice's own.
 */
final class Decoy implements Slice {
  private final Slice real;
  private final int[] account;
  private final int[] device;
  private final int[] network;
  private final Map<Class<?>, Object> views = new HashMap<>();

  Decoy(Slice real, long seed) {
    this.real = real;
    int[] actors = new Rewiring(real, seed).actors();
    account = Arrays.stream(actors).map(real::account).toArray();
    device = Arrays.stream(actors).map(real::device).toArray();
    network = Arrays.stream(actors).map(real::network).toArray();
  }

  @Override
  public int size() {
    return real.size();
  }

  @Override
  public long from() {
    return real.from();
  }

  @Override
  public long to() {
    return real.to();
  }

  @Override
  public int accounts() {
    return real.accounts();
  }

  @Override
  public int targets() {
    return real.targets();
  }

  @Override
  public int publishers() {
    return real.publishers();
  }

  @Override
  public int devices() {
    return real.devices();
  }

  @Override
  public int networks() {
    return real.networks();
  }

  @Override
  public long time(int event) {
    return real.time(event);
  }

  @Override
  public int account(int event) {
    return account[event];
  }

  @Override
  public int target(int event) {
    return real.target(event);
  }

  @Override
  public int publisher(int event) {
    return real.publisher(event);
  }

  @Override
  public int device(int event) {
    return device[event];
  }

  @Override
  public int network(int event) {
    return network[event];
  }

  @Override
  public Action action(int event) {
    return real.action(event);
  }

  @Override
  public @Nullable Source source(int event) {
    return real.source(event);
  }

  @Override
  public int count(int event) {
    return real.count(event);
  }

  @Override
  public long hash(int account) {
    return real.hash(account);
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
}
