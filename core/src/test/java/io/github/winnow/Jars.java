package io.github.winnow;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Plugin jars that a test makes as it needs them. */
final class Jars {
  private static final String SERVICES = "META-INF/services/io.github.winnow.spi.DetectorProvider";

  private Jars() {}

  /** The source of a provider of a silent detector. */
  static String provider(String type, String id) {
    return provider(type, id, "");
  }

  /** The same with something at the beginning of its constructor. */
  static String provider(String type, String id, String first) {
    return """
        package plugins;

        import io.github.winnow.spi.*;

        public final class %s implements DetectorProvider {
          public %s() { %s }
          @Override public String id() { return "%s"; }
          @Override public int version() { return 1; }
          @Override public Family family() { return Family.OTHER; }
          @Override public Detector create(DetectorSetup setup) {
            return (StreamDetector) (now, out) -> {};
          }
        }
        """.formatted(type, type, first, id);
  }

  /** A jar of one good provider. */
  static Path of(Path folder, String name, String type, String id) throws IOException {
    return of(folder, name, Map.of(type, provider(type, id)), List.of("plugins." + type));
  }

  /**
   * Compiles and packs.
   *
   * @param sources by simple name, all in the package {@code plugins}
   * @param services the lines of META-INF/services
   */
  static Path of(Path folder, String name, Map<String, String> sources, List<String> services)
      throws IOException {
    return of(folder, name, sources, services, UnaryOperator.identity());
  }

  /** The same, each class file going through something first; an empty one is left out. */
  static Path of(
      Path folder,
      String name,
      Map<String, String> sources,
      List<String> services,
      UnaryOperator<ClassFile> change)
      throws IOException {
    Path classes = compile(folder.resolve(name + "-classes"), sources);
    Path jar = folder.resolve(name + ".jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.toString().endsWith(".class")) {
          ClassFile changed =
              change.apply(new ClassFile(file.getFileName().toString(), Files.readAllBytes(file)));
          if (changed.bytes().length > 0) {
            add(entries, "plugins/" + changed.name(), changed.bytes());
          }
        }
      }
      add(entries, SERVICES, String.join("\n", services).getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  /** A compiled class. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record ClassFile(String name, byte[] bytes) {}

  private static void add(JarOutputStream entries, String name, byte[] bytes) throws IOException {
    entries.putNextEntry(new JarEntry(name));
    entries.write(bytes);
    entries.closeEntry();
  }

  private static Path compile(Path folder, Map<String, String> sources) throws IOException {
    Files.createDirectories(folder);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> arguments = new ArrayList<>(List.of(
        "-d",
        folder.toString(),
        "-proc:none",
        "-nowarn",
        "--release",
        "17",
        "-cp",
        System.getProperty("java.class.path")));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = folder.resolve(source.getKey() + ".java");
      Files.writeString(file, source.getValue());
      arguments.add(file.toString());
    }
    if (!sources.isEmpty()
        && compiler.run(null, null, null, arguments.toArray(new String[0])) != 0) {
      throw new IllegalStateException("a test's plugin does not compile");
    }
    return folder;
  }

  static URLClassLoader loader(ClassLoader parent, Path... jars) throws IOException {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = jars[i].toUri().toURL();
    }
    return new URLClassLoader(urls, parent);
  }

  static URLClassLoader loader(Path... jars) throws IOException {
    return loader(Jars.class.getClassLoader(), jars);
  }
}
