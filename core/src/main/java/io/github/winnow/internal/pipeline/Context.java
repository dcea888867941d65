package io.github.winnow.internal.pipeline;

import io.github.winnow.internal.judge.Sums;
import io.github.winnow.internal.plugin.Ensemble;
import io.github.winnow.internal.plugin.Reports;
import io.github.winnow.internal.state.Reading;

/** The room that one engagement needs on its way. Reused; one thread at a time. */
public final class Context {
  private final Reading reading;
  private final Reports reports;
  private final Sums sums;
  private final Reading[] alone;

  Context(Ensemble ensemble) {
    reading = ensemble.layout().newReading();
    reports = ensemble.newReports();
    sums = new Sums();
    alone = new Reading[] {reading};
  }

  Context(Ensemble ensemble, Context other) {
    reading = ensemble.layout().newReading(other.reading);
    reports = other.reports;
    sums = other.sums;
    alone = new Reading[] {reading};
  }

  /**
   * The engagement's hashes and readings.
   *
   * @return the reading
   */
  public Reading reading() {
    return reading;
  }

  /**
   * The reading as a batch of one.
   *
   * @return an array not to be changed
   */
  public Reading[] alone() {
    return alone;
  }

  /**
   * What the detectors report.
   *
   * @return the reports
   */
  public Reports reports() {
    return reports;
  }

  Sums sums() {
    return sums;
  }
}
