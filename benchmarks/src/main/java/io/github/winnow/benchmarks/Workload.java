package io.github.winnow.benchmarks;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.event.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An endless stream of reads in rising event time, the same for the same parameters.
 *
 * <ul>
 *   <li>Accounts: Zipf-distributed with exponent ½, so that with a million of them nearly all are
 *       active and the busiest has a thousandth of the events. On average an account acts every seven
 *       hours, however many there are, so that of genuine events about as many come from the busy
 *       few, and so lie above the reporting floor, as its default says.
 *   <li>Targets: a tenth as many, Zipf-distributed with exponent 1; sixteen have one publisher.
 *   <li>Devices: one an account, and for one event in twenty a second one.
 *   <li>Networks: a quarter as many as accounts, their sizes Zipf-distributed with exponent ½, from
 *       homes to a campus; for one event in eight one of a carrier's addresses, which a hundred
 *       accounts share.
 *   <li>Eight regions, each asleep for eight hours of its day, two kinds of network, five sources,
 *       three clients, stays of half a second to five minutes, the account's age.
 * </ul>
 *
 * <p>Threading: one thread. Memory: none but the events.
 */
final class Workload {
  private static final long START = 1_700_000_000_000L;
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;
  private static final long APART = 7 * HOUR;
  private static final double SHORTEST_STAY = 500;
  private static final double LONGER = Math.log(600) / 0x1p16; // up to five minutes
  private static final String[] REGIONS = {"n", "ne", "e", "se", "s", "sw", "w", "nw"};
  private static final String[] CLIENTS = {"app/8.0.49", "app/8.0.50", "app/8.0.51"};
  private static final Source[] SOURCES = {
    Source.MOMENTS, Source.CONVERSATION, Source.FRIEND, Source.SEARCH, Source.RECOMMENDED
  };

  private final SplittableRandom random = new SplittableRandom(42);
  private final int accounts;
  private final int targets;
  private final int networks;
  private final int carriers;
  private final boolean text;
  private final boolean eventIds;
  private final int twiceTheGap;
  private long time = START;
  private long made;

  Workload(int accounts, boolean text, boolean eventIds) {
    this.accounts = accounts;
    this.text = text;
    this.eventIds = eventIds;
    targets = Math.max(2, accounts / 10);
    networks = Math.max(1, accounts / 4);
    carriers = Math.max(1, accounts / 100);
    twiceTheGap = (int) Math.max(1, 2 * APART / accounts);
  }

  /** As many events as fall on a day, the longest window there is. */
  long eventsOfADay() {
    return DAY * accounts / APART;
  }

  /** The next events. Building them is the host's work and is not measured. */
  List<Engagement> next(int size) {
    List<Engagement> events = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      events.add(next());
    }
    return events;
  }

  private Engagement next() {
    time += random.nextInt(twiceTheGap + 1);
    made++;
    int account = account();
    while (isAsleep(account)) {
      account = account();
    }
    int target = (int) Math.pow(targets, random.nextDouble());
    int drawn = random.nextInt();
    long home = mix(account);
    boolean secondDevice = (drawn & 0xFF) < 13;
    boolean carrier = (drawn >>> 8 & 7) == 0;
    Engagement.Builder event = Engagement.of(
            Action.READ, id("account", account), id("target", target), time)
        .publisher(id("publisher", target >>> 4))
        .device(id("device", 2 * account + (secondDevice ? 1 : 0)))
        .ip(ip(carrier ? networks + (int) Long.remainderUnsigned(home, carriers) : network(home)))
        .networkType(carrier ? "4g" : "wifi")
        .region(REGIONS[account & 7])
        .source(SOURCES[(drawn >>> 12 & 0xFF) % SOURCES.length])
        .client(CLIENTS[account % CLIENTS.length])
        .dwell(SHORTEST_STAY * Math.exp((drawn >>> 16) * LONGER))
        .accountCreated(START - (home & 0xFFF) * DAY);
    if (eventIds) {
      event.id(text ? Id.of("event-platform-" + (1_000_000_000L + made)) : Id.of(made));
    }
    return event.build();
  }

  private int account() {
    double u = random.nextDouble();
    return (int) (accounts * u * u);
  }

  /** Eight hours a day, which depend on the region. */
  private boolean isAsleep(int account) {
    return (time / HOUR + 3L * (account & 7)) % 24 < 8;
  }

  private int network(long home) {
    double v = (home >>> 11) * 0x1p-53;
    return (int) (networks * v * v);
  }

  private static String ip(int network) {
    return (10 + (network >>> 16)) + "." + (network >>> 8 & 255) + "." + (network & 255) + ".7";
  }

  private Id id(String kind, int number) {
    return text ? Id.of(kind + "-platform-" + (1_000_000_000L + number)) : Id.of(number);
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
  static long mix(long x) {
    long h = (x + 1) * 0x9E3779B97F4A7C15L;
    h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
    h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
    return h ^ (h >>> 31);
  }
}
