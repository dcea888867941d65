package io.github.winnow.cli;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;

/** The endings of reasons, ready to be filled and read. */
final class Endings {
  private static final Map<Language, Map<Ending, Template>> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      Map<Ending, Template> endings = new EnumMap<>(Ending.class);
      for (Ending ending : Ending.values()) {
        endings.put(ending, new Template(language.ending(ending)));
      }
      ALL.put(language, endings);
    }
  }

  private Endings() {}

  static Template of(Language language, Ending ending) {
    return requireNonNull(requireNonNull(ALL.get(language)).get(ending));
  }
}
