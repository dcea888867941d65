package io.github.winnow.internal.plugin;

import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.internal.state.KeySpace;
import io.github.winnow.internal.state.Layout;
import io.github.winnow.internal.state.LayoutBuilder;
import io.github.winnow.internal.state.Reading;
import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Parameter;
import io.github.winnow.spi.StreamDetector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All detectors of an engine, in the order of their ids, with what they declared.
 *
 * <p>Threading: immutable but for the circuits; from any thread.
 */
public final class Ensemble {
  /** One detector at work. */
  private static final class Member {
    final String id;
    final Family family;
    final StreamDetector detector;
    final int first;
    final int statistics;
    final int[] keys;
    final List<String> optionalKeys;
    final List<Parameter> parameters;
    final Circuit circuit;

    Member(Setup setup, StreamDetector detector, int first, int[] keys) {
      id = setup.id();
      family = setup.family();
      this.detector = detector;
      this.first = first;
      statistics = setup.statistics().size();
      this.keys = keys;
      optionalKeys = setup.optional();
      parameters = setup.parameters();
      circuit = new Circuit(id);
    }
  }

  private final Member[] members;
  private final Layout layout;
  private final Map<String, String> rejects;
  private final List<StatisticInfo> statistics;
  private final List<Auditing> audits;

  /**
   * Sets the detectors up.
   *
   * @param found one provider per id
   * @param settings their configuration
   * @param families families that the host reassigns, by detector id
   */
  public Ensemble(
      Collection<DetectorProvider> found, Settings settings, Map<String, Family> families) {
    List<DetectorProvider> providers = new ArrayList<>(found);
    providers.sort(Comparator.comparing(DetectorProvider::id));
    LayoutBuilder builder = new LayoutBuilder();
    List<StatisticInfo> all = new ArrayList<>();
    List<Setup> setups = new ArrayList<>();
    List<StreamDetector> detectors = new ArrayList<>();
    List<Auditing> looking = new ArrayList<>();
    Map<String, String> failed = new TreeMap<>();
    for (DetectorProvider provider : providers) {
      Family family = families.getOrDefault(provider.id(), provider.family());
      Setup setup = new Setup(provider, family, setups.size(), all.size(), settings, builder);
      Detector detector = create(provider, setup, failed);
      if (detector instanceof StreamDetector stream) {
        detectors.add(stream);
        setups.add(setup);
        all.addAll(setup.statistics());
      } else if (detector != null) {
        looking.add(new Auditing(detector, setup));
      }
    }
    audits = List.copyOf(looking);
    rejects = Collections.unmodifiableMap(failed);
    layout = builder.build();
    statistics = List.copyOf(all);
    members = new Member[setups.size()];
    int first = 0;
    for (int i = 0; i < members.length; i++) {
      Setup setup = setups.get(i);
      members[i] = new Member(setup, detectors.get(i), first, keys(setup));
      first += setup.statistics().size();
    }
  }

  /**
   * Makes a detector. A wrong setting ends the start; a detector that can't be made for a reason of
   * its own is left out, so that one bad jar does not take the host down.
   */
  private static @Nullable Detector create(
      DetectorProvider provider, Setup setup, Map<String, String> failed) {
    @Nullable Detector detector; // made by others, so null is possible
    try {
      detector = provider.create(setup);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the detector " + provider.id() + " can't be set up: " + e.getMessage(), e);
    } catch (Throwable e) {
      Faults.rethrowIfFatal(e);
      failed.put(
          provider.id(), "the detector " + provider.id() + " can't be made: " + Faults.describe(e));
      return null;
    }
    if (detector == null) {
      failed.put(provider.id(), "the detector " + provider.id() + " made no detector");
    } else if (!(detector instanceof StreamDetector) && setup.anyKeys()) {
      failed.put(
          provider.id(),
          "the detector " + provider.id() + " looks back, and so can't declare keys by(...)");
      return null;
    }
    return detector;
  }

  /**
   * Detectors that could not be made.
   *
   * @return by id, why
   */
  public Map<String, String> rejects() {
    return rejects;
  }

  private int[] keys(Setup setup) {
    return layout.spaces().stream()
        .filter(space -> setup.required().contains(space.name()))
        .mapToInt(KeySpace::index)
        .toArray();
  }

  /**
   * What the detectors declared to be kept.
   *
   * @return the layout
   */
  public Layout layout() {
    return layout;
  }

  /**
   * What the detectors report.
   *
   * @return in the order of their indexes
   */
  public List<StatisticInfo> statistics() {
    return statistics;
  }

  /**
   * The detectors that look back.
   *
   * @return in the order of their ids
   */
  public List<Auditing> audits() {
    return audits;
  }

  /**
   * How many detectors judge each engagement.
   *
   * @return the number
   */
  public int size() {
    return members.length;
  }

  /**
   * A detector's id.
   *
   * @param index the detector's index
   * @return its id
   */
  public String id(int index) {
    return members[index].id;
  }

  /**
   * A detector's family, as the host assigns it.
   *
   * @param index the detector's index
   * @return its family
   */
  public Family family(int index) {
    return members[index].family;
  }

  /**
   * The kinds of key that a detector needs.
   *
   * @param index the detector's index
   * @return their names
   */
  public List<String> keys(int index) {
    List<String> names = new ArrayList<>();
    for (int key : members[index].keys) {
      names.add(layout.spaces().get(key).name());
    }
    return List.copyOf(names);
  }

  /**
   * The kinds of key that a detector has rows by, and does without where they are missing.
   *
   * @param index the detector's index
   * @return their names
   */
  public List<String> optionalKeys(int index) {
    return members[index].optionalKeys;
  }

  /**
   * The parameters that a detector read.
   *
   * @param index the detector's index
   * @return in that order
   */
  public List<Parameter> parameters(int index) {
    return members[index].parameters;
  }

  /**
   * Where a detector's statistics begin.
   *
   * @param index the detector's index
   * @return the index of its first statistic
   */
  public int firstStatistic(int index) {
    return members[index].first;
  }

  /**
   * How many statistics a detector has.
   *
   * @param index the detector's index
   * @return the number
   */
  public int statisticCount(int index) {
    return members[index].statistics;
  }

  /**
   * How often a detector failed.
   *
   * @param index the detector's index
   * @return since the start
   */
  public long faults(int index) {
    return members[index].circuit.faults();
  }

  /**
   * Whether a detector is shut out for its faults.
   *
   * @param index the detector's index
   * @return true while it is
   */
  public boolean isShutOut(int index) {
    return members[index].circuit.isOpen();
  }

  /**
   * New reports for this ensemble.
   *
   * @return empty reports
   */
  public Reports newReports() {
    return new Reports(statistics.size(), members.length);
  }

  /**
   * Lets all detectors look at an engagement whose rows were read.
   *
   * @param reading the engagement
   * @param reports takes what they report
   */
  public void observe(Reading reading, Reports reports) {
    reports.begin();
    for (int i = 0; i < members.length; i++) {
      Member member = members[i];
      boolean present = hasKeys(member, reading);
      reports.begin(i, present, member.first, member.statistics);
      if (!present) {
        continue;
      }
      if (!member.circuit.isClosed(reading.time())) {
        reports.failed();
        continue;
      }
      try {
        member.detector.observe(reading, reports);
        member.circuit.succeeded();
      } catch (Throwable fault) {
        Faults.rethrowIfFatal(fault);
        member.circuit.failed(fault, reading.time());
        reports.begin(i, false, member.first, member.statistics);
        reports.failed();
      }
    }
  }

  private static boolean hasKeys(Member member, Reading reading) {
    for (int key : member.keys) {
      if (!reading.hasKey(key)) {
        return false;
      }
    }
    return true;
  }
}
