package io.github.winnow.testkit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of one operator. Each delivers its part of the orders, and reads other things so as
 * to look like a person: camouflage, which is fabricated too.
 */
final class Crew {
  /** Some accounts are used more than others. */
  private static final double UNEVEN = 0.6;

  private static final double LIKES = 0.01;
  private static final double FURTHER_READS = 2;
  private static final double PAUSE_SECONDS = 20;
  private static final double MOST_READS = 300;

  private final World world;
  private final Delivery delivery;
  private final double camouflage;
  private final double rise;

  /**
   * A crew.
   *
   * @param camouflage how many other reads for each act of an order
   */
  Crew(World world, Delivery delivery, double camouflage) {
    this(world, delivery, camouflage, 1);
  }

  private Crew(World world, Delivery delivery, double camouflage, double rise) {
    this.world = world;
    this.delivery = delivery;
    this.camouflage = camouflage;
    this.rise = rise;
  }

  /**
   * One that delivers most towards the end of an order's window.
   *
   * @param power 1 is evenly, 0.5 a rate that rises in a line
   */
  Crew rising(double power) {
    return new Crew(world, delivery, camouflage, power);
  }

  /** One account's week. */
  void work(Actor actor, Order[] orders, Scribe scribe, Rng rng) {
    int acts = 0;
    for (Order order : orders) {
      if (rng.chance(order.share())) {
        deliver(actor, order, scribe, rng);
        acts++;
      }
    }
    pretend(actor, rng.logNormal(camouflage * acts, UNEVEN), scribe, rng);
  }

  void deliver(Actor actor, Order order, Scribe scribe, Rng rng) {
    double part = StrictMath.pow(rng.unit(), rise);
    long time = order.start() + (long) (part * order.window());
    delivery.deliver(order, actor.seat(time, rng), time, scribe, rng);
  }

  /** Reads of this and that, a few at a sitting, at hours at which people read. */
  void pretend(Actor actor, double reads, Scribe scribe, Rng rng) {
    int left = rng.poisson(Math.min(reads, MOST_READS));
    while (left > 0) {
      int sitting = Math.min(left, 1 + rng.geometric(FURTHER_READS));
      long time = Rhythm.draw(rng.below(Calendar.DAYS), actor.region(), rng);
      sit(actor, sitting, time, scribe, rng);
      left -= sitting;
    }
  }

  private void sit(Actor actor, int reads, long start, Scribe scribe, Rng rng) {
    Seat seat = actor.seat(start, rng);
    double pace = rng.logNormal(PAUSE_SECONDS * Calendar.SECOND, 0.8);
    long time = start;
    for (int n = reads; n > 0; n--) {
      Source door = Doors.USUAL.draw(rng);
      Publisher any = world.publishing().draw(rng);
      @Nullable
      Article article =
          Calendar.inWeek(time) ? Life.find(world.publishing(), door, any, time, rng) : null;
      if (article != null) {
        time = delivery.read(seat, article, door, time, scribe, rng);
        if (rng.chance(LIKES)) {
          scribe.act(seat, Action.LIKE, article, door, time, rng);
        }
      }
      time += (long) rng.logNormal(pace, 0.8);
    }
  }
}
