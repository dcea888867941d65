package io.github.winnow.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A client version: how common it is and how often it withholds what it could tell.
 *
 * @param name as in the log
 * @param kind the kind of device it runs on
 * @param weight how common it is
 * @param withoutDwell how often a read comes without dwell and completion
 * @param withoutDevice how many installations never tell a device id
 */
record Client(String name, Kind kind, double weight, double withoutDwell, double withoutDevice) {
  /** What a client runs on. */
  enum Kind {
    ANDROID,
    IPHONE,
    TABLET,
    DESKTOP
  }

  private static final Client[] ALL = {
    new Client("android-8.0.47", Kind.ANDROID, 20, 0.12, 0.03),
    new Client("android-8.0.46", Kind.ANDROID, 10, 0.12, 0.03),
    new Client("android-8.0.45", Kind.ANDROID, 5, 0.15, 0.03),
    new Client("android-8.0.44", Kind.ANDROID, 3, 0.15, 0.03),
    new Client("android-8.0.42", Kind.ANDROID, 2, 0.15, 0.04),
    new Client("android-8.0.40", Kind.ANDROID, 1.5, 0.20, 0.04),
    new Client("android-8.0.38", Kind.ANDROID, 1, 0.20, 0.05),
    new Client("android-8.0.33", Kind.ANDROID, 0.8, 0.25, 0.05),
    new Client("android-8.0.28", Kind.ANDROID, 0.6, 0.30, 0.06),
    new Client("android-8.0.16", Kind.ANDROID, 0.4, 0.45, 0.08),
    new Client("android-7.0.22", Kind.ANDROID, 0.3, 0.57, 0.10),
    new Client("harmony-8.0.47", Kind.ANDROID, 7, 0.10, 0.04),
    new Client("harmony-8.0.45", Kind.ANDROID, 2, 0.12, 0.04),
    new Client("ios-8.0.48", Kind.IPHONE, 16, 0.18, 0.22),
    new Client("ios-8.0.47", Kind.IPHONE, 7, 0.18, 0.22),
    new Client("ios-8.0.44", Kind.IPHONE, 3, 0.22, 0.18),
    new Client("ios-8.0.40", Kind.IPHONE, 1.5, 0.25, 0.15),
    new Client("ios-8.0.33", Kind.IPHONE, 0.7, 0.30, 0.10),
    new Client("ipad-8.0.48", Kind.TABLET, 3, 0.20, 0.20),
    new Client("ipad-8.0.44", Kind.TABLET, 1.5, 0.25, 0.18),
    new Client("android-pad-8.0.47", Kind.TABLET, 3, 0.20, 0.05),
    new Client("windows-3.9.9", Kind.DESKTOP, 4, 0.40, 0.12),
    new Client("windows-3.9.7", Kind.DESKTOP, 2, 0.45, 0.12),
    new Client("mac-3.8.7", Kind.DESKTOP, 2, 0.35, 0.25),
  };
  private static final Client[] PHONES = of(Kind.ANDROID, Kind.IPHONE);
  private static final Client[] TABLETS = of(Kind.TABLET);
  private static final Client[] DESKTOPS = of(Kind.DESKTOP);
  private static final double[] ALL_SUMS = sums(ALL);
  private static final double[] PHONE_SUMS = sums(PHONES);
  private static final double[] TABLET_SUMS = sums(TABLETS);
  private static final double[] DESKTOP_SUMS = sums(DESKTOPS);

  /** The same that tells neither dwell nor device. */
  Client silent() {
    return new Client(name, kind, weight, 1, 1);
  }

  static Client drawAny(Rng rng) {
    return ALL[rng.pick(ALL_SUMS)];
  }

  static Client drawPhone(Rng rng) {
    return PHONES[rng.pick(PHONE_SUMS)];
  }

  /**
   * Some different phone clients, common ones more likely.
   *
   * @param count fewer than there are
   */
  static Client[] drawPhones(int count, Rng rng) {
    List<Client> chosen = new ArrayList<>();
    while (chosen.size() < count) {
      Client client = drawPhone(rng);
      if (!chosen.contains(client)) {
        chosen.add(client);
      }
    }
    return chosen.toArray(Client[]::new);
  }

  /** One of those, common ones more often. */
  static Client drawOf(Client[] clients, Rng rng) {
    return clients[rng.pick(sums(clients))];
  }

  static Client drawTablet(Rng rng) {
    return TABLETS[rng.pick(TABLET_SUMS)];
  }

  static Client drawDesktop(Rng rng) {
    return DESKTOPS[rng.pick(DESKTOP_SUMS)];
  }

  private static Client[] of(Kind... kinds) {
    return Arrays.stream(ALL)
        .filter(c -> Arrays.asList(kinds).contains(c.kind))
        .toArray(Client[]::new);
  }

  private static double[] sums(Client[] clients) {
    return Rng.runningSums(Arrays.stream(clients).mapToDouble(Client::weight).toArray());
  }
}
