package io.github.winnow.examples.host;

import io.github.winnow.WinnowBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Set;

/** Detectors in jars that were not there when the application was started. */
final class Plugins {
  private Plugins() {}

  /** Lets the engine look into these jars, besides those that the application was started with. */
  static WinnowBuilder add(WinnowBuilder builder, Path... jars) {
    if (jars.length == 0) {
      return builder;
    }
    return Plugins.class.getModule().isNamed()
        ? builder.discoverIn(layer(jars))
        : builder.discoverIn(loader(jars));
  }

  // begin loader
  /** On the class path: a loader of the plugins' own, which sees the application's classes. */
  static ClassLoader loader(Path... jars) {
    URL[] urls = new URL[jars.length];
    try {
      for (int i = 0; i < jars.length; i++) {
        urls[i] = jars[i].toUri().toURL();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new URLClassLoader(urls, Plugins.class.getClassLoader());
  }
  // end loader

  // begin layer
  /** On the module path: a layer above the application's, in which the plugins' services bind. */
  static ModuleLayer layer(Path... jars) {
    ModuleLayer parent = ModuleLayer.boot();
    Configuration plugins =
        parent.configuration().resolveAndBind(ModuleFinder.of(), ModuleFinder.of(jars), Set.of());
    return parent.defineModulesWithOneLoader(plugins, Plugins.class.getClassLoader());
  }
  // end layer
}
