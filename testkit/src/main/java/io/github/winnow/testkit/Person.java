package io.github.winnow.testkit;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A person: an account, devices, and the networks it is on through the day: home, work, the mobile
 * carrier's, and now and then a few days elsewhere.
 *
 * <p>Threading: confined to one thread.
 */
final class Person {
  private static final int NO_OFFICE = -1;
  private static final long NOON = 12 * Calendar.HOUR;

  private final Account account;
  private final Region region;
  private final Home home;
  private final Networks networks;
  private final Device phone;
  private final @Nullable Device desktop;
  private final @Nullable Device tablet;
  private final int office;
  private final int carrier;
  private final double alwaysMobile;
  private final Region tripTo;
  private final int tripFirst;
  private final int tripLast;
  private final long shift;
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
  }

  Account account() {
    return account;
  }

  Region region() {
    return region;
  }

  Device phone() {
    return phone;
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

  /** Where the person is, and with what in hand. */
  Seat seat(long time, Rng rng) {
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
