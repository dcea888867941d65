package io.github.winnow.internal.plugin;

import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.Family;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds providers. One that can't be loaded never hides the others: it is kept as a reject. Nothing
 * is cached, so a plugin's class loader can be dropped with the engine.
 */
public final class Discovery {
  /** A class path that fails to list its services may fail for ever; this many rejects end it. */
  private static final int MOST_REJECTS = 100;

  private final Map<String, DetectorProvider> byId = new TreeMap<>();
  private final List<String> rejects = new ArrayList<>();

  /**
   * Adds what a class loader sees.
   *
   * @param loader the loader
   */
  public void addAll(ClassLoader loader) {
    addAll(ServiceLoader.load(DetectorProvider.class, loader));
  }

  /**
   * Adds what a module layer and its parents provide.
   *
   * @param layer the layer
   */
  public void addAll(ModuleLayer layer) {
    addAll(ServiceLoader.load(layer, DetectorProvider.class));
  }

  private void addAll(ServiceLoader<DetectorProvider> services) {
    Iterator<DetectorProvider> iterator = services.iterator();
    int failures = 0;
    boolean more = true;
    while (more && failures < MOST_REJECTS) {
      try {
        more = iterator.hasNext();
        if (more) {
          add(iterator.next());
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        failures++;
        rejects.add(e.getMessage() + cause(e));
      }
    }
    if (more) {
      rejects.add("after " + MOST_REJECTS + " failures the search was given up");
    }
  }

  private static String cause(Throwable e) {
    Throwable cause = e.getCause();
    if (cause instanceof ExceptionInInitializerError && cause.getCause() != null) {
      cause = cause.getCause(); // which alone says what was wrong
    }
    return cause == null ? "" : " (" + Faults.describe(cause) + ")";
  }

  /**
   * Adds one provider. The same class twice is one detector.
   *
   * @param provider the provider
   * @throws IllegalArgumentException when another class has the same id
   */
  public void add(DetectorProvider provider) {
    String id;
    try {
      id = provider.id();
      String wrong = wrong(id, provider.version(), provider.family());
      if (wrong != null) {
        rejects.add(provider.getClass().getName() + ": " + wrong);
        return;
      }
    } catch (Throwable e) {
      Faults.rethrowIfFatal(e);
      rejects.add(provider.getClass().getName() + ": " + Faults.describe(e));
      return;
    }
    DetectorProvider known = byId.putIfAbsent(id, provider);
    if (known != null && known.getClass() != provider.getClass()) {
      throw new IllegalArgumentException("two detectors have the id "
          + id
          + ": "
          + known.getClass().getName()
          + " from "
          + origin(known)
          + " and "
          + provider.getClass().getName()
          + " from "
          + origin(provider));
    }
  }

  /** What is wrong about what a provider says of itself: it was made by others, so null is possible. */
  private static @Nullable String wrong(@Nullable String id, int version, @Nullable Family family) {
    if (id == null || !Setup.NAME.matcher(id).matches()) {
      return "the id must be 1 to 64 characters out of a-z 0-9 -, a letter first; it is " + id;
    }
    if (version < 1) {
      return "the version must be at least 1; it is " + version;
    }
    return family == null ? "the family is null" : null;
  }

  /**
   * Where a provider's class came from.
   *
   * @param provider the provider
   * @return the jar or folder, or "unknown"
   */
  public static String origin(DetectorProvider provider) {
    CodeSource source = provider.getClass().getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? "unknown"
        : source.getLocation().toString();
  }

  /**
   * What was found.
   *
   * @return by id
   */
  public Map<String, DetectorProvider> byId() {
    return byId;
  }

  /**
   * What was found and can't be used.
   *
   * @return a line each
   */
  public List<String> rejects() {
    return List.copyOf(rejects);
  }
}
