package io.github.winnow;

import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Parameter;
import java.util.List;
import java.util.Map;

/**
 * How an engine fares. Every bound has a figure here for what it cost.
 *
 * @param scored engagements judged
 * @param rejected engagements that could not be judged
 * @param duplicates engagements that were scored before
 * @param late engagements more than a second behind the stream
 * @param timeJumps engagements too far ahead to be believed at once
 * @param streamTime the latest event time, milliseconds since 1970-01-01T00:00Z, to the second
 * @param detectors what was discovered and is at work
 * @param rejectedDetectors what was discovered and can't be used, a line each
 * @param settingsWithoutDetector settings of detectors that are rejected or disabled
 * @param dimensionFaults how often a detector's own dimension or measure failed and so was missing
 * @param tables the rows, by kind of key
 * @param uncalibrated statistics for which the calibration has nothing at all: of single engagements,
 *     those with a p of their own may hold, never exclude, and others weigh nothing; what looks back
 *     weighs nothing, and its groups name nobody
 * @param scoreIsMeasured whether the score was measured with just these detectors; if not, nothing
 *     is excluded but by rules
 * @param engagementsWithoutTarget engagements whose target had no room of its own in the tallies
 * @param engagementsWithoutHour engagements whose hour had no room of its own in the tallies
 * @param remembered engagements in the history
 * @param memorable engagements that fit in it
 * @param forgotten engagements that gave way to newer ones, and can't be restated any more
 * @param audits windows that were audited
 * @param leftOutOfAudits engagements that audits did not see for want of room
 * @param restated how often an engagement was restated
 * @param accountsForgotten how often an account was forgotten on demand
 * @param secretIsDrawn whether the engine drew its secret itself, and so can't be replayed
 */
public record Health(
    long scored,
    long rejected,
    long duplicates,
    long late,
    long timeJumps,
    long streamTime,
    List<DetectorHealth> detectors,
    List<String> rejectedDetectors,
    List<String> settingsWithoutDetector,
    long dimensionFaults,
    List<TableHealth> tables,
    List<String> uncalibrated,
    boolean scoreIsMeasured,
    long engagementsWithoutTarget,
    long engagementsWithoutHour,
    long remembered,
    long memorable,
    long forgotten,
    long audits,
    long leftOutOfAudits,
    long restated,
    long accountsForgotten,
    boolean secretIsDrawn) {

  /**
   * One detector.
   *
   * @param id its id
   * @param version its version
   * @param origin the jar or folder it came from
   * @param keys the kinds of key it needs
   * @param faults how often it failed
   * @param shutOut whether it is shut out for its faults at present
   * @param declared what it declared when the engine was built
   */
  public record DetectorHealth(
      String id,
      int version,
      String origin,
      List<String> keys,
      long faults,
      boolean shutOut,
      Declared declared) {}

  /**
   * What a detector declared.
   *
   * @param family the family of evidence, as the host assigns it
   * @param kind what it looks at
   * @param optionalKeys the kinds of key that it has rows by, and does without where they are missing
   * @param parameters the parameters that it read, in that order
   * @param statistics what it reports
   */
  public record Declared(
      Family family,
      Kind kind,
      List<String> optionalKeys,
      List<Parameter> parameters,
      List<StatisticInfo> statistics) {}

  /** What a detector looks at. */
  public enum Kind {
    /** Each engagement, as it comes. */
    ENGAGEMENTS,
    /** One target's engagements, looking back. */
    TARGETS,
    /** Who acted on what and when, looking back, for groups. */
    GRAPH,
    /** A group that was found, looking back. */
    GROUPS
  }

  /**
   * The rows of one kind of key.
   *
   * @param key the key's dimensions
   * @param rowBytes a row's size
   * @param rows rows in use
   * @param capacity rows that fit
   * @param evicted rows that gave way to others: {@code expired} had nothing left to see, {@code
   *     once} had been seen once, {@code alive} were at work
   */
  public record TableHealth(
      String key, int rowBytes, long rows, long capacity, Map<String, Long> evicted) {}
}
