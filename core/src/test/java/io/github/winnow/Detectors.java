package io.github.winnow;

import io.github.winnow.event.Engagement;
import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.DistinctCount;
import io.github.winnow.spi.Effect;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.LastSeen;
import io.github.winnow.spi.Measure;
import io.github.winnow.spi.Moments;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.StreamDetector;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.Surge;
import io.github.winnow.spi.TrafficClass;
import io.github.winnow.spi.WindowCount;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Detectors for tests. */
final class Detectors {
  private Detectors() {}

  /** A provider made of its parts. */
  static final class Made implements DetectorProvider {
    private final String id;
    private final int version;
    private final Family family;
    private final Function<DetectorSetup, ? extends Detector> create;

    Made(
        String id, int version, Family family, Function<DetectorSetup, ? extends Detector> create) {
      this.id = id;
      this.version = version;
      this.family = family;
      this.create = create;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public int version() {
      return version;
    }

    @Override
    public Family family() {
      return family;
    }

    @Override
    public Detector create(DetectorSetup setup) {
      return create.apply(setup);
    }
  }

  static DetectorProvider of(
      String id, Family family, Function<DetectorSetup, ? extends Detector> create) {
    return new Made(id, 1, family, create);
  }

  /** Declares a statistic of a scripted detector. */
  interface Declares {
    Statistic statistic(DetectorSetup setup, String id, String message);
  }

  static Declares upperTail(Subject subject) {
    return (setup, id, message) -> setup.upperTail(id, message, subject);
  }

  static Declares lowerTail(Subject subject) {
    return (setup, id, message) -> setup.lowerTail(id, message, subject);
  }

  static Declares logPValue(Subject subject) {
    return (setup, id, message) -> setup.logPValue(id, message, subject);
  }

  static Declares rule(TrafficClass trafficClass, Effect effect) {
    return (setup, id, message) -> setup.rule(id, message, Subject.EVENT, trafficClass, effect);
  }

  /**
   * Reports what the engagement's attribute of the detector's name says: {@code value} or {@code
   * value,observed,expected}; silent when there is none. The statistic is named {@code s}.
   */
  static DetectorProvider scripted(String id, Family family, Declares declares) {
    return of(id, family, setup -> {
      Measure value = setup.uses(Measure.of(id + "-value", e -> script(e, id, 0)));
      Measure observed = setup.uses(Measure.of(id + "-observed", e -> script(e, id, 1)));
      Measure expected = setup.uses(Measure.of(id + "-expected", e -> script(e, id, 2)));
      setup.by(Dimension.ACCOUNT).count(Duration.ofHours(1));
      Statistic statistic =
          declares.statistic(setup, "s", "saw {observed} where {expected} was expected: {value}");
      return (StreamDetector) (now, out) -> {
        if (!Double.isNaN(now.value(value))) {
          out.report(statistic, now.value(value), now.value(observed), now.value(expected));
        }
      };
    });
  }

  private static double script(Engagement e, String id, int part) {
    String script = e.attribute(id);
    if (script == null) {
      return Double.NaN;
    }
    List<String> parts = List.of(script.split(",", -1));
    return part < parts.size() ? Double.parseDouble(parts.get(part)) : 0;
  }

  /** Throws what it is given, for engagements that have the attribute {@code fail}. */
  static DetectorProvider failing(String id, Function<String, Throwable> fault) {
    return of(id, Family.OTHER, setup -> {
      Measure fails = setup.uses(Measure.of("fail", e -> e.attribute("fail") == null ? 0 : 1));
      setup.by(Dimension.ACCOUNT).count(Duration.ofHours(1));
      Statistic seen = setup.logPValue("seen", "seen", Subject.EVENT);
      return (StreamDetector) (now, out) -> {
        out.report(seen, -1, 1, 1);
        if (now.value(fails) == 1) {
          Detectors.<RuntimeException>sneak(fault.apply(id));
        }
      };
    });
  }

  /** Throws anything, as bytecode may that no Java compiler made. */
  @SuppressWarnings("unchecked") // that is the trick
  private static <T extends Throwable> void sneak(Throwable fault) throws T {
    throw (T) fault;
  }

  /** Reads one of every kind of field, so that whatever differs between two engines shows. */
  static DetectorProvider everyField(String id) {
    return of(id, Family.TIMING, setup -> {
      var account = setup.by(Dimension.ACCOUNT);
      WindowCount rate = account.windowCount(Duration.ofMinutes(10));
      Moments intervals = account.intervals(Duration.ofHours(1));
      LastSeen last = account.lastSeen();
      Surge surge = setup.by(Dimension.TARGET).surge(Duration.ofMinutes(1));
      DistinctCount crowd =
          setup.byOptional(Dimension.NETWORK).distinct(Dimension.ACCOUNT, Duration.ofHours(1));
      var bins = setup.byOptional(Dimension.DEVICE).histogram(Measure.DWELL, 1000, 10_000);
      var stratum = setup.by(Dimension.REGION).count(Duration.ofHours(1));
      Statistic[] all = {
        setup.upperTail("rate", "{value}", Subject.ACCOUNT),
        setup.upperTail("interval", "{value}", Subject.ACCOUNT),
        setup.upperTail("elapsed", "{value}", Subject.ACCOUNT),
        setup.upperTail("surge", "{value}", Subject.TARGET),
        setup.upperTail("crowd", "{value}", Subject.NETWORK),
        setup.upperTail("dwell", "{value}", Subject.DEVICE),
        setup.upperTail("stratum", "{value}", Subject.EVENT)
      };
      return (StreamDetector) (now, out) -> {
        out.report(all[0], rate.value(now), 1, 1);
        out.report(all[1], intervals.mean(now), 1, 1);
        out.report(all[2], last.elapsed(now), 1, 1);
        out.report(all[3], surge.value(now), surge.observed(now), surge.expected(now));
        out.report(all[4], crowd.estimate(now), 1, 1);
        out.report(all[5], bins.count(now, 1) / Math.max(1, bins.total(now)), 1, 1);
        out.report(all[6], stratum.value(now), 1, 1);
      };
    });
  }
}
