package io.github.winnow.testkit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;

/**
 * The advertisement after a payment: who has paid in a shop is shown an article or a publisher, and
 * one in thirty taps. One campaign's log has payments, showings and their tokens; of another
 * nothing came but the taps. Genuine, and hard: short stays, followers that leave, one door; and
 * the second has no proof.
 *
 * <p>Sources: the defence in the Beijing Dongcheng case of 3 May 2022 (court notice); until June 2023
 * the platform had a code of its own, 51, for follows after a payment (its documentation of
 * getusersummary). A click rate of 1–5 % and 40 % who leave are judgement.
 */
final class PostPaymentAd implements Scenario {
  private static final double PAYMENTS_A_PERSON = 1.1;
  private static final double CLICKS = 0.035;
  private static final double TAPS_WITHOUT_TOKENS = 220;
  private static final double FOLLOWS = 0.2;
  private static final double LEAVES_IN_A_WEEK = 0.4;
  private static final double DWELL_SECONDS = 7;

  @Override
  public String name() {
    return "post-payment-ad";
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    Article first = world.publishing().recent(Calendar.START + 10 * Calendar.HOUR, rng);
    Article second = world.publishing().recent(Calendar.START + 34 * Calendar.HOUR, rng);
    long promotion = world.ids().number(Spaces.PROMOTIONS, 0);
    for (int i = 0; i < world.many(World.READERS * 0.35); i++) {
      Rng own = rng.split(i);
      Person person = Readers.recruit(world, own);
      for (int n = own.poisson(PAYMENTS_A_PERSON); n > 0; n--) {
        long time = Rhythm.between(own.below(Calendar.DAYS), 8, 22, person.region(), own);
        Draft.Ad ad = new Draft.Ad(promotion, own.bits(), own.bits());
        pay(world, person, first, ad, time, scribe, own);
      }
    }
    Scribe bare = scribe.marking(new Draft.Ad(world.ids().number(Spaces.PROMOTIONS, 1), 0, 0));
    for (int i = 0; i < world.many(TAPS_WITHOUT_TOKENS); i++) {
      Rng own = rng.split("bare").split(i);
      Person person = Readers.recruit(world, own);
      long time = Rhythm.between(own.whole(1, 6), 8, 22, person.region(), own);
      tap(person.seat(time, own), second, time, bare, own);
    }
  }

  private static void pay(
      World world, Person person, Article article, Draft.Ad ad, long time, Scribe scribe, Rng rng) {
    Seat seat =
        new Seat(person.account(), person.phone(), person.seat(time, rng).place());
    Publisher shop = world.publishing().drawAnyOrdinary(rng);
    scribe
        .marking(new Draft.Ad(0, 0, ad.payment()))
        .follow(seat, Action.PAYMENT, shop, null, time, rng);
    Scribe marked = scribe.marking(ad);
    long shown = time + (long) rng.logNormal(1_200, 0.3);
    marked.act(seat, Action.AD_IMPRESSION, article, Source.POST_PAYMENT, shown, rng);
    if (rng.chance(CLICKS) && shown > article.released()) {
      tap(seat, article, shown + (long) rng.logNormal(3_500, 0.7), marked, rng);
    }
  }

  private static void tap(Seat seat, Article article, long time, Scribe scribe, Rng rng) {
    double dwell = 500 + rng.logNormal(DWELL_SECONDS * Calendar.SECOND, 1);
    long end =
        Reading.brief(seat, article, Source.POST_PAYMENT, time, dwell, 0.005, 0.005, scribe, rng);
    if (rng.chance(FOLLOWS)) {
      Publisher publisher = article.publisher();
      scribe.follow(seat, Action.FOLLOW, publisher, Source.POST_PAYMENT, end, rng);
      if (rng.chance(LEAVES_IN_A_WEEK)) {
        long later = end + (long) rng.exponential(2.0 * Calendar.DAY);
        scribe.follow(seat, Action.UNFOLLOW, publisher, Source.HISTORY, later, rng);
      }
    }
  }
}
