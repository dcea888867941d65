package io.github.winnow.internal.plugin;

import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.internal.state.LayoutBuilder;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.Effect;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.KeyedState;
import io.github.winnow.spi.Measure;
import io.github.winnow.spi.Parameter;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.TrafficClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes one detector's declarations. */
final class Setup implements DetectorSetup {
  static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  private final DetectorProvider provider;
  private final Family family;
  private final int detector;
  private final int firstStatistic;
  private final Settings settings;
  private final LayoutBuilder layout;
  private final Translations translations;
  private final Set<String> required = new TreeSet<>();
  private final Set<String> optional = new TreeSet<>();
  private final Map<String, String> changed = new TreeMap<>();
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final List<StatisticInfo> statistics = new ArrayList<>();

  Setup(
      DetectorProvider provider,
      Family family,
      int detector,
      int firstStatistic,
      Settings settings,
      LayoutBuilder layout) {
    this.provider = provider;
    this.family = family;
    this.detector = detector;
    this.firstStatistic = firstStatistic;
    this.settings = settings;
    this.layout = layout;
    translations = new Translations(provider);
  }

  String id() {
    return provider.id();
  }

  Family family() {
    return family;
  }

  boolean anyKeys() {
    return !required.isEmpty() || !optional.isEmpty();
  }

  /** The names of the keys without which the detector is not called. */
  Set<String> required() {
    return required;
  }

  /** The names of the keys that may be missing. */
  List<String> optional() {
    return optional.stream().filter(key -> !required.contains(key)).toList();
  }

  /** What was read, in that order. */
  List<Parameter> parameters() {
    return List.copyOf(parameters.values());
  }

  /** What was declared, with the settings that were in force: to be asked when all were read. */
  List<StatisticInfo> statistics() {
    String inForce = changed.entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining(","));
    return statistics.stream().map(s -> s.withSettings(inForce)).toList();
  }

  @Override
  public Duration duration(String name, Duration byDefault, Duration least, Duration most) {
    Duration value = settings.duration(key(name), byDefault, least, most);
    if (!value.equals(byDefault)) {
      changed.put(name, value.toString());
    }
    parameters.put(
        name,
        new Parameter(
            name,
            Settings.text(value),
            Settings.text(byDefault),
            Settings.text(least),
            Settings.text(most)));
    return value;
  }

  @Override
  public double number(String name, double byDefault, double least, double most) {
    double value = settings.number(key(name), byDefault, least, most);
    if (value != byDefault) {
      changed.put(name, Double.toString(value));
    }
    parameters.put(
        name,
        new Parameter(
            name,
            Settings.text(value),
            Settings.text(byDefault),
            Settings.text(least),
            Settings.text(most)));
    return value;
  }

  private String key(String name) {
    return provider.id() + "." + checked(name);
  }

  @Override
  public KeyedState by(Dimension... dimensions) {
    required.add(LayoutBuilder.nameOf(dimensions));
    return layout.by(dimensions);
  }

  @Override
  public KeyedState byOptional(Dimension... dimensions) {
    optional.add(LayoutBuilder.nameOf(dimensions));
    return layout.by(dimensions);
  }

  @Override
  public Measure uses(Measure measure) {
    layout.uses(measure);
    return measure;
  }

  @Override
  public Statistic upperTail(String id, String message, Subject subject) {
    return declare(id, StatisticInfo.Kind.UPPER_TAIL, message, subject);
  }

  @Override
  public Statistic lowerTail(String id, String message, Subject subject) {
    return declare(id, StatisticInfo.Kind.LOWER_TAIL, message, subject);
  }

  @Override
  public Statistic logPValue(String id, String message, Subject subject) {
    return declare(id, StatisticInfo.Kind.LOG_P_VALUE, message, subject);
  }

  @Override
  public Statistic group(String id, String message) {
    return declare(id, StatisticInfo.Kind.GROUP, message, Subject.ACCOUNT);
  }

  private Statistic declare(String id, StatisticInfo.Kind kind, String message, Subject subject) {
    return declare(id, kind, message, subject, TrafficClass.SOPHISTICATED, Effect.HOLD);
  }

  @Override
  public Statistic rule(
      String id, String message, Subject subject, TrafficClass trafficClass, Effect effect) {
    return declare(id, StatisticInfo.Kind.RULE, message, subject, trafficClass, effect);
  }

  private Statistic declare(
      String id,
      StatisticInfo.Kind kind,
      String message,
      Subject subject,
      TrafficClass trafficClass,
      Effect effect) {
    if (statistics.stream().anyMatch(s -> s.statistic().equals(id))) {
      throw new IllegalArgumentException("the statistic " + id + " is declared twice");
    }
    StatisticInfo info = new StatisticInfo(
        provider.id(),
        provider.version(),
        "",
        checked(id),
        kind,
        family,
        subject,
        trafficClass,
        effect,
        message,
        translations.of(provider.id() + "/" + id));
    statistics.add(info);
    return new DeclaredStatistic(info, detector, firstStatistic + statistics.size() - 1);
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a name has 1 to 64 characters out of a-z 0-9 -, a letter first; this has not: " + name);
    }
    return name;
  }
}
