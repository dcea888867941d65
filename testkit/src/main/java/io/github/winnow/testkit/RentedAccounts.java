package io.github.winnow.testkit;

import java.util.Arrays;

/**
 * Accounts of real people, years old, which they let for some hours a day: meanwhile the tenant's
 * phones act under them, from the tenant's lines. Before and after their owners read as ever, and
 * that is genuine.
 *
 * <p>Sources: rented accounts beside hired people in the Shenzhen case of 2020 (xmyeditor.com,
 * help/852). The figures are judgement.
 */
final class RentedAccounts implements Scenario {
  private static final int ACCOUNTS = 120;
  private static final int ORDERS = 30;
  private static final double LET = 0.7;
  private static final double SHARE = 0.75;
  private static final double DWELL_SECONDS = 14;

  @Override
  public String name() {
    return "rented-accounts";
  }

  @Override
  public boolean fabricated() {
    return true;
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int tenant = 0; !scribe.full(); tenant++) {
      Rng own = rng.split(tenant);
      Rack rack = Rack.draw(world, Spaces.RENTED_ACCOUNTS, tenant * 1_024L, own);
      Order[] orders = Orders.draw(ORDERS, 0.5, 4, SHARE, world.publishing(), own);
      Delivery delivery = new Delivery(Doors.seller(own), Delivery.Stay.around(DWELL_SECONDS, 0.6));
      Crew crew = new Crew(world, delivery, 0.3);
      for (int i = 0; i < ACCOUNTS && !scribe.full(); i++) {
        Rng his = own.split(i);
        Account account = Readers.recruit(world, his).account();
        crew.work(rack.phone(account, i, his), onDays(orders, his), scribe, his);
      }
    }
  }

  /** The orders of the days on which the account is let. */
  private static Order[] onDays(Order[] orders, Rng rng) {
    boolean[] let = new boolean[Calendar.DAYS];
    for (int day = 0; day < let.length; day++) {
      let[day] = rng.chance(LET);
    }
    return Arrays.stream(orders)
        .filter(o -> let[(int) ((o.start() - Calendar.START) / Calendar.DAY)])
        .toArray(Order[]::new);
  }
}
