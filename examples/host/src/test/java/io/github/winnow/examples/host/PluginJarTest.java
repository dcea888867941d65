package io.github.winnow.examples.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.Health;
import io.github.winnow.Health.DetectorHealth;
import io.github.winnow.Winnow;
import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.evidence.Verdict;
import java.io.File;
import java.io.IOException;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.ref.WeakReference;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The plugin of the module next door, in its jar, met as a host meets it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PluginJarTest {
  private static final Path JAR = Path.of(System.getProperty("plugin.jar"));
  private static final byte[] SECRET = "a secret of this test".getBytes(StandardCharsets.UTF_8);

  private static URLClassLoader loader() {
    return (URLClassLoader) Plugins.loader(JAR);
  }

  private static DetectorHealth plugin(Health health) {
    return health.detectors().stream()
        .filter(d -> d.id().equals("same-client"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theTestsThemselvesDoNotSeeIt() {
    assertThrows(
        ClassNotFoundException.class,
        () -> Class.forName("io.github.winnow.examples.plugin.SameClientProvider"));
  }

  @Test
  void isAModuleAndAServiceOfTheClassPath() throws IOException {
    ModuleDescriptor module = ModuleFinder.of(JAR)
        .find("io.github.winnow.examples.plugin")
        .orElseThrow()
        .descriptor();
    assertEquals(1, module.provides().size());
    try (URLClassLoader loader = loader()) {
      assertTrue(
          loader.findResource("META-INF/services/io.github.winnow.spi.DetectorProvider") != null);
    }
  }

  @Test
  void isFoundBesideTheBundledOnes() throws IOException {
    try (URLClassLoader loader = loader();
        Winnow engine = Winnow.builder().secret(SECRET).discoverIn(loader).build()) {
      Health health = engine.health();
      assertEquals(List.of(), health.rejectedDetectors());
      List<String> ids = health.detectors().stream().map(DetectorHealth::id).toList();
      assertTrue(
          ids.containsAll(List.of("burst", "rate", "shared-device", "shared-network")),
          ids::toString);
      assertEquals(JAR.toUri().toURL().toString(), plugin(health).origin());
      assertTrue(health.uncalibrated().contains("same-client/crowd"));
      try (Winnow without = Winnow.builder().secret(SECRET).build()) {
        assertEquals(
            without.health().scoreIsMeasured(),
            health.scoreIsMeasured(),
            "what is calibrated stays so beside a newcomer");
      }
    }
  }

  /** A farm in the strongest terms: the plugin says so and holds it, but never excludes. */
  @Test
  void holdsWhileItIsNotCalibratedAndNeverExcludes() throws IOException {
    Reason heaviest = null;
    int held = 0;
    try (URLClassLoader loader = loader();
        Winnow engine = Winnow.builder()
            .secret(SECRET)
            .discoverIn(loader)
            .only(List.of("same-client"))
            .build()) {
      for (Engagement read : reads()) {
        Verdict verdict = engine.score(read);
        assertNotEquals(Disposition.EXCLUDE, verdict.disposition(), verdict::toString);
        if (verdict.disposition() == Disposition.HOLD) {
          held++;
          heaviest = verdict.reasons().get(0);
        }
      }
    }
    assertTrue(held >= 20, "held " + held);
    assertTrue(heaviest != null && !heaviest.calibrated() && heaviest.weight() > 5, "" + heaviest);
    assertEquals("same-client/crowd", heaviest.statistic().name());
    assertTrue(heaviest.sentence().contains("run one client version"), heaviest.sentence());
  }

  /** A thousand readers at home, then thirty phones on one old version behind one address. */
  private static List<Engagement> reads() {
    List<Engagement> reads = new ArrayList<>();
    for (int i = 0; i < 1030; i++) {
      boolean farm = i >= 1000;
      reads.add(Engagement.read("a" + i, "article-" + i % 50, 1_700_000_000_000L + i * 1000L)
          .ip(farm ? "203.0.113.9" : "10.0." + i % 250 + ".1")
          .region("east")
          .networkType("home")
          .client(farm ? "app/11" : "app/" + i % 5)
          .build());
    }
    return reads;
  }

  /** As a class loader finds it, and as a module that opens nothing has it. */
  @Test
  void speaksChineseToo() throws Exception {
    String sentence = "同一网络下有 {observed} 个账号运行同一个客户端版本，预期 {expected} 个";
    try (URLClassLoader loader = loader();
        Winnow engine = Winnow.builder().secret(SECRET).discoverIn(loader).build()) {
      StatisticInfo crowd = plugin(engine.health()).declared().statistics().get(0);
      assertEquals(sentence, crowd.message(Locale.CHINESE));
      assertTrue(crowd.message(Locale.FRENCH).contains("run one client version"));
    }
    List<Path> path = modulePath();
    path.add(JAR);
    ModuleLayer boot = ModuleLayer.boot();
    ModuleLayer layer = boot.defineModulesWithOneLoader(
        boot.configuration()
            .resolveAndBind(
                ModuleFinder.of(),
                ModuleFinder.of(path.toArray(Path[]::new)),
                Set.of("io.github.winnow.core")),
        ClassLoader.getPlatformClassLoader());
    Class<?> provider = layer
        .findLoader("io.github.winnow.core")
        .loadClass("io.github.winnow.spi.DetectorProvider");
    Map<String, String> all = new HashMap<>();
    for (Object found : ServiceLoader.load(layer, provider)) {
      Object messages = provider.getMethod("messages", String.class).invoke(found, "zh");
      ((Map<?, ?>) messages).forEach((key, message) -> all.put("" + key, "" + message));
    }
    assertEquals(sentence, all.get("same-client/crowd"));
    assertTrue(
        all.containsKey("rate/minute") && all.containsKey("lockstep/together"), all::toString);
  }

  @Test
  void isConfiguredByItsId() throws IOException {
    try (URLClassLoader loader = loader()) {
      assertThrows(
          IllegalArgumentException.class,
          () -> Winnow.builder()
              .discoverIn(loader)
              .set("same-client.at-least", "1")
              .build());
      Winnow.builder()
          .discoverIn(loader)
          .set("same-client.at-least", "9")
          .build()
          .close();
    }
  }

  @Test
  void itsLoaderCanBeCollectedAfterwards() throws Exception {
    WeakReference<ClassLoader> gone = scoreAndClose();
    for (int i = 0; i < 100 && gone.get() != null; i++) {
      System.gc();
      Thread.sleep(20);
    }
    assertNull(gone.get(), "something holds on to the plugin's class loader");
  }

  private static WeakReference<ClassLoader> scoreAndClose() throws IOException {
    try (URLClassLoader loader = loader();
        Winnow engine = Winnow.builder().secret(SECRET).discoverIn(loader).build()) {
      for (Engagement read : reads()) {
        engine.score(read);
      }
      engine.health();
      return new WeakReference<>(loader);
    }
  }

  /** The same host as modules: the bundled detectors bind by themselves, the plugin in a layer. */
  @Test
  void isFoundOnTheModulePathToo() throws Exception {
    String onPath = runAsModule(List.of(JAR), List.of());
    assertTrue(onPath.contains("at work: same-client 1"), onPath);
    String inLayer = runAsModule(List.of(), List.of(JAR.toString()));
    assertTrue(inLayer.contains("at work: same-client 1"), inLayer);
    assertTrue(inLayer.contains("at work: shared-network"), inLayer);
    assertEquals(onPath, inLayer);
    String without = runAsModule(List.of(), List.of());
    assertTrue(!without.contains("same-client"), without);
    assertTrue(without.contains("at work: burst"), without);
  }

  /** What a module path takes for a module, tests and their tools left out. */
  private static List<Path> modulePath() {
    List<Path> path = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (isOfTheHost(entry)) {
        path.add(Path.of(entry));
      }
    }
    return path;
  }

  private static String runAsModule(List<Path> more, List<String> arguments) throws Exception {
    List<Path> path = modulePath();
    path.addAll(more);
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-p",
        path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
        "-m",
        "io.github.winnow.examples.host/io.github.winnow.examples.host.Host"));
    command.addAll(arguments);
    Path out = Files.createTempFile("host", ".out");
    try {
      Process process = new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(out.toFile())
          .start();
      assertTrue(process.waitFor(2, TimeUnit.MINUTES));
      String printed = Files.readString(out);
      assertEquals(0, process.exitValue(), printed);
      return printed;
    } finally {
      Files.delete(out);
    }
  }

  private static boolean isOfTheHost(String entry) {
    try {
      return ModuleFinder.of(Path.of(entry)).findAll().stream()
          .map(module -> module.descriptor().name())
          .anyMatch(name -> name.startsWith("io.github.winnow")
              || name.equals("org.slf4j")
              || name.equals("com.google.common")
              || name.equals("com.google.common.util.concurrent.internal"));
    } catch (FindException notAModule) {
      return false;
    }
  }
}
