package io.github.winnow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.Health.DetectorHealth;
import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.StreamDetector;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins in jars of their own, good ones and hostile ones. */
class DiscoveryTest {
  @TempDir
  private Path folder = Path.of("");

  private static List<String> ids(Winnow engine) {
    return engine.health().detectors().stream().map(DetectorHealth::id).toList();
  }

  @Test
  void findsAPluginInALoaderOfItsOwnAndSaysWhereItIsFrom() throws IOException {
    Path jar = Jars.of(folder, "good", "Good", "good");
    try (URLClassLoader loader = Jars.loader(jar);
        Winnow engine = Engines.with().discoverIn(loader).build()) {
      DetectorHealth good = engine.health().detectors().get(0);
      assertEquals("good", good.id());
      assertEquals(1, good.version());
      assertEquals(jar.toUri().toURL().toString(), good.origin());
      assertEquals(List.of(), engine.health().rejectedDetectors());
    }
  }

  @Test
  void searchesTheContextClassLoaderUnlessTold() throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = Jars.loader(Jars.of(folder, "good", "Good", "good"))) {
      thread.setContextClassLoader(loader);
      try (Winnow engine = Engines.with().build()) {
        assertEquals(List.of("good"), ids(engine));
      }
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void oneBadProviderNeverHidesTheGoodOnes() throws IOException {
    String throwing = "if (true) throw new IllegalStateException(\"no licence\");";
    String unfinished = Jars.provider("StaticInit", "static-init")
        .replace("{\n  public", "{\n  static final int X = Integer.parseInt(\"x\");\n  public");
    String orphan =
        Jars.provider("Orphan", "orphan").replace("implements", "extends Parent implements");
    Path jar = Jars.of(
        folder,
        "mixed",
        Map.of(
            "First", Jars.provider("First", "first"),
            "Throwing", Jars.provider("Throwing", "throwing", throwing),
            "Parent", "package plugins; public class Parent {}",
            "Orphan", orphan,
            "StaticInit", unfinished,
            "Stranger", "package plugins; public class Stranger {}",
            "Newer", Jars.provider("Newer", "newer"),
            "Middle", Jars.provider("Middle", "middle"),
            "Last", Jars.provider("Last", "last")),
        List.of(
            "plugins.First",
            "plugins.Absent",
            "plugins.Throwing",
            "plugins.Orphan",
            "plugins.Middle",
            "plugins.StaticInit",
            "plugins.Stranger",
            "plugins.Newer",
            "plugins.Last"),
        file -> switch (file.name()) {
          case "Parent.class" -> new Jars.ClassFile(file.name(), new byte[0]);
          case "Newer.class" -> newer(file);
          default -> file;
        });
    try (URLClassLoader loader = Jars.loader(jar);
        Winnow engine = Engines.with().discoverIn(loader).build()) {
      assertEquals(List.of("first", "last", "middle"), ids(engine));
      List<String> rejects = engine.health().rejectedDetectors();
      assertEquals(6, rejects.size(), rejects::toString);
      for (String named : List.of(
          "Absent",
          "Throwing",
          "no licence",
          "Parent",
          "StaticInit",
          "NumberFormatException",
          "Stranger",
          "Newer")) {
        assertTrue(rejects.stream().anyMatch(r -> r.contains(named)), () -> named + ": " + rejects);
      }
    }
  }

  /** A class file of a Java to come. */
  private static Jars.ClassFile newer(Jars.ClassFile file) {
    byte[] bytes = file.bytes().clone();
    bytes[7] = 127;
    return new Jars.ClassFile(file.name(), bytes);
  }

  @Test
  void aSearchThatNeverEndsIsGivenUp() throws IOException {
    List<String> absent = java.util.stream.IntStream.range(0, 1000)
        .mapToObj(i -> "plugins.Absent" + i)
        .toList();
    Path jar = Jars.of(folder, "absent", Map.of(), absent);
    try (URLClassLoader loader = Jars.loader(jar);
        Winnow engine = Engines.with().discoverIn(loader).build()) {
      List<String> rejects = engine.health().rejectedDetectors();
      assertEquals(101, rejects.size());
      assertTrue(rejects.get(100).contains("given up"), rejects.get(100));
    }
  }

  @Test
  void aProviderThatSaysNonsenseOfItselfIsRejected() {
    assertRejected("the id must be", new Odd() {
      @Override
      public String id() {
        return "Not An Id";
      }
    });
    assertRejected("it is null", new Odd() {
      @Override
      @SuppressWarnings("NullAway") // a plugin's author may not know that this is forbidden
      public String id() {
        return null;
      }
    });
    assertRejected("the version must be", new Odd() {
      @Override
      public int version() {
        return 0;
      }
    });
    assertRejected("the family is null", new Odd() {
      @Override
      @SuppressWarnings("NullAway") // likewise
      public Family family() {
        return null;
      }
    });
    assertRejected("UnsupportedOperationException: not yet", new Odd() {
      @Override
      public int version() {
        throw new UnsupportedOperationException("not yet");
      }
    });
    assertRejected(Unspeakable.class.getName(), new Odd() {
      @Override
      public String id() {
        throw new Unspeakable();
      }
    });
  }

  private static void assertRejected(String why, DetectorProvider provider) {
    DetectorProvider good =
        Detectors.of("good", Family.OTHER, setup -> (StreamDetector) (now, out) -> {});
    try (Winnow engine = Engines.with(provider, good).build()) {
      assertEquals(List.of("good"), ids(engine));
      List<String> rejects = engine.health().rejectedDetectors();
      assertEquals(1, rejects.size(), rejects::toString);
      assertTrue(rejects.get(0).contains(why), rejects.get(0));
    }
  }

  /** A fault that fails when it is asked what it is. */
  static final class Unspeakable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("unspeakable");
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new IllegalStateException("untraceable");
    }
  }

  /** A provider to be made worse. */
  private static class Odd implements DetectorProvider {
    @Override
    public String id() {
      return "odd";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public Family family() {
      return Family.OTHER;
    }

    @Override
    public Detector create(DetectorSetup setup) {
      return (StreamDetector) (now, out) -> {};
    }
  }

  @Test
  void aDetectorThatCannotBeMadeIsLeftOut() {
    DetectorProvider broken = Detectors.of("broken", Family.OTHER, setup -> {
      throw new IllegalStateException("no database");
    });
    DetectorProvider linkage = Detectors.of("linkage", Family.OTHER, setup -> {
      throw new NoClassDefFoundError("com/example/Driver");
    });
    DetectorProvider unspeakable = Detectors.of("unspeakable", Family.OTHER, setup -> {
      throw new Unspeakable();
    });
    try (Winnow engine =
        Engines.with(broken, linkage, unspeakable, Detectors.everyField("good")).build()) {
      assertEquals(List.of("good"), ids(engine));
      assertEquals(
          List.of(
              "the detector broken can't be made: java.lang.IllegalStateException: no database",
              "the detector linkage can't be made:"
                  + " java.lang.NoClassDefFoundError: com/example/Driver",
              "the detector unspeakable can't be made: " + Unspeakable.class.getName()),
          engine.health().rejectedDetectors());
      assertTrue(!engine.score(Engagement.read("a", "t", Engines.START).build()).degraded());
    }
  }

  @Test
  void twoClassesWithOneIdFailNamingBothAndTheirJars() throws IOException {
    Path one = Jars.of(folder, "one", "One", "same");
    Path other = Jars.of(folder, "other", "Other", "same");
    try (URLClassLoader loader = Jars.loader(one, other)) {
      WinnowBuilder builder = Engines.with().discoverIn(loader);
      String message = String.valueOf(
          assertThrows(IllegalArgumentException.class, builder::build).getMessage());
      for (String named : List.of("same", "plugins.One", "plugins.Other", "one.jar", "other.jar")) {
        assertTrue(message.contains(named), message);
      }
    }
  }

  @Test
  void oneClassFoundTwiceIsOneDetector() throws IOException {
    Path jar = Jars.of(folder, "good", "Good", "good");
    try (URLClassLoader parent = Jars.loader(jar);
        URLClassLoader child = Jars.loader(parent, jar);
        Winnow engine = Engines.with()
            .discoverIn(parent)
            .discoverIn(child)
            .discoverIn(parent)
            .build()) {
      assertEquals(List.of("good"), ids(engine));
    }
  }

  @Test
  void oneJarInTwoLoadersIsTwoClasses() throws IOException {
    Path jar = Jars.of(folder, "good", "Good", "good");
    try (URLClassLoader one = Jars.loader(jar);
        URLClassLoader other = Jars.loader(jar)) {
      WinnowBuilder builder = Engines.with().discoverIn(one).discoverIn(other);
      assertThrows(IllegalArgumentException.class, builder::build);
    }
  }

  @Test
  void aPluginsLoaderCanBeCollectedAfterwards() throws Exception {
    WeakReference<ClassLoader> gone = loadScoreAndClose(Jars.of(folder, "good", "Good", "good"));
    for (int i = 0; i < 50 && gone.get() != null; i++) {
      System.gc();
      Thread.sleep(20);
    }
    assertNull(gone.get(), "something holds on to the plugin's class loader");
  }

  private static WeakReference<ClassLoader> loadScoreAndClose(Path jar) throws IOException {
    try (URLClassLoader loader = Jars.loader(jar);
        Winnow engine = Engines.with().discoverIn(loader).build()) {
      Verdict verdict = engine.score(Engagement.read("a", "t", Engines.START).build());
      assertEquals(Verdict.Status.JUDGED, verdict.status());
      return new WeakReference<>(loader);
    }
  }
}
