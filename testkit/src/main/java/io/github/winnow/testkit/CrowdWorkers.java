package io.github.winnow.testkit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ordinary people who are paid by the task: in a spare half hour they open a task platform, work
 * off what is on offer (open, stay the ten seconds that count, like or follow, take a picture of
 * the screen), and go on with their lives. They are the ordinary readers, on their own phones and
 * addresses; what they read for themselves is genuine and stays theirs.
 *
 * <p>Sources: real users hired for reads, follows, comments and votes (Shenzhen, 2020, CNY 20M;
 * xmyeditor.com, help/852), brushing by hand on a platform (Shanghai Pudong, CNY 3M; ahhbboc.com);
 * workers are normal users most of the time (Su et al., WWW 2018, on favourites at Alibaba). The
 * figures are judgement.
 */
final class CrowdWorkers implements Scenario {
  private static final int TASKS_ON_OFFER = 60;
  private static final int MOST_TASKS_A_SITTING = 9;
  private static final int SITTINGS = 5;
  private static final double DWELL_SECONDS = 10;
  private static final double DWELL_SIGMA = 0.5;
  private static final double PAUSE_SECONDS = 25;

  @Override
  public String name() {
    return "crowd-workers";
  }

  @Override
  public boolean fabricated() {
    return true;
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    Delivery delivery = new Delivery(Doors.USUAL, Delivery.Stay.around(DWELL_SECONDS, DWELL_SIGMA));
    List<Order> offers = new ArrayList<>();
    for (int i = 0; i < TASKS_ON_OFFER; i++) {
      Order order = Order.draw(i, TASKS_ON_OFFER, 0.55, 0.2, world.publishing(), rng);
      double days = rng.between(0.4, 2);
      Order.Kind kind = rng.chance(0.08) ? Order.Kind.VOTES : order.kind();
      offers.add(Order.of(kind, order.article(), order.start())
          .over(days * Calendar.DAY, 1, rng.between(0, 0.5)));
    }
    for (int worker = 0; !scribe.full(); worker++) {
      Rng own = rng.split(worker);
      Person person = Readers.recruit(world, own);
      List<Order> left = new ArrayList<>(offers);
      for (int n = own.whole(1, SITTINGS); n > 0; n--) {
        long time = person.moment(own.below(Calendar.DAYS), own);
        sit(person, left, delivery, time, scribe, own);
      }
    }
  }

  private static void sit(
      Person person, List<Order> left, Delivery delivery, long start, Scribe scribe, Rng rng) {
    long time = start;
    Seat seat = person.seat(time, rng);
    for (int n = rng.whole(1, MOST_TASKS_A_SITTING); n > 0; n--) {
      @Nullable Order order = next(left, time, rng);
      if (order == null) {
        return;
      }
      left.remove(order);
      delivery.deliver(order, seat, time, scribe, rng);
      time += (long) rng.logNormal((DWELL_SECONDS + PAUSE_SECONDS) * Calendar.SECOND, 0.6);
    }
  }

  /** One that is on offer; a worker takes whatever comes. */
  private static @Nullable Order next(List<Order> left, long time, Rng rng) {
    List<Order> open = new ArrayList<>();
    for (Order order : left) {
      if (order.start() <= time && time < order.start() + order.window()) {
        open.add(order);
      }
    }
    return open.isEmpty() ? null : open.get(rng.below(open.size()));
  }
}
