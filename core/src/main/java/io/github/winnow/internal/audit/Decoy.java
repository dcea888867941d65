package io.github.winnow.internal.audit;

import io.github.winnow.spi.Slice;
import java.util.Arrays;

/**
 * A slice in which accounts, with their devices and networks, have changed places by chance: habits,
 * degrees, hours and each target's curve are as they were, and coordination is gone. {@link
 * Rewiring} says how. What a detector finds in it, it finds without there being anything.
 *
 * <p>The same slice and seed give the same decoy on every Java. Memory: 12 bytes an engagement
 * beside the slice's own.
 */
final class Decoy extends SliceOfSlice {
  private final int[] account;
  private final int[] device;
  private final int[] network;

  Decoy(Slice real, long seed) {
    super(real);
    int[] actors = new Rewiring(real, seed).actors();
    account = Arrays.stream(actors).map(real::account).toArray();
    device = Arrays.stream(actors).map(real::device).toArray();
    network = Arrays.stream(actors).map(real::network).toArray();
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
}
