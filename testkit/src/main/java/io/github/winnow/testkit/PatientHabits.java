package io.github.winnow.testkit;

import io.github.winnow.event.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * A vendor who knows that habits are allowed for: for days the accounts read the clients'
 * publishers one by one, as regulars would; then they work off orders for these same publishers,
 * for whom each has a habit by now.
 *
 * <p>Figures: judgement.
 */
final class PatientHabits implements Scenario {
  private static final int ACCOUNTS = 100;
  private static final int CLIENTS = 5;
  private static final double HABIT_DAYS = 3.5;
  private static final double HABIT = 0.45;
  private static final double SHARE = 0.6;
  private static final double CAMOUFLAGE = 0.4;

  @Override
  public String name() {
    return "patient-habits";
  }

  @Override
  public boolean fabricated() {
    return true;
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int vendor = 0; !scribe.full(); vendor++) {
      Rng own = rng.split(vendor);
      long until = Calendar.START + (long) (HABIT_DAYS * Calendar.DAY);
      List<Publisher> clients = new ArrayList<>();
      List<Order> orders = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        Publisher client = world.publishing().drawBusy(own);
        clients.add(client);
        orders.addAll(Orders.all(client, 0.5, 2, new double[] {SHARE}, own));
      }
      orders.removeIf(order -> order.start() < until);
      Delivery delivery = new Delivery(Doors.USUAL, Delivery.Stay.HUMAN);
      Crew crew = new Crew(world, delivery, CAMOUFLAGE);
      for (int i = 0; i < ACCOUNTS && !scribe.full(); i++) {
        Rng his = own.split(i);
        Person person = Household.single(
            world, Spaces.PATIENT_HABITS, vendor * 1_024L + i, Region.draw(his), his);
        for (Publisher client : clients) {
          grow(person, client, until, delivery, scribe, his);
        }
        crew.work(person, orders.toArray(Order[]::new), scribe, his);
      }
    }
  }

  private static void grow(
      Person person, Publisher client, long until, Delivery delivery, Scribe scribe, Rng rng) {
    for (Article article : client.articles()) {
      long time = article.released() + (long) rng.logNormal(3.0 * Calendar.HOUR, 1.2);
      if (rng.chance(HABIT) && Calendar.inWeek(time) && time < until) {
        Seat seat = person.seat(time, rng);
        delivery.read(seat, article, Source.CONVERSATION, time, scribe, rng);
      }
    }
  }
}
