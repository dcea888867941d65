package io.github.winnow.testkit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;

/**
 * A stand at a fair: for a small present hundreds scan the code and follow, some with an account
 * they make on the spot, many on the fair's wireless network; days later part of them leaves.
 * Genuine, and hard: follows in a burst from one address, by new accounts, that do not last.
 *
 * <p>Figures: judgement; 30 is the platform's code for such follows (its documentation of
 * getusersummary).
 */
final class QrDrive implements Scenario {
  private static final double ON_THE_NETWORK = 0.45;
  private static final double NEW_ACCOUNTS = 0.18;
  private static final double LEAVES = 0.22;
  private static final double READS = 0.5;
  private static final double HOURS = 5;

  @Override
  public String name() {
    return "qr-drive";
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int stand = 0; stand < world.many(2); stand++) {
      Rng own = rng.split(stand);
      Region region = Region.drawMainland(own);
      Publisher publisher = world.publishing().drawAnyOrdinary(own);
      Place hall = world.networks().hotel(region, own);
      long opens = Rhythm.between(own.whole(1, 6), 9, 15, region, own);
      int visitors = world.size(80, own.whole(180, 320));
      for (int i = 0; i < visitors; i++) {
        Rng his = own.split(i);
        long time = opens + (long) (his.unit() * HOURS * Calendar.HOUR);
        Person person = Household.visitor(
            world,
            Spaces.QR_DRIVE,
            stand * 1_024L + i,
            his.chance(0.8) ? region : Region.draw(his),
            NEW_ACCOUNTS,
            time,
            his);
        Place place = his.chance(ON_THE_NETWORK) ? hall : person.seat(time, his).place();
        visit(
            world,
            publisher,
            person,
            new Seat(person.account(), person.phone(), place),
            time,
            scribe,
            his);
      }
    }
  }

  private static void visit(
      World world,
      Publisher publisher,
      Person person,
      Seat seat,
      long time,
      Scribe scribe,
      Rng rng) {
    scribe.follow(seat, Action.FOLLOW, publisher, Source.QR, time, rng);
    Article article = Publishing.latest(publisher, time, rng);
    if (article != null && rng.chance(READS)) {
      long soon = time + (long) rng.logNormal(20.0 * Calendar.SECOND, 0.6);
      Reading.USUAL.read(seat, article, Source.HISTORY, soon, scribe, rng);
    }
    if (rng.chance(LEAVES)) {
      long later = time + (long) rng.exponential(1.5 * Calendar.DAY);
      scribe.follow(
          person.seat(later, rng), Action.UNFOLLOW, publisher, Source.HISTORY, later, rng);
    }
    new Life(world, scribe).live(person, 0.3, 0.02, rng);
  }
}
