package io.github.winnow.internal.audit;

import io.github.winnow.spi.Slice;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The views of one slice, made when they are first asked for. One thread at a time. */
final class Views {
  private final Map<Class<?>, Object> made = new HashMap<>();

  <V> V get(Slice slice, Class<V> type, Function<? super Slice, ? extends V> make) {
    Object known = made.get(type);
    if (known == null) { // making one may ask for another
      known = make.apply(slice);
      made.put(type, known);
    }
    return type.cast(known);
  }
}
