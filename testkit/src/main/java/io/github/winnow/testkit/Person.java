package io.github.winnow.testkit;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A person: an account, devices, and the networks it is on through the day: home, work, the mobile
 * carrier's, and now and then a few days elsewhere.
 *
 * <p>Threading: confined to one thread.
 */
final class Person implements Actor {
  /** Of those with something to tether, and of their sessions on the mobile network. */
  private static final double TETHERS = 0.4;

  private static final double TETHERED = 0.3;
  private static final int NO_OFFICE = -1;
  private static final long NOON = 12 * Calendar.HOUR;

  private final Account account;
  private final Region region;
  private final Home home;
  private final Networks networks;
  private Device phone;
  private final @Nullable Device desktop;
  private final @Nullable Device tablet;
  private final int office;
  private final int carrier;
  private final double alwaysMobile;
  private final Region tripTo;
  private final int tripFirst;
  private final int tripLast;
  private final @Nullable Device laptop;
  private long shift;
  private @Nullable Place exit;
  private double exitShare;
  private final BitSet seen = new BitSet();

  /**
   * Draws a person.
   *
   * @param number numbers the account and its devices inside the space
   * @param tablet a tablet the household shares, or null
   */
  Person(
      World world,
      int space,
      long number,
      Account account,
      Region region,
      Home home,
      @Nullable Device tablet,
      Rng rng) {
    this.account = account;
    this.region = region;
    this.home = home;
    this.tablet = tablet;
    networks = world.networks();
    Ids ids = world.ids();
    phone = Device.of(ids.device(space, number * 4), Client.drawPhone(rng), rng);
    desktop = rng.chance(0.3)
        ? Device.of(ids.device(space, number * 4 + 1), Client.drawDesktop(rng), rng)
        : null;
    office = rng.chance(0.6) ? networks.drawOffice(region, rng) : NO_OFFICE;
    carrier = Networks.drawCarrier(rng);
    alwaysMobile = rng.between(0.1, 0.5);
    boolean travels = rng.chance(0.06);
    tripTo = Region.draw(rng);
    tripFirst = travels ? rng.whole(0, Calendar.DAYS - 1) : Calendar.DAYS;
    tripLast = tripFirst + rng.below(3);
    shift = (long) rng.normal(0, 40.0 * Calendar.MINUTE);
    laptop =
        world.varied() && rng.split("tethers").chance(TETHERS) ? orTablet(desktop, tablet) : null;
  }

  @Override
  public Account account() {
    return account;
  }

  @Override
  public Region region() {
    return region;
  }

  Device phone() {
    return phone;
  }

  private static @Nullable Device orTablet(@Nullable Device desktop, @Nullable Device tablet) {
    return desktop != null ? desktop : tablet;
  }

  /** Moves the person's day by some hours. */
  void shiftBy(long time) {
    shift += time;
  }

  /** Has part of the sessions come from an exit elsewhere. */
  void goesThrough(Place place, double share) {
    exit = place;
    exitShare = share;
  }

  /** Puts another client on the person's phone. */
  void take(Device other) {
    phone = other;
  }

  /** Remembers the article; false when the person has read it before. */
  boolean meets(Article article) {
    if (seen.get(article.number())) {
      return false;
    }
    seen.set(article.number());
    return true;
  }

  /** A moment of the day at which this person might open the phone. */
  long moment(int day, Rng rng) {
    long late = Calendar.isWeekend(day) ? 40 * Calendar.MINUTE : 0;
    return Rhythm.draw(day, region, rng) + shift + late;
  }

  @Override
  public Seat seat(long time, Rng rng) {
    Seat seat = usualSeat(time, rng);
    if (exit != null && rng.chance(exitShare)) {
      return new Seat(account, seat.device(), exit);
    }
    if (laptop == null || !seat.device().equals(phone) || !isMobile(seat.place())) {
      return seat;
    }
    // What hangs on a telephone takes it for a wireless network.
    return rng.chance(TETHERED)
        ? new Seat(account, laptop, seat.place().withType(Place.WIFI))
        : seat;
  }

  private static boolean isMobile(Place place) {
    return place.type().equals(Place.MOBILE) || place.type().equals(Place.OLD_MOBILE);
  }

  private Seat usualSeat(long time, Rng rng) {
    int day = Calendar.day(time, region);
    long timeOfDay = Calendar.timeOfDay(time, region);
    Place mobile = networks.mobile(region, carrier, account.id(), rng);
    double u = rng.unit();
    double v = rng.unit();
    if (day >= tripFirst && day <= tripLast) {
      Place hotel = networks.hotel(tripTo, rng);
      Place roaming = networks.mobile(tripTo, carrier, account.id(), rng);
      return new Seat(account, phone, u < 0.5 ? hotel : roaming);
    }
    boolean workingHours =
        !Calendar.isWeekend(day) && timeOfDay > 9 * Calendar.HOUR && timeOfDay < 18 * Calendar.HOUR;
    if (office != NO_OFFICE && workingHours) {
      Place place = networks.office(region, office);
      if (desktop != null && v < 0.35) {
        return new Seat(account, desktop, place.withType(Place.LAN));
      }
      return new Seat(account, phone, u < 0.65 ? place : mobile);
    }
    boolean outside = timeOfDay > 8 * Calendar.HOUR && timeOfDay < 19 * Calendar.HOUR;
    if (u < (outside ? alwaysMobile + 0.3 : alwaysMobile)) {
      return new Seat(account, phone, mobile);
    }
    Place place = home.on(day);
    if (tablet != null && timeOfDay > NOON && v < 0.3) {
      return new Seat(account, tablet, place);
    }
    if (desktop != null && v > 0.85) {
      return new Seat(account, desktop, place.withType(v > 0.95 ? Place.WIFI : Place.LAN));
    }
    return new Seat(account, phone, place);
  }
}
