package io.github.winnow.internal.plugin;

import io.github.winnow.spi.DetectorProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one detector's statistics say in other languages than English. Immutable. */
final class Translations {
  /** The languages that an engine asks for. */
  private static final List<String> LANGUAGES = List.of("zh");

  private static final Logger LOG = LoggerFactory.getLogger(Translations.class);

  private final Map<String, Map<String, String>> byLanguage = new HashMap<>();

  Translations(DetectorProvider provider) {
    for (String language : LANGUAGES) {
      try {
        byLanguage.put(language, Map.copyOf(provider.messages(language)));
      } catch (Throwable fault) { // by others: what they say stays English
        Faults.rethrowIfFatal(fault);
        LOG.warn("the detector {} speaks English alone: {}", provider.id(), Faults.describe(fault));
      }
    }
  }

  /** By language, what a statistic says; without those that have nothing for it. */
  Map<String, String> of(String statistic) {
    Map<String, String> found = new HashMap<>();
    byLanguage.forEach((language, messages) -> {
      String message = messages.get(statistic);
      if (message != null) {
        found.put(language, message);
      }
    });
    return found;
  }
}
