package io.github.winnow.benchmarks;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An endless stream of reads in rising event time, the same for the same parameters.
 *
 * <p>Accounts are Zipf-distributed with exponent ½, so that with a million of them nearly all are
 * active and the busiest has a thousandth of the events; a tenth as many targets are
 * Zipf-distributed with exponent 1. An account has a device, for one event in
 * twenty a second one, and one of a quarter as many networks
 * as there are accounts; there are eight regions and two kinds of network. One event an account
 * comes about every six hours.
 */
final class Workload {
  private static final long START = 1_700_000_000_000L;
  private static final double HOURS_APART = 6;

  private final SplittableRandom random = new SplittableRandom(42);
  private final int accounts;
  private final boolean text;
  private final int step;
  private long time = START;

  Workload(int accounts, boolean text) {
    this.accounts = accounts;
    this.text = text;
    step = (int) Math.max(1, 2 * HOURS_APART * 3_600_000 / accounts);
  }

  /** The next events. Building them is the host's work and is not measured. */
  List<Engagement> next(int size) {
    List<Engagement> events = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      time += random.nextInt(step + 1);
      double u = random.nextDouble();
      int account = (int) (accounts * u * u);
      int target = (int) Math.pow(Math.max(2, accounts / 10), random.nextDouble());
      int network = (int) (((account * 2_654_435_761L) >>> 7) % Math.max(1, accounts / 4));
      events.add(Engagement.of(Action.READ, id("u", account), id("a", target), time)
          .device(id("d", 2 * account + (random.nextInt(20) == 0 ? 1 : 0)))
          .ip((10 + (network >>> 16)) + "." + ((network >>> 8) & 255) + "." + (network & 255)
              + ".7")
          .region(REGIONS[account & 7])
          .networkType((account & 8) == 0 ? "wifi" : "4g")
          .build());
    }
    return events;
  }

  private static final String[] REGIONS = {"n", "ne", "e", "se", "s", "sw", "w", "nw"};

  private Id id(String kind, int number) {
    return text ? Id.of(kind + "-platform-" + (1_000_000_000L + number)) : Id.of(number);
  }
}
