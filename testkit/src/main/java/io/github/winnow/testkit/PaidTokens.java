package io.github.winnow.testkit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;

/**
 * A vendor who knows what an advertisement after payment must show, and pays for it: every account
 * really pays 0.01 yuan to a shop of the client's, is really shown the advertisement and taps it.
 * All tokens are valid. But everybody taps, the shop sells nothing else, and the payments keep the
 * hours of an order.
 *
 * <p>Sources: the defence in the Beijing Dongcheng case of 3 May 2022 (court notice), taken a step
 * further. The figures are judgement.
 */
final class PaidTokens implements Scenario {
  private static final int ACCOUNTS = 140;
  private static final int ORDERS = 10;
  private static final double SHARE = 0.55;
  private static final double TAPS = 0.93;
  private static final double CAMOUFLAGE = 0.8;

  @Override
  public String name() {
    return "paid-tokens";
  }

  @Override
  public boolean fabricated() {
    return true;
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int client = 0; !scribe.full(); client++) {
      Rng own = rng.split(client);
      long promotion = world.ids().number(Spaces.PROMOTIONS, 1_024 + client);
      Publisher shop = world.publishing().drawAnyOrdinary(own);
      Order[] orders = Orders.draw(ORDERS, 1, 5, SHARE, world.publishing(), own);
      Delivery delivery =
          new Delivery(Doors.only(Source.POST_PAYMENT), Delivery.Stay.around(8, 0.8));
      Crew crew = new Crew(world, new Delivery(Doors.USUAL, Delivery.Stay.HUMAN), 0);
      for (int i = 0; i < ACCOUNTS && !scribe.full(); i++) {
        Rng his = own.split(i);
        Person person =
            Household.single(world, Spaces.PAID_TOKENS, client * 1_024L + i, Region.draw(his), his);
        for (Order order : orders) {
          if (his.chance(order.share())) {
            Draft.Ad ad = new Draft.Ad(promotion, his.bits(), his.bits());
            long time = order.start() + (long) his.between(0, order.window());
            pay(person.seat(time, his), shop, order, ad, time, delivery, scribe, his);
          }
        }
        double reads = CAMOUFLAGE * SHARE * orders.length;
        crew.pretend(person, his.logNormal(reads, 0.7), scribe, his);
      }
    }
  }

  private static void pay(
      Seat seat,
      Publisher shop,
      Order order,
      Draft.Ad ad,
      long time,
      Delivery delivery,
      Scribe scribe,
      Rng rng) {
    scribe
        .marking(new Draft.Ad(0, 0, ad.payment()))
        .follow(seat, Action.PAYMENT, shop, null, time, rng);
    Scribe marked = scribe.marking(ad);
    long shown = time + (long) rng.logNormal(1_200, 0.3);
    marked.act(seat, Action.AD_IMPRESSION, order.article(), Source.POST_PAYMENT, shown, rng);
    if (rng.chance(TAPS)) {
      delivery.deliver(order, seat, shown + (long) rng.logNormal(2_500, 0.5), marked, rng);
    }
  }
}
