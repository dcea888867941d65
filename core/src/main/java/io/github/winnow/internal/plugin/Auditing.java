package io.github.winnow.internal.plugin;

import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.spi.Detector;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Parameter;
import io.github.winnow.spi.Statistic;
import java.util.List;

/** A detector that looks back, at work. Its faults are counted by its circuit. */
public final class Auditing {
  private final Detector detector;
  private final String id;
  private final List<StatisticInfo> statistics;
  private final Family family;
  private final List<Parameter> parameters;
  private final Circuit circuit;

  Auditing(Detector detector, Setup setup) {
    this.detector = detector;
    id = setup.id();
    statistics = setup.statistics();
    family = setup.family();
    parameters = setup.parameters();
    circuit = new Circuit(id);
  }

  /**
   * The detector.
   *
   * @return a target or a graph detector
   */
  public Detector detector() {
    return detector;
  }

  /**
   * The detector's id.
   *
   * @return the id
   */
  public String id() {
    return id;
  }

  /**
   * What it reports.
   *
   * @return in the order of declaration
   */
  public List<StatisticInfo> statistics() {
    return statistics;
  }

  /**
   * The detector's family, as the host assigns it.
   *
   * @return the family
   */
  public Family family() {
    return family;
  }

  /**
   * The parameters that it read.
   *
   * @return in that order
   */
  public List<Parameter> parameters() {
    return parameters;
  }

  /**
   * Runs a piece of the detector's work, keeping its faults from the caller.
   *
   * @param time event time
   * @param work calls the detector
   * @return false when it is shut out for its faults, or failed
   */
  public boolean run(long time, Runnable work) {
    if (!circuit.isClosed(time)) {
      return false;
    }
    try {
      work.run();
      circuit.succeeded();
      return true;
    } catch (Throwable fault) {
      Faults.rethrowIfFatal(fault);
      circuit.failed(fault, time);
      return false;
    }
  }

  /**
   * What was declared as a statistic.
   *
   * @param statistic a handle
   * @return the statistic
   * @throws IllegalArgumentException when it is none of this detector's
   */
  public StatisticInfo info(Statistic statistic) {
    return statistics.stream()
        .filter(s -> statistic instanceof DeclaredStatistic declared
            && declared.info().detector().equals(id)
            && s.statistic().equals(statistic.id()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            "the statistic " + statistic.id() + " was not declared by this detector"));
  }

  /**
   * How often the detector failed.
   *
   * @return since the start
   */
  public long faults() {
    return circuit.faults();
  }

  /**
   * Whether the detector is shut out for its faults.
   *
   * @return true while it is
   */
  public boolean isShutOut() {
    return circuit.isOpen();
  }
}
