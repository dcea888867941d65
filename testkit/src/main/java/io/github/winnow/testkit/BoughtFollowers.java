package io.github.winnow.testkit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;

/**
 * Followers by the thousand, delivered over two days or a week, whose accounts follow whoever pays
 * and read next to nothing; where they are cheap most are gone within the month.
 *
 * <p>Sources: a test of two sellers (gigazine, 25 October 2023): one delivered within 48 hours and
 * all stayed, the other over a week, and three quarters had left after a month. Prices of CNY 80
 * to 980 a thousand (amz520.com, 31781).
 */
final class BoughtFollowers implements Scenario {
  private static final int ACCOUNTS = 250;
  private static final int ORDERS = 18;
  private static final double SHARE = 0.5;
  private static final double CHEAP = 0.6;
  private static final double LEAVE_IN_A_MONTH = 0.75;
  private static final double CAMOUFLAGE = 0.9;

  @Override
  public String name() {
    return "bought-followers";
  }

  @Override
  public boolean fabricated() {
    return true;
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    double stay = -30 / StrictMath.log(1 - LEAVE_IN_A_MONTH);
    for (int seller = 0; !scribe.full(); seller++) {
      Rng own = rng.split(seller);
      Order[] orders = new Order[ORDERS];
      boolean[] cheap = new boolean[ORDERS];
      for (int i = 0; i < ORDERS; i++) {
        cheap[i] = own.chance(CHEAP);
        orders[i] = Order.draw(i, 2 * ORDERS, 0, 0, world.publishing(), own)
            .over((cheap[i] ? 6.0 : 2.0) * Calendar.DAY, SHARE, 0);
      }
      Delivery delivery = new Delivery(Doors.FOLLOWING, Delivery.Stay.around(6, 0.6));
      Crew crew = new Crew(world, delivery, 0);
      for (int i = 0; i < ACCOUNTS && !scribe.full(); i++) {
        Rng his = own.split(i);
        Person person = Household.single(
            world, Spaces.BOUGHT_FOLLOWERS, seller * 1_024L + i, Region.draw(his), his);
        for (int o = 0; o < ORDERS; o++) {
          if (his.chance(orders[o].share())) {
            follow(person, orders[o], cheap[o] ? stay : Double.POSITIVE_INFINITY, scribe, his);
          }
        }
        crew.pretend(person, his.logNormal(CAMOUFLAGE * ORDERS * SHARE, 0.8), scribe, his);
      }
    }
  }

  private static void follow(Person person, Order order, double stay, Scribe scribe, Rng rng) {
    int day = Calendar.day(order.start(), Region.BEIJING)
        + (int) (rng.unit() * order.window() / Calendar.DAY);
    long time = Math.max(order.start(), Rhythm.draw(day, person.region(), rng));
    Publisher publisher = order.article().publisher();
    Source door = Doors.FOLLOWING.draw(rng);
    scribe.follow(person.seat(time, rng), Action.FOLLOW, publisher, door, time, rng);
    double days = rng.exponential(stay);
    if (days < Calendar.DAYS) {
      long later = time + (long) (days * Calendar.DAY);
      scribe.follow(
          person.seat(later, rng), Action.UNFOLLOW, publisher, Source.HISTORY, later, rng);
    }
  }
}
