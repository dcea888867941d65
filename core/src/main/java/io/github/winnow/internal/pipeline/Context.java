package io.github.winnow.internal.pipeline;

import io.github.winnow.internal.audit.Row;
import io.github.winnow.internal.judge.Sums;
import io.github.winnow.internal.plugin.Ensemble;
import io.github.winnow.internal.plugin.Reports;
import io.github.winnow.internal.standing.Standing;
import io.github.winnow.internal.standing.Statement;
import io.github.winnow.internal.state.Places;
import io.github.winnow.internal.state.Reading;

/** The room that one engagement needs on its way. Reused; one thread at a time. */
public final class Context {
  private final Reading reading;
  private final Reports reports;
  private final Sums sums;
  private final Reading[] alone;
  private final Places places;
  private final RuleContext ruled;
  private final Statement statement = new Statement();
  private final Statement shadow = new Statement();
  private final Row row = new Row();
  private Standing standing = Standing.NONE;

  Context(Ensemble ensemble, Ruling ruling) {
    reading = ensemble.layout().newReading();
    reports = ensemble.newReports();
    sums = new Sums(ensemble.statistics().size());
    ruled = new RuleContext(ruling);
    alone = new Reading[] {reading};
    places = new Places(ensemble.layout(), 1);
  }

  Context(Ensemble ensemble, Context other) {
    reading = ensemble.layout().newReading();
    reports = other.reports;
    sums = other.sums;
    ruled = other.ruled;
    places = other.places;
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
   * Where its rows lie.
   *
   * @return room for it
   */
  public Places places() {
    return places;
  }

  /**
   * What the detectors report.
   *
   * @return the reports
   */
  public Reports reports() {
    return reports;
  }

  /**
   * The engagement's evidence.
   *
   * @return the sums
   */
  public Sums sums() {
    return sums;
  }

  /**
   * What the host's rules need.
   *
   * @return room for it
   */
  public RuleContext ruled() {
    return ruled;
  }

  /**
   * What is said when looking back counts too.
   *
   * @return the statement
   */
  public Statement statement() {
    return statement;
  }

  /** What a policy in shadow would say when looking back counts too. */
  Statement shadow() {
    return shadow;
  }

  /**
   * The engagement's row in the history.
   *
   * @return room for it
   */
  public Row row() {
    return row;
  }

  /**
   * What had been found by looking back when it was judged.
   *
   * @return the standing
   */
  public Standing standing() {
    return standing;
  }

  void standing(Standing known) {
    standing = known;
  }
}
