package io.github.winnow.spi;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Sentences in another language, as a resource beside the classes that declare them.
 *
 * <p>The folder is none that could be a package, so a module need not open anything for it to be
 * read; and it has the package in its name, so two plugins on one class path do not hide each
 * other's.
 */
final class Catalogue {
  private Catalogue() {}

  static Map<String, String> of(Class<?> declaring, String language) {
    String name =
        "/META-INF/winnow/" + declaring.getPackageName() + "/messages_" + language + ".properties";
    Properties read = new Properties();
    try (InputStream in = declaring.getResourceAsStream(name)) {
      if (in == null) {
        return Map.of();
      }
      read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " can't be read", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + " is damaged: " + e.getMessage(), e);
    }
    Map<String, String> sentences = new HashMap<>();
    read.stringPropertyNames().forEach(key -> sentences.put(key, read.getProperty(key)));
    return sentences;
  }
}
