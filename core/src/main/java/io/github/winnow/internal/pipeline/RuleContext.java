package io.github.winnow.internal.pipeline;

import io.github.winnow.internal.judge.RuleReports;
import io.github.winnow.internal.plugin.Reports;
import io.github.winnow.internal.state.Reading;

/** The room that the rules in force need for one engagement. Reused; one thread at a time. */
public final class RuleContext {
  private Ruling ruling;
  private Reading reading;
  private Reports reports;
  private RuleReports said;

  RuleContext(Ruling ruling) {
    this.ruling = ruling;
    reading = ruling.ensemble().layout().newReading();
    reports = ruling.ensemble().newReports();
    said = new RuleReports(ruling.statistics(), ruling.ensemble().statistics(), reports);
  }

  /** Makes room for other rules, when they were exchanged. */
  void fit(Ruling inForce) {
    if (ruling != inForce) {
      ruling = inForce;
      reading = inForce.ensemble().layout().newReading();
      reports = inForce.ensemble().newReports();
      said = new RuleReports(inForce.statistics(), inForce.ensemble().statistics(), reports);
    }
  }

  /** Lets the rules look at the engagement, whose rows were read. */
  RuleReports judge() {
    if (!ruling.isEmpty()) {
      ruling.ensemble().observe(reading, reports);
    }
    return said;
  }

  /** What the rules said of the engagement they looked at last. */
  RuleReports said() {
    return said;
  }

  /**
   * The rules that this engagement is judged by.
   *
   * @return those in force when it was read
   */
  public Ruling ruling() {
    return ruling;
  }

  /**
   * The engagement's keys and readings.
   *
   * @return the reading
   */
  public Reading reading() {
    return reading;
  }
}
