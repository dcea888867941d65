package io.github.winnow.internal.audit;

import io.github.winnow.spi.Slice;
import java.util.Arrays;

/**
 * A slice in which accounts, with their devices, networks, clients and age, have changed places by chance: habits,
 * degrees, hours and each target's curve are as they were, and coordination is gone. {@link
 * Rewiring} says how. What a detector finds in it, it finds without there being anything.
 *
 * <p>The same slice and seed give the same decoy on every Java. Memory: 24 bytes an engagement
 * beside the slice's own.
 */
final class Decoy extends SliceOfSlice {
  private final int[] account;
  private final int[] device;
  private final int[] network;
  private final int[] client;
  private final long[] created;

  Decoy(Slice real, long seed) {
    super(real);
    int[] actors = new Rewiring(real, seed).actors();
    account = Arrays.stream(actors).map(real::account).toArray();
    device = Arrays.stream(actors).map(real::device).toArray();
    network = Arrays.stream(actors).map(real::network).toArray();
    client = Arrays.stream(actors).map(real::client).toArray();
    created = Arrays.stream(actors).mapToLong(real::created).toArray();
  }

  @Override
  public int account(int event) {
    return account[event];
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
  public int client(int event) {
    return client[event];
  }

  @Override
  public long created(int event) {
    return created[event];
  }
}
