package io.github.winnow.testkit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.event.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Ordinary engagements with absurd ones strewn in: numbers that are none, times far off, ids of any
 * size and script, fields missing, and one account in a frenzy.
 */
final class HostileEngagements {
  private static final double[] NUMBERS = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    -1,
    -0.0,
    0,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    1e18,
  };
  private static final long[] INSTANTS = {
    0, 1, -1, Long.MIN_VALUE + 1, Long.MAX_VALUE, Integer.MAX_VALUE, 4_102_444_800_000L,
  };
  private static final String[] TEXTS = {
    "",
    " ",
    "0",
    "-1",
    "a",
    "\u0000\n\t",
    "=1+1",
    "\uD83D\uDE00",
    "\uD800",
    "\u202Eabc",
    "x".repeat(1_024),
    "y".repeat(100_000),
  };
  private static final String[] ADDRESSES = {
    "",
    "::",
    "::1",
    "0.0.0.0",
    "255.255.255.255",
    "999.1.1.1",
    "1.2.3",
    "::ffff:1.2.3.4",
    "masked-17",
    "z".repeat(100_000),
  };
  private static final int CALM = 20;
  private static final int FRENZY = 2_000;
  private static final long YEAR = 365 * Calendar.DAY;

  private final List<Engagement> traffic;
  private final List<Engagement> all = new ArrayList<>();
  private int next;

  private HostileEngagements(List<Engagement> traffic) {
    this.traffic = traffic;
  }

  static List<Engagement> around(List<Engagement> traffic) {
    HostileEngagements hostile = new HostileEngagements(traffic);
    hostile.absurdNumbers();
    hostile.absurdTexts();
    hostile.missing();
    hostile.frenzy();
    hostile.absurdTimes();
    return hostile.all;
  }

  /** Some ordinary ones, then the next one with a change. */
  private void add(UnaryOperator<Engagement.Builder> change) {
    for (int i = 0; i < CALM; i++) {
      all.add(Copies.at(base(), base().time()).build());
      next++;
    }
    for (int i = 0; i < 3; i++) {
      all.add(change.apply(Copies.at(base(), base().time())).build());
    }
  }

  private Engagement base() {
    return traffic.get(next % traffic.size());
  }

  private void absurdNumbers() {
    for (double number : NUMBERS) {
      add(e -> e.dwell(number));
      add(e -> e.completion(number));
      add(e -> e.dwell(number).completion(number).count(Integer.MAX_VALUE));
    }
    for (long instant : INSTANTS) {
      add(e -> e.accountCreated(instant));
    }
  }

  private void absurdTexts() {
    for (String text : TEXTS) {
      Id id = Id.of(text);
      add(e -> e.device(id).publisher(id).promotion(id).impression(id).payment(id));
      add(e -> e.region(text).networkType(text).client(text));
      add(e -> e.id(id).attribute("a", text));
      all.add(Engagement.of(Action.READ, id, base().target(), base().time()).build());
      all.add(Engagement.of(Action.READ, base().account(), id, base().time()).build());
      all.add(Engagement.of(Action.FOLLOW, id, id, base().time()).build());
    }
    for (String address : ADDRESSES) {
      add(e -> e.ip(address));
    }
    for (Id id : List.of(Id.of(Long.MIN_VALUE), Id.of(0), Id.of(new Pseudonym(0)))) {
      add(e -> e.device(id).publisher(id));
      all.add(Engagement.of(Action.of("never-heard-of"), id, id, base().time()).build());
    }
    add(e -> e.source(Source.of("never-heard-of")));
  }

  private void missing() {
    for (int i = 0; i < CALM; i++) {
      Engagement e = traffic.get(i);
      all.add(Engagement.of(e.action(), e.account(), e.target(), base().time()).build());
    }
  }

  /** One account, one target, one millisecond. */
  private void frenzy() {
    Engagement e = base();
    for (int i = 0; i < FRENZY; i++) {
      all.add(Copies.at(e, e.time()).build());
    }
  }

  /** Backwards, far ahead, and ahead by agreement of many accounts, so that the clock follows. */
  private void absurdTimes() {
    for (long instant : INSTANTS) {
      all.add(Copies.at(base(), instant).build());
      next++;
    }
    long now = base().time();
    for (long offset :
        new long[] {-YEAR, -Calendar.DAY, -1, Calendar.DAY, 2 * YEAR, 0, 60 * YEAR}) {
      for (int i = 0; i < CALM; i++) {
        all.add(Copies.at(base(), now + offset).build());
        all.add(Copies.at(base(), now + offset + i).build());
        next++;
      }
      add(e -> e);
    }
  }
}
