package io.github.winnow.internal.plugin;

import io.github.winnow.spi.DetectorProvider;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

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
        rejects.add(String.valueOf(e.getMessage()) + cause(e));
      }
    }
  }

  private static String cause(Throwable e) {
    return e.getCause() == null ? "" : " (" + e.getCause() + ")";
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
      provider.family();
      if (!Setup.NAME.matcher(id).matches() || provider.version() < 1) {
        rejects.add(provider.getClass().getName()
            + ": the id must be 1 to 64 characters out of a-z 0-9 -, a letter first, and the"
            + " version at least 1");
        return;
      }
    } catch (RuntimeException | LinkageError e) {
      rejects.add(provider.getClass().getName() + ": " + e);
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
