package io.github.winnow.testkit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;
import org.jspecify.annotations.Nullable;

/**
 * A tablet on a shop's counter: staff use it daily, customers log in once, most to follow the shop
 * for a discount, and look around. Genuine, and hard: dozens of accounts on one device, many of
 * them following one publisher.
 */
final class ShopTablet implements Scenario {
  private static final int STAFF = 4;
  private static final double FOLLOWS_THE_SHOP = 0.55;
  private static final double OPENS = 9.5 * Calendar.HOUR;
  private static final double CLOSES = 21.5 * Calendar.HOUR;

  @Override
  public String name() {
    return "shop-tablet";
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int shop = 0; shop < world.many(3); shop++) {
      Rng own = rng.split(shop);
      Region region = Region.draw(own);
      Publisher publisher = world.publishing().drawAnyOrdinary(own);
      Place place = Home.draw(region, world.networks(), own).on(0);
      long id = world.ids().device(Spaces.SHOP_TABLET, (1L << 34) + shop);
      Device tablet = new Device(id, Client.drawTablet(own));
      int people = STAFF + own.whole(40, 80);
      for (int i = 0; i < people; i++) {
        Rng his = own.split(i);
        long number = shop * 100L + i;
        Person person = Household.single(world, Spaces.SHOP_TABLET, number, region, his);
        Seat seat = new Seat(person.account(), tablet, place);
        if (i < STAFF) {
          serve(world, scribe, person, seat, his);
        } else {
          visit(world, scribe, person, seat, publisher, his);
        }
        new Life(world, scribe).live(person, 0.3, 0.02, his);
      }
    }
  }

  private static void serve(World world, Scribe scribe, Person person, Seat seat, Rng rng) {
    for (int day = 0; day < Calendar.DAYS; day++) {
      for (int n = rng.poisson(1.5); n > 0; n--) {
        browse(world, scribe, person, seat, openingTime(day, seat, rng), rng);
      }
    }
  }

  private static void visit(
      World world, Scribe scribe, Person person, Seat seat, Publisher shop, Rng rng) {
    long time = openingTime(rng.below(Calendar.DAYS), seat, rng);
    if (rng.chance(FOLLOWS_THE_SHOP)) {
      scribe.follow(seat, Action.FOLLOW, shop, Source.QR, time, rng);
      time += (long) rng.logNormal(15.0 * Calendar.SECOND, 0.6);
    }
    browse(world, scribe, person, seat, time, rng);
  }

  private static void browse(
      World world, Scribe scribe, Person person, Seat seat, long start, Rng rng) {
    long time = start;
    for (int n = 1 + rng.geometric(1.2); n > 0 && Calendar.inWeek(time); n--) {
      Source door = Doors.LEISURE.draw(rng);
      Publisher any = world.publishing().draw(rng);
      @Nullable Article article = Life.find(world.publishing(), door, any, time, rng);
      if (article != null && person.meets(article)) {
        double dwell = Reading.USUAL.read(seat, article, door, time, scribe, rng);
        time += (long) Math.min(dwell, 4.0 * Calendar.MINUTE);
      }
      time += (long) rng.logNormal(20.0 * Calendar.SECOND, 0.8);
    }
  }

  private static long openingTime(int day, Seat seat, Rng rng) {
    return Calendar.midnight(day, seat.place().region()) + (long) rng.between(OPENS, CLOSES);
  }
}
