package io.github.winnow.evidence;

import io.github.winnow.spi.TrafficClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The engine's answer for one engagement. Immutable.
 *
 * <p>Below the policy's reporting floor verdicts are shared instances that carry no score of their
 * own, so they cost no garbage, unless the engine was built to keep all scores. Above it a verdict
 * is one object of 64 bytes and one array of 16 bytes and 40 per report; reasons are rendered when
 * asked for.
 */
public final class Verdict {
  /** How a verdict came about. */
  public enum Status {
    /** The detectors judged it. */
    JUDGED,
    /** The same engagement was scored before: it updates nothing and is in no figure. */
    DUPLICATE,
    /** The engagement can't be judged; {@link Verdict#note} says why. It is in no figure. */
    REJECTED,
    /** The engine is closed. */
    CLOSED
  }

  private static final int STRIDE = 5;
  private static final double[] NONE = {};

  private final double score;
  private final double charge;
  private final double q;
  private final Disposition disposition;
  private final Status status;
  private final boolean degraded;
  private final TrafficClass trafficClass;
  private final String note;
  private final List<StatisticInfo> statistics;
  private final double[] reports;

  private Verdict(
      double score,
      double charge,
      double q,
      Disposition disposition,
      Status status,
      boolean degraded,
      TrafficClass trafficClass,
      String note,
      List<StatisticInfo> statistics,
      double[] reports) {
    this.score = score;
    this.charge = charge;
    this.q = q;
    this.disposition = disposition;
    this.status = status;
    this.degraded = degraded;
    this.trafficClass = trafficClass;
    this.note = note;
    this.statistics = statistics;
    this.reports = reports;
  }

  /**
   * A verdict without reports.
   *
   * @param status how it came about
   * @param disposition what is done
   * @param degraded whether something that should have had a say had none
   * @param note why, for a person to read
   * @return the verdict
   */
  public static Verdict of(Status status, Disposition disposition, boolean degraded, String note) {
    return new Verdict(
        0, 0, 0, disposition, status, degraded, TrafficClass.SOPHISTICATED, note, List.of(), NONE);
  }

  /**
   * A verdict of the detectors.
   *
   * @param score the score
   * @param charge what counts of it against the engagement
   * @param q the probability of being invalid
   * @param disposition what is done
   * @param degraded whether a detector that should have had a say had none
   * @param trafficClass the class of invalid traffic that it speaks for
   * @param statistics all statistics of the engine
   * @param reports what was reported
   * @return the verdict
   */
  public static Verdict judged(
      double score,
      double charge,
      double q,
      Disposition disposition,
      boolean degraded,
      TrafficClass trafficClass,
      List<StatisticInfo> statistics,
      Reports reports) {
    return new Verdict(
        score,
        charge,
        q,
        disposition,
        Status.JUDGED,
        degraded,
        trafficClass,
        "",
        statistics,
        reports.numbers);
  }

  /**
   * This verdict when more is known.
   *
   * @param now what is done
   * @param probability of being invalid
   * @param sum the score
   * @param charged what counts of it
   * @param more what came to be known, heaviest first
   * @param said why, for a person to read; may be empty
   * @return another verdict, with the reports of this one and those
   */
  public Verdict amended(
      Disposition now,
      double probability,
      double sum,
      double charged,
      List<Reason> more,
      String said) {
    List<StatisticInfo> all = new ArrayList<>(statistics);
    Reports both = new Reports((reports.length / STRIDE) + more.size());
    System.arraycopy(reports, 0, both.numbers, 0, reports.length);
    both.next = reports.length;
    for (Reason reason : more) {
      both.add(
          all.size(),
          reason.weight(),
          reason.calibrated(),
          reason.value(),
          reason.observed(),
          reason.expected());
      all.add(reason.statistic());
    }
    return new Verdict(
        sum, charged, probability, now, status, degraded, trafficClass, said, all, both.numbers);
  }

  /** Collects the reports of one verdict. Not thread-safe. */
  public static final class Reports {
    private final double[] numbers;
    private int next;

    /**
     * Room for some reports.
     *
     * @param size how many will be added
     */
    public Reports(int size) {
      numbers = size == 0 ? NONE : new double[size * STRIDE];
    }

    /**
     * Adds a report.
     *
     * @param statistic the statistic's index in the engine
     * @param weight the weight it claims
     * @param calibrated whether that rests on a calibration for the action
     * @param value the statistic's value
     * @param observed what was seen
     * @param expected what was to be expected
     */
    public void add(
        int statistic,
        double weight,
        boolean calibrated,
        double value,
        double observed,
        double expected) {
      numbers[next] = calibrated ? statistic : -1 - statistic;
      numbers[next + 1] = weight;
      numbers[next + 2] = value;
      numbers[next + 3] = observed;
      numbers[next + 4] = expected;
      next += STRIDE;
    }
  }

  /**
   * The sum over the families of the logarithm of their mean evidence, unfloored: higher is more
   * suspicious. It ranks; it is no probability and no e-value.
   *
   * @return a finite number; 0 for a shared verdict
   */
  public double score() {
    return score;
  }

  /**
   * What counts of the score against the engagement: all of it, but that what is about a target's
   * traffic alone counts up to as much again as what is said of who acted, since where a crowd is,
   * people are. It is this that a policy's lines are drawn through.
   *
   * @return a finite number, at most the score; 0 for a shared verdict
   */
  public double charge() {
    return charge;
  }

  /**
   * The probability that the engagement is invalid, given the charge and the policy's base rate; 0
   * below the reporting floor.
   *
   * @return 0 to 1
   */
  public double q() {
    return q;
  }

  /**
   * What is done with the engagement.
   *
   * @return the disposition
   */
  public Disposition disposition() {
    return disposition;
  }

  /**
   * How the verdict came about.
   *
   * @return the status
   */
  public Status status() {
    return status;
  }

  /**
   * Whether something that should have had a say had none: a detector that failed, or the whole
   * engine.
   *
   * @return true when it is not the full answer
   */
  public boolean degraded() {
    return degraded;
  }

  /**
   * The class of invalid traffic that the verdict speaks for, where it holds or excludes.
   *
   * @return the class
   */
  public TrafficClass trafficClass() {
    return trafficClass;
  }

  /**
   * Why the engagement was not judged, or that it was cleared.
   *
   * @return a sentence; empty where there is nothing to say
   */
  public String note() {
    return note;
  }

  /**
   * All that was reported, whether it weighs or not.
   *
   * @return in the order of the statistics; rendered anew at every call
   */
  public List<Reason> evidence() {
    List<Reason> all = new ArrayList<>(reports.length / STRIDE);
    for (int i = 0; i < reports.length; i += STRIDE) {
      boolean calibrated = reports[i] >= 0;
      int statistic = (int) (calibrated ? reports[i] : -1 - reports[i]);
      all.add(new Reason(
          statistics.get(statistic),
          reports[i + 1],
          calibrated,
          reports[i + 2],
          reports[i + 3],
          reports[i + 4]));
    }
    return all;
  }

  /**
   * What speaks against the engagement: reports that weigh, and rules that apply.
   *
   * @return heaviest first; rendered anew at every call
   */
  public List<Reason> reasons() {
    List<Reason> reasons = evidence();
    reasons.removeIf(r -> r.weight() <= 0 && r.statistic().kind() != StatisticInfo.Kind.RULE);
    reasons.sort(Comparator.comparingDouble(Reason::weight).reversed());
    return reasons;
  }

  @Override
  public String toString() {
    String why = status == Status.JUDGED ? reasons().toString() : note;
    return disposition + " " + status + " score=" + score + " q=" + q + " " + why;
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof Verdict v
        && Double.compare(score, v.score) == 0
        && Double.compare(charge, v.charge) == 0
        && Double.compare(q, v.q) == 0
        && disposition == v.disposition
        && status == v.status
        && degraded == v.degraded
        && trafficClass == v.trafficClass
        && note.equals(v.note)
        && Arrays.equals(reports, v.reports);
  }

  @Override
  public int hashCode() {
    return Double.hashCode(score) * 31 + Arrays.hashCode(reports);
  }
}
