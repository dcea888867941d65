package io.github.winnow.testkit;

import io.github.winnow.event.Source;
import org.jspecify.annotations.Nullable;

/**
 * Three to six people of a family, each with an account of their own, on one tablet in the sofa:
 * what one has read another takes over a minute later. Genuine, and hard: several accounts in turn
 * on one device and one address, on the same targets.
 *
 * <p>Figures: judgement; households have up to five accounts and three devices in most plans.
 */
final class FamilyTablet implements Scenario {
  private static final double EVENINGS = 0.7;
  private static final double PASSED_ON = 0.45;

  @Override
  public String name() {
    return "family-tablet";
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int family = 0; family < world.many(40); family++) {
      Rng own = rng.split(family);
      Region region = Region.draw(own);
      long first = Spaces.FAMILY_TABLET.number(family * 2L) * Household.LARGEST;
      int space = Spaces.FAMILY_TABLET.space();
      Home home = Home.draw(region, world.networks(), own);
      Device tablet =
          Device.of(world.ids().device(space, first * 4 + 3), Client.drawTablet(own), own);
      Person[] people = new Person[own.whole(3, 6)];
      for (int i = 0; i < people.length; i++) {
        Rng his = own.split(i);
        Account account = Account.ordinary(world.ids().number(space, first + i), his);
        people[i] = new Person(world, space, first + i, account, region, home, tablet, his);
        new Life(world, scribe).live(people[i], 0.7, 0.1, his);
      }
      for (int day = 0; day < Calendar.DAYS; day++) {
        if (own.chance(EVENINGS)) {
          sit(world, people, tablet, home.on(day), day, scribe, own);
        }
      }
    }
  }

  private static void sit(
      World world, Person[] people, Device tablet, Place place, int day, Scribe scribe, Rng rng) {
    long time = Rhythm.between(day, 18.5, 21.5, place.region(), rng);
    for (int n = 2 + rng.geometric(2); n > 0 && Calendar.inWeek(time); n--) {
      Source door = Doors.LEISURE.draw(rng);
      Publisher any = world.publishing().draw(rng);
      @Nullable Article article = Life.find(world.publishing(), door, any, time, rng);
      for (int i = 0; article != null && i < people.length; i++) {
        if ((i == 0 || rng.chance(PASSED_ON)) && people[i].meets(article)) {
          Seat seat = new Seat(people[i].account(), tablet, place);
          double dwell = Reading.USUAL.read(seat, article, door, time, scribe, rng);
          time += (long) dwell + (long) rng.logNormal(25.0 * Calendar.SECOND, 0.7);
        }
      }
    }
  }
}
