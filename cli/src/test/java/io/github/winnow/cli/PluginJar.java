package io.github.winnow.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** A detector that a test compiles into a jar, as a stranger would. */
final class PluginJar {
  /** A detector of how often an account acts on one target, with a parameter and a sentence. */
  private static final String GOOD = """
      package plugins;

      import io.github.winnow.spi.*;
      import java.time.Duration;

      public final class Repeats implements DetectorProvider {
        @Override public String id() { return "repeats"; }
        @Override public int version() { return 3; }
        @Override public Family family() { return Family.QUALITY; }
        @Override public Detector create(DetectorSetup setup) {
          Duration window = setup.duration("window", Duration.ofHours(6));
          WindowCount n = setup.by(Dimension.ACCOUNT, Dimension.TARGET).windowCount(window);
          Statistic again =
              setup.upperTail("again", "{observed} times the same target", Subject.ACCOUNT);
          return (StreamDetector) (now, out) ->
              out.report(again, n.value(now), n.value(now), 1);
        }
      }
      """;

  private PluginJar() {}

  static Path good(Path folder) throws IOException {
    return of(folder, "Repeats", GOOD);
  }

  /** One that can't be made. */
  static Path broken(Path folder) throws IOException {
    String source = GOOD.replace("Repeats", "Broken")
        .replace("\"repeats\"", "\"broken\"")
        .replace(
            "Duration window =",
            "if (true) throw new IllegalStateException(\"no licence\");\n"
                + "          Duration window =");
    return of(folder, "Broken", source);
  }

  private static Path of(Path folder, String type, String source) throws IOException {
    Path file = Files.writeString(folder.resolve(type + ".java"), source);
    int code = ToolProvider.getSystemJavaCompiler()
        .run(
            null,
            null,
            null,
            "-d",
            folder.toString(),
            "-proc:none",
            "-cp",
            System.getProperty("java.class.path"),
            file.toString());
    if (code != 0) {
      throw new IllegalStateException("a test's plugin does not compile");
    }
    Path jar = folder.resolve(type + ".jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      add(
          entries,
          "plugins/" + type + ".class",
          Files.readAllBytes(folder.resolve("plugins").resolve(type + ".class")));
      add(
          entries,
          "META-INF/services/io.github.winnow.spi.DetectorProvider",
          ("plugins." + type).getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  private static void add(JarOutputStream entries, String name, byte[] bytes) throws IOException {
    entries.putNextEntry(new JarEntry(name));
    entries.write(bytes);
    entries.closeEntry();
  }
}
