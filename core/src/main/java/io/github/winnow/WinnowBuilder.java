package io.github.winnow;

import static java.util.Objects.requireNonNull;

import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.ControlRecord;
import io.github.winnow.evidence.Policy;
import io.github.winnow.internal.audit.History;
import io.github.winnow.internal.edge.StreamClock;
import io.github.winnow.internal.pipeline.Pipeline;
import io.github.winnow.internal.plugin.Discovery;
import io.github.winnow.internal.plugin.Ensemble;
import io.github.winnow.internal.plugin.Settings;
import io.github.winnow.internal.tally.TallyBook;
import io.github.winnow.rules.Rules;
import io.github.winnow.runtime.Kernel;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.Family;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Configures an engine. Everything has a default; what is wrong fails in {@link #build}, naming the
 * key, the value and what is allowed. Not thread-safe; may build several engines.
 */
public final class WinnowBuilder {
  /** The least memory an engine takes. */
  public static final long LEAST_MEMORY = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Winnow.class);
  private static final int DRAWN_SECRET = 32;
  private static final double FOR_TALLIES = 0.2;
  private static final double FOR_DUPLICATES = 0.05;
  private static final double FOR_HISTORY = 0.25;
  private static final double FOR_RULES = 0.125;
  private static final int LEAST_AUDIT = 1000;
  private static final int MOST_AUDIT = 50_000_000;

  private final Map<String, String> settings = new TreeMap<>();
  private final Map<String, Family> families = new TreeMap<>();
  private final List<ClassLoader> loaders = new ArrayList<>();
  private final List<ModuleLayer> layers = new ArrayList<>();
  private final List<DetectorProvider> given = new ArrayList<>();
  private final Set<String> without = new TreeSet<>();
  private Preset preset = Preset.NONE;
  private @Nullable Set<String> only;
  private byte @Nullable [] secret;
  private long memory = 64L << 20;
  private @Nullable Calibration calibration;
  private Policy policy = Policy.standard();
  private List<Policy> shadows = List.of();
  private @Nullable ShadowListener shadowListener;
  private @Nullable Rules rules;
  private boolean keepScores;
  private Duration maxJump = Duration.ofDays(3 * 365);
  private Duration duplicateHorizon = Duration.ofDays(7);
  private Duration keep = Duration.ofDays(90);
  private int auditSize = 2_000_000;
  private WinnowListener listener = new WinnowListener() {};
  private List<ControlRecord> replay = List.of();

  WinnowBuilder() {}

  /**
   * The secret under which ids are hashed. Without one the engine draws its own, says so, and can't
   * be replayed.
   *
   * @param key at least 16 bytes, unknown to those who are judged
   * @return this
   */
  public WinnowBuilder secret(byte[] key) {
    secret = key.clone();
    return this;
  }

  /**
   * The memory for rows, tallies, duplicates and the history, taken at once and never exceeded; 64
   * MB by default.
   *
   * @param bytes at least {@link #LEAST_MEMORY}
   * @return this
   */
  public WinnowBuilder memory(long bytes) {
    if (bytes < LEAST_MEMORY) {
      throw new IllegalArgumentException(
          "memory must be at least " + LEAST_MEMORY + " bytes, but is " + bytes);
    }
    memory = bytes;
    return this;
  }

  /**
   * Looks for detectors in this class loader. May be called several times; when neither this nor
   * {@link #discoverIn(ModuleLayer)} is called, the thread's context class loader is searched.
   *
   * @param loader the loader of a plugin
   * @return this
   */
  public WinnowBuilder discoverIn(ClassLoader loader) {
    loaders.add(requireNonNull(loader, "loader"));
    return this;
  }

  /**
   * Looks for detectors in this module layer and its parents.
   *
   * @param layer the layer of a plugin
   * @return this
   */
  public WinnowBuilder discoverIn(ModuleLayer layer) {
    layers.add(requireNonNull(layer, "layer"));
    return this;
  }

  /**
   * Adds a detector that needs no discovery.
   *
   * @param provider its provider
   * @return this
   */
  public WinnowBuilder detector(DetectorProvider provider) {
    given.add(requireNonNull(provider, "provider"));
    return this;
  }

  /**
   * Leaves all detectors out but these.
   *
   * @param ids their ids
   * @return this
   */
  public WinnowBuilder only(Collection<String> ids) {
    only = new LinkedHashSet<>(ids);
    return this;
  }

  /**
   * Leaves these detectors out.
   *
   * @param ids their ids
   * @return this
   */
  public WinnowBuilder without(Collection<String> ids) {
    without.addAll(ids);
    return this;
  }

  /**
   * Leaves out and configures detectors as a preset says, in place of another preset. What {@link
   * #only}, {@link #without} and {@link #set(String, String)} say counts besides, before or after.
   *
   * @param chosen the preset; see {@link Preset} for what it costs in calibration
   * @return this
   */
  public WinnowBuilder preset(Preset chosen) {
    preset = requireNonNull(chosen, "preset");
    return this;
  }

  /**
   * Configures a parameter of a detector. With another value than its default the detector gives
   * other numbers, for which no calibration speaks but one learned with that value: without it the
   * detector may hold, and nothing is excluded but by rules.
   *
   * @param key {@code detector.parameter}
   * @param value its value, as text
   * @return this
   */
  public WinnowBuilder set(String key, String value) {
    settings.put(requireNonNull(key, "key"), requireNonNull(value, key));
    return this;
  }

  /**
   * Configures parameters of detectors; see {@link #set(String, String)}.
   *
   * @param values by {@code detector.parameter}; {@link java.util.Properties} can be given by way of
   *     {@code Maps.fromProperties} or a stream
   * @return this
   */
  public WinnowBuilder set(Map<String, String> values) {
    values.forEach(this::set);
    return this;
  }

  /**
   * Reassigns a detector to another family of evidence. That changes what a score is: learn a
   * calibration with it.
   *
   * @param detector its id
   * @param family the family
   * @return this
   */
  public WinnowBuilder family(String detector, Family family) {
    families.put(requireNonNull(detector, "detector"), requireNonNull(family, detector));
    return this;
  }

  /**
   * What genuine traffic looks like; by default the calibration that ships.
   *
   * @param learned the calibration
   * @return this
   */
  public WinnowBuilder calibration(Calibration learned) {
    calibration = requireNonNull(learned, "calibration");
    return this;
  }

  /**
   * What is done about the rest; {@link Policy#standard} by default.
   *
   * @param lines the policy
   * @return this
   */
  public WinnowBuilder policy(Policy lines) {
    policy = requireNonNull(lines, "policy");
    return this;
  }

  /**
   * Policies that are asked beside the acting one and do nothing; see {@link Winnow#shadow}. A
   * kernel has none.
   *
   * @param policies at most eight, no two of one name
   * @return this
   * @throws IllegalArgumentException when they are more, or two have one name
   */
  public WinnowBuilder shadow(List<Policy> policies) {
    shadows = Shadows.checked(policies);
    return this;
  }

  /**
   * Is told of every engagement that a policy in shadow would have disposed of otherwise.
   *
   * @param told the listener
   * @return this
   */
  public WinnowBuilder shadowListener(ShadowListener told) {
    shadowListener = requireNonNull(told, "told");
    return this;
  }

  /**
   * The host's own rules. An eighth of the memory is then for what they count, also when there are
   * none yet ({@link Rules#none}); without this call an engine takes no rules while it runs.
   *
   * @param own the rules
   * @return this
   */
  public WinnowBuilder rules(Rules own) {
    rules = requireNonNull(own, "rules");
    return this;
  }

  /**
   * Lets verdicts below the reporting floor carry their score and reports too, at the price of an
   * object each.
   *
   * @return this
   */
  public WinnowBuilder keepScores() {
    keepScores = true;
    return this;
  }

  /**
   * How far ahead of the stream a single event may lie and be believed; three years by default, for
   * logs with gaps.
   *
   * @param jump above zero
   * @return this
   */
  public WinnowBuilder maxJump(Duration jump) {
    maxJump = positive("maxJump", jump);
    return this;
  }

  /**
   * For how long an event's id is remembered, so that it is not counted twice; seven days by
   * default, as long as memory reaches.
   *
   * @param horizon above zero
   * @return this
   */
  public WinnowBuilder duplicateHorizon(Duration horizon) {
    duplicateHorizon = positive("duplicateHorizon", horizon);
    return this;
  }

  /**
   * How long engagements are remembered, to be looked back at; 90 days by default, as long as a
   * quarter of {@link #memory} reaches, at 64 bytes each. What is older is erased at the
   * end of the next audit.
   *
   * @param duration above zero
   * @return this
   */
  public WinnowBuilder history(Duration duration) {
    keep = positive("history", duration);
    return this;
  }

  /**
   * How many engagements an audit looks at in one window; two million by default. Of more, whole
   * accounts are left out, chosen by their hashes, and {@link AuditReport#leftOut} says so. This
   * bounds what an audit costs, in time and in memory.
   *
   * @param engagements 1,000 to 50,000,000
   * @return this
   */
  public WinnowBuilder auditSize(int engagements) {
    if (engagements < LEAST_AUDIT || engagements > MOST_AUDIT) {
      throw new IllegalArgumentException(
          "auditSize must be " + LEAST_AUDIT + " to " + MOST_AUDIT + ", but is " + engagements);
    }
    auditSize = engagements;
    return this;
  }

  /**
   * Is told of campaigns and of what they change.
   *
   * @param told the listener
   * @return this
   */
  public WinnowBuilder listener(WinnowListener told) {
    listener = requireNonNull(told, "listener");
    return this;
  }

  /**
   * Repeats what an earlier engine recorded instead of looking back itself: given the same secret,
   * configuration and engagements, in their order and by one thread, all verdicts and figures are
   * the same. {@link Winnow#audit()} then applies what is due and searches for nothing.
   *
   * @param records what {@link WinnowListener#recorded} was given, in its order
   * @return this
   */
  public WinnowBuilder replay(List<ControlRecord> records) {
    replay = List.copyOf(records);
    for (int i = 1; i < replay.size(); i++) {
      if (replay.get(i).position() < replay.get(i - 1).position()) {
        throw new IllegalArgumentException("records must be in the order of their positions, but "
            + replay.get(i).position()
            + " comes after "
            + replay.get(i - 1).position());
      }
    }
    return this;
  }

  private static Duration positive(String what, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(what + " must be above zero, but is " + value);
    }
    return value;
  }

  /**
   * Builds the engine.
   *
   * @return an engine at work
   * @throws IllegalArgumentException when the configuration is wrong, naming the key and what is
   *     allowed
   */
  public Winnow build() {
    Discovery discovery = discover();
    Map<String, DetectorProvider> chosen = choose(discovery);
    Settings read = new Settings(settings());
    Ensemble ensemble = new Ensemble(chosen.values(), read, families);
    Set<String> passed = checkSettings(discovery, ensemble, read);
    byte[] key = secret;
    boolean drawn = key == null;
    if (drawn && !replay.isEmpty()) {
      throw new IllegalArgumentException(
          "a replay needs the secret of the engine that recorded: under another one its records"
              + " are about nobody");
    }
    if (key == null) {
      LOG.warn("no secret was given: a drawn one is used, and nothing can be replayed");
      key = draw();
    }
    Pipeline pipeline = pipeline(ensemble, key);
    long forRules = rules == null ? 0 : (long) (memory * FOR_RULES);
    long forTallies = (long) (memory * FOR_TALLIES);
    long forDuplicates = (long) (memory * FOR_DUPLICATES);
    long forHistory = (long) (memory * FOR_HISTORY);
    Tables tables = new Tables(
        ensemble.layout(),
        memory - forTallies - forDuplicates - forHistory - forRules,
        forDuplicates,
        duplicateHorizon.toMillis(),
        forRules);
    StreamClock clock = new StreamClock(maxJump.toMillis());
    TallyBook book = new TallyBook(forTallies);
    ContextPool contexts = new ContextPool(pipeline);
    return new Engine(
        pipeline,
        clock,
        tables,
        book,
        new Lookback(
            pipeline,
            clock,
            book,
            new History(forHistory),
            keep.toMillis(),
            auditSize,
            listener,
            replay,
            tables,
            contexts),
        contexts,
        new Shadows(pipeline, shadows, shadowListener),
        new HealthReport(chosen, rejects(discovery, ensemble), List.copyOf(passed), drawn));
  }

  /**
   * Builds a kernel: the engine without its tables. It needs a secret.
   *
   * @return a kernel
   */
  public Kernel buildKernel() {
    byte[] key = secret;
    if (key == null) {
      throw new IllegalArgumentException("a kernel needs a secret: others must hash alike");
    }
    Discovery discovery = discover();
    Map<String, DetectorProvider> chosen = choose(discovery);
    Settings read = new Settings(settings());
    Ensemble ensemble = new Ensemble(chosen.values(), read, families);
    checkSettings(discovery, ensemble, read);
    return new DetachedKernel(pipeline(ensemble, key));
  }

  private Map<String, String> settings() {
    Map<String, String> all = new TreeMap<>(preset.settings());
    all.putAll(settings);
    return all;
  }

  private static List<String> rejects(Discovery discovery, Ensemble ensemble) {
    List<String> all = new ArrayList<>(discovery.rejects());
    all.addAll(ensemble.rejects().values());
    return all;
  }

  private Pipeline pipeline(Ensemble ensemble, byte[] key) {
    return new Pipeline(
        key,
        ensemble,
        calibration == null ? Calibration.defaults() : calibration,
        policy,
        rules == null ? Rules.none() : rules,
        keepScores);
  }

  private static byte[] draw() {
    byte[] drawn = new byte[DRAWN_SECRET];
    new SecureRandom().nextBytes(drawn);
    return drawn;
  }

  private Discovery discover() {
    Discovery discovery = new Discovery();
    if (loaders.isEmpty() && layers.isEmpty()) {
      ClassLoader context = Thread.currentThread().getContextClassLoader();
      discovery.addAll(context != null ? context : ClassLoader.getSystemClassLoader());
    }
    loaders.forEach(discovery::addAll);
    layers.forEach(discovery::addAll);
    given.forEach(discovery::add);
    discovery.rejects().forEach(reject -> LOG.warn("a detector can't be used: {}", reject));
    return discovery;
  }

  private Map<String, DetectorProvider> choose(Discovery discovery) {
    Map<String, DetectorProvider> chosen = new LinkedHashMap<>(discovery.byId());
    if (only != null) {
      checkKnown(only, chosen.keySet());
      chosen.keySet().retainAll(only);
    }
    checkKnown(without, discovery.byId().keySet());
    chosen.keySet().removeAll(without);
    chosen.keySet().removeAll(preset.without());
    checkKnown(families.keySet(), discovery.byId().keySet());
    checkRules(chosen);
    return chosen;
  }

  private void checkRules(Map<String, DetectorProvider> chosen) {
    DetectorProvider namesake = rules == null ? null : chosen.get(Rules.DETECTOR);
    if (namesake != null) {
      throw new IllegalArgumentException("the id " + Rules.DETECTOR
          + " is the host's rules', but the detector "
          + namesake.getClass().getName()
          + " has it too");
    }
    if (rules == null && replay.stream().anyMatch(ControlRecord.Ruled.class::isInstance)) {
      throw new IllegalArgumentException("the records to be replayed have rules: give the builder"
          + " those that the recorded engine began with, or Rules.none()");
    }
  }

  private static void checkKnown(Set<String> wanted, Set<String> known) {
    for (String id : wanted) {
      if (!known.contains(id)) {
        throw new IllegalArgumentException(
            "there is no detector " + id + "; known are " + new TreeSet<>(known));
      }
    }
  }

  private static Set<String> checkSettings(Discovery discovery, Ensemble ensemble, Settings read) {
    ensemble.rejects().values().forEach(reject -> LOG.warn("{}", reject));
    Set<String> absent = new TreeSet<>(discovery.byId().keySet());
    for (int i = 0; i < ensemble.size(); i++) {
      absent.remove(ensemble.id(i));
    }
    ensemble.audits().forEach(audit -> absent.remove(audit.id()));
    Set<String> passed = read.checkAllRead(absent, !discovery.rejects().isEmpty());
    passed.forEach(key -> LOG.warn("the setting {} has no detector that reads it", key));
    return passed;
  }
}
