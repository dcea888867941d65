package io.github.winnow.cli;

import com.sun.management.OperatingSystemMXBean;
import io.github.winnow.Health;
import io.github.winnow.Preset;
import io.github.winnow.Winnow;
import io.github.winnow.WinnowBuilder;
import io.github.winnow.WinnowListener;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Policy;
import io.github.winnow.rules.Rules;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Which engine is to be built. */
final class EngineOptions {
  /** So that a run can be repeated by anybody who has the log. */
  static final String DEFAULT_SECRET = "winnow: the command line's default secret";

  /** Of a log nothing is too old to be looked back at; memory alone is the bound. */
  static final Duration ALL = Duration.ofDays(100 * 365);

  private static final int SHORTEST_SECRET = 16;
  private static final int LONGEST_SECRET = 4096;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      converter = PresetConverter.class,
      description = "What is done to the targets: reads, follows, stars or votes. Leaves out the"
          + " detectors that have nothing to go by there; a log that names no action is taken to be"
          + " of that one. All but reads want a calibration made with the same preset: without it"
          + " the score holds and never excludes.")
  private @Nullable Preset preset;

  @Option(
      names = "--detectors",
      paramLabel = "A,B",
      split = ",",
      description = "Only these detectors; all by default.")
  private List<String> detectors = new ArrayList<>();

  @Option(
      names = "--without",
      paramLabel = "A,B",
      split = ",",
      description = "All detectors but these.")
  private List<String> without = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "DETECTOR.PARAMETER=VALUE",
      description = "Configure a detector: --set burst.tick=5m. May be repeated.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--plugins",
      paramLabel = "PATH",
      description = "Also use the detectors in this jar, or in the jars of this folder. What is in"
          + " them runs with your rights. May be repeated.")
  private List<Path> plugins = new ArrayList<>();

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      defaultValue = "256m",
      converter = MemorySize.Converter.class,
      description = "What the whole process may take, whatever the log's size; 256m by default."
          + " With less, rarer accounts are forgotten earlier.")
  private MemorySize memory = new MemorySize(256L << 20);

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = "Hash ids under the bytes of this file (16 or more) instead of a secret that"
          + " everybody knows: then nobody can aim collisions.")
  private @Nullable Path secretFile;

  private @Nullable ClassLoader pluginLoader;

  /** The secret under which this run hashes. */
  byte[] secret() throws IOException {
    Path file = secretFile;
    if (file == null) {
      return DEFAULT_SECRET.getBytes(StandardCharsets.UTF_8);
    }
    long size = Files.size(file);
    if (size < SHORTEST_SECRET || size > LONGEST_SECRET) {
      throw new Failure("the secret in " + Failure.shown(file.toString()) + " must have "
          + SHORTEST_SECRET + " to " + LONGEST_SECRET + " bytes, but has " + size);
    }
    return Files.readAllBytes(file);
  }

  boolean secretIsDefault() {
    return secretFile == null;
  }

  /** The preset that was asked for, or null. */
  @Nullable
  Preset preset() {
    return preset;
  }

  MemorySize memory() {
    return memory;
  }

  /** A new engine, without any state. */
  Winnow build(Calibration calibration, Policy policy, WinnowListener listener) throws IOException {
    return build(calibration, policy, null, listener);
  }

  /** The same with rules. */
  Winnow build(
      Calibration calibration, Policy policy, @Nullable Rules rules, WinnowListener listener)
      throws IOException {
    checkMemory();
    WinnowBuilder builder = Winnow.builder()
        .listener(listener)
        .secret(secret())
        .memory(memory.forEngine())
        .auditSize(memory.forAudits())
        .history(ALL)
        .calibration(calibration)
        .policy(policy)
        .keepScores();
    if (rules != null) {
      builder.rules(rules);
    }
    Preset chosen = preset;
    if (chosen != null) {
      builder.preset(chosen);
    }
    if (!detectors.isEmpty()) {
      builder.only(detectors);
    }
    builder.without(without);
    if (!plugins.isEmpty()) {
      builder.discoverIn(pluginLoader());
    }
    for (String setting : settings) {
      int at = setting.indexOf('=');
      if (at <= 0) {
        throw wrong("--set takes a key, '=' and a value, as in --set burst.tick=5m; not "
            + Failure.shown(setting));
      }
      builder.set(setting.substring(0, at), setting.substring(at + 1));
    }
    try {
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  /** Leaves out what looks at single engagements as they come. */
  void onlyWhatLooksBack() throws IOException {
    try (Winnow all = build(Calibration.none(), Policy.standard(), new WinnowListener() {})) {
      detectors = all.health().detectors().stream()
          .filter(detector -> detector.declared().kind() != Health.Kind.ENGAGEMENTS)
          .map(Health.DetectorHealth::id)
          .toList();
      without = List.of();
    }
    if (detectors.isEmpty()) {
      throw wrong("none of these detectors looks back; 'winnow detectors' says what each does");
    }
  }

  /** One for all engines of a run, so that a detector's classes are loaded once. */
  private ClassLoader pluginLoader() throws IOException {
    ClassLoader loader = pluginLoader;
    if (loader == null) {
      loader = Plugins.loader(plugins);
      pluginLoader = loader;
    }
    return loader;
  }

  /** Or else the system would end the process without a word. */
  private void checkMemory() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
        && machine.getTotalMemorySize() < memory.bytes()) {
      throw wrong(
          "--memory is more than this machine has, " + (machine.getTotalMemorySize() >> 20) + "m");
    }
  }

  /** Finds a preset. */
  static final class PresetConverter implements ITypeConverter<Preset> {
    @Override
    public Preset convert(String name) {
      try {
        return Preset.named(name);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(Failure.oneLine(e.getMessage()));
      }
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
