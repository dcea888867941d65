package io.github.winnow.cli;

import io.github.winnow.spi.DetectorProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Detectors of others: in a jar, in a folder of jars, or in a folder of classes. Their loader stays
 * open as long as the process lives, because an engine may load a class of theirs at any time.
 */
final class Plugins {
  private static final String SERVICES = "META-INF/services/" + DetectorProvider.class.getName();

  private Plugins() {}

  /** A loader that sees the command's own detectors and these. */
  static ClassLoader loader(List<Path> places) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Path place : places) {
      List<URL> here = urls(place);
      checkDetectors(place, here);
      urls.addAll(here);
    }
    return new URLClassLoader(urls.toArray(new URL[0]), own());
  }

  private static ClassLoader own() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context != null ? context : ClassLoader.getSystemClassLoader();
  }

  private static List<URL> urls(Path place) throws IOException {
    if (!Files.exists(place)) {
      throw new NoSuchFileException(place.toString());
    }
    List<URL> urls = new ArrayList<>();
    if (Files.isDirectory(place)) {
      try (Stream<Path> files = Files.list(place)) {
        for (Path jar :
            files.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
          urls.add(jar.toUri().toURL());
        }
      }
    }
    return urls.isEmpty() ? List.of(place.toUri().toURL()) : urls;
  }

  private static void checkDetectors(Path place, List<URL> urls) throws IOException {
    try (URLClassLoader alone = new URLClassLoader(urls.toArray(new URL[0]), null)) {
      if (alone.findResource(SERVICES) == null) {
        throw new Failure("no detector is in " + Failure.shown(place.toString()) + ": a jar with "
            + SERVICES + " is needed, or a folder of such jars");
      }
    }
  }
}
