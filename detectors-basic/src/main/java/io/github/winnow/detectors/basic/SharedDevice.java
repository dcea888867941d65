package io.github.winnow.detectors.basic;

import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.DistinctCount;
import io.github.winnow.spi.Evidence;
import io.github.winnow.spi.Observation;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.StreamDetector;
import io.github.winnow.spi.Subject;
import java.time.Duration;

/**
 * How accounts and devices go together within a day, in three counts: the accounts behind one
 * device, those of them that turned to one target, and the devices of one account. A household's
 * tablet has a handful of accounts and a shop's may have many, but their owners read what they like;
 * the accounts of a farm's phone do one job after the other, and a client that is forged for each
 * request has a new device every time. A device that is missing says nothing.
 */
final class SharedDevice implements StreamDetector {
  private final DistinctCount accounts;
  private final DistinctCount together;
  private final DistinctCount devices;
  private final Statistic ofDevice;
  private final Statistic ofTarget;
  private final Statistic ofAccount;

  SharedDevice(DetectorSetup setup) {
    Duration day = setup.duration("window", Duration.ofHours(24));
    accounts = setup.by(Dimension.DEVICE).distinct(Dimension.ACCOUNT, day);
    together = setup.by(Dimension.DEVICE, Dimension.TARGET).distinct(Dimension.ACCOUNT, day);
    devices = setup.by(Dimension.ACCOUNT).distinct(Dimension.DEVICE, day);
    ofDevice = setup.upperTail(
        "accounts", "{observed} accounts acted through this device in a day", Subject.DEVICE);
    ofTarget = setup.upperTail(
        "together",
        "{observed} accounts turned to this target through this device in a day",
        Subject.DEVICE);
    ofAccount = setup.upperTail(
        "devices", "this account acted through {observed} devices in a day", Subject.ACCOUNT);
  }

  @Override
  public void observe(Observation now, Evidence out) {
    report(ofDevice, accounts.estimate(now), out);
    report(ofTarget, together.estimate(now), out);
    report(ofAccount, devices.estimate(now), out);
  }

  private static void report(Statistic statistic, double n, Evidence out) {
    out.report(statistic, n, Math.rint(n), 1);
  }
}
