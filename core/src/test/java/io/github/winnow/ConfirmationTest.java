package io.github.winnow;

import static io.github.winnow.LookingBack.assertKernelSays;
import static io.github.winnow.LookingBack.lookingBack;
import static io.github.winnow.LookingBack.scoreAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.evidence.Clearance;
import io.github.winnow.evidence.Confirmation;
import io.github.winnow.evidence.ControlRecord;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.Restatement;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.fixture.Seeds;
import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Findings;
import io.github.winnow.spi.GraphDetector;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.TrafficClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Accounts that the host has confirmed as fabricated. */
class ConfirmationTest {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long EVER = Long.MAX_VALUE;
  private static final long ALWAYS = Long.MIN_VALUE;

  private static Confirmation known(String account, long known) {
    return new Confirmation(Id.of(account), "seen", ALWAYS, EVER, known);
  }

  @Test
  void whatItDidAndWillDoIsExcludedForAReasonOfItsOwn() {
    Told told = new Told();
    List<Engagement> all = Farms.readers(new SplittableRandom(1));
    try (Winnow winnow = lookingBack(told).build()) {
      scoreAll(winnow, all);
      String who = all.get(0).account().toString();
      winnow.confirm(Confirmation.of(who, "the owner confessed"));
      Map<Long, Restatement> last = told.last();
      double excluded = 0;
      for (int i = 0; i < all.size(); i++) {
        Restatement r = last.get((long) i);
        assertEquals(all.get(i).account().toString().equals(who), r != null);
        if (r != null) {
          excluded += all.get(i).count();
          assertEquals(Disposition.EXCLUDE, r.disposition());
          assertEquals(1, r.q());
          assertEquals(
              "host/confirmed: confirmed as fabricated: the owner confessed",
              String.valueOf(r.reason()));
        }
      }
      assertEquals(
          excluded,
          winnow.tallies().all().stream()
              .mapToDouble(Tally::invalidSophisticated)
              .sum());
      Verdict next = winnow.score(Engagement.read(who, "article-0", Farms.end()).build());
      assertEquals(Disposition.EXCLUDE, next.disposition());
      assertEquals(TrafficClass.SOPHISTICATED, next.trafficClass());
      Reason reason = next.reasons().get(0);
      assertEquals("已确认为造假：the owner confessed", reason.sentence(Locale.CHINESE));
      assertEquals("", next.note());
      Verdict other =
          winnow.score(Engagement.read("somebody", "article-0", Farms.end()).build());
      assertEquals(Disposition.COUNT, other.disposition());
    }
  }

  @Test
  void aWithdrawalBringsTheExactEarlierFiguresBack() {
    Seeds.fixed(5, random -> {
      Told told = new Told();
      try (Winnow winnow = lookingBack(told).build()) {
        scoreAll(winnow, Farms.with(random));
        winnow.advanceTo(Farms.end());
        winnow.audit();
        List<Tally> figures = winnow.tallies().all();
        List<Confirmation> some = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
          some.add(known("reader-" + i, ALWAYS));
          some.add(known("farm-" + i, ALWAYS));
        }
        winnow.confirm(some);
        List<Tally> confirmed = winnow.tallies().all();
        assertNotEquals(figures, confirmed);
        int records = told.records.size();
        winnow.confirm(some);
        assertEquals(records, told.records.size(), "it was so already");
        some.forEach(winnow::withdraw);
        some.forEach(winnow::withdraw);
        assertEquals(records + some.size(), told.records.size());
        assertEquals(figures, winnow.tallies().all());
      }
    });
  }

  @Test
  void itHoldsForItsTimeAndAClearanceOutranksIt() {
    Told told = new Told();
    try (Winnow winnow = lookingBack(told).build()) {
      long start = Engines.START;
      winnow.confirm(
          new Confirmation(Id.of("a"), "let for a day", start + DAY, start + 2 * DAY, ALWAYS));
      List<Disposition> said = new ArrayList<>();
      for (long at : new long[] {0, DAY, 2 * DAY - 1, 2 * DAY}) {
        said.add(
            winnow.score(Engagement.read("a", "t" + at, start + at).build()).disposition());
      }
      assertEquals(
          List.of(Disposition.COUNT, Disposition.EXCLUDE, Disposition.EXCLUDE, Disposition.COUNT),
          said);
      winnow.clear(Clearance.of(Clearance.Subject.ACCOUNT, "a", "an appeal"));
      Verdict cleared = winnow.score(Engagement.read("a", "u", start + DAY).build());
      assertEquals(Disposition.COUNT, cleared.disposition());
      assertEquals("cleared: an appeal", cleared.note());
      assertEquals("host/confirmed", cleared.reasons().get(0).statistic().name(), "still shown");
      assertTrue(told.restatements.stream().anyMatch(r -> r.disposition() == Disposition.COUNT));
    }
    assertThrows(
        IllegalArgumentException.class, () -> new Confirmation(Id.of("a"), "x", 5, 5, ALWAYS));
  }

  @Test
  void aReplayAndAKernelSayTheSame() {
    Seeds.fixed(4, random -> {
      List<Engagement> all = Farms.with(random);
      Told live = new Told();
      List<Verdict> verdicts = new ArrayList<>();
      List<Tally> figures;
      try (Winnow winnow = lookingBack(live).build()) {
        for (int i = 0; i < all.size(); i++) {
          verdicts.add(winnow.score(all.get(i)));
          if (i % 100 == 99) {
            winnow.audit();
          }
          if (i == 300) {
            winnow.confirm(List.of(known("farm-2", ALWAYS), known("reader-3", ALWAYS)));
          }
          if (i == 900) {
            winnow.withdraw(known("reader-3", EVER));
          }
        }
        winnow.advanceTo(Farms.end());
        winnow.audit();
        figures = winnow.tallies().all();
      }
      Told again = new Told();
      try (Winnow winnow = lookingBack(again).replay(live.records).build()) {
        assertEquals(verdicts, scoreAll(winnow, all));
        winnow.audit();
        assertEquals(figures, winnow.tallies().all());
        assertEquals(live.restatements, again.restatements);
      }
      assertKernelSays(verdicts, all, live.records);
    });
  }

  @Test
  void whoIsForgottenIsConfirmedNoMore() {
    Told told = new Told();
    List<Engagement> all = Farms.readers(new SplittableRandom(2));
    try (Winnow winnow = lookingBack(told).build()) {
      scoreAll(winnow, all);
      winnow.confirm(List.of(known("reader-5", ALWAYS), known("reader-6", ALWAYS)));
      double both = winnow.tallies().all().stream()
          .mapToDouble(Tally::invalidSophisticated)
          .sum();
      winnow.forget(Id.of("reader-5"));
      assertEquals(
          both,
          winnow.tallies().all().stream()
              .mapToDouble(Tally::invalidSophisticated)
              .sum(),
          "counts stay as they are");
      Verdict anew = winnow.score(Engagement.read("reader-5", "t", Farms.end()).build());
      assertEquals(Disposition.COUNT, anew.disposition());
      Verdict other = winnow.score(Engagement.read("reader-6", "t", Farms.end()).build());
      assertEquals(Disposition.EXCLUDE, other.disposition());
      int records = told.records.size();
      winnow.withdraw(known("reader-5", ALWAYS));
      assertEquals(records, told.records.size(), "nothing is left to withdraw");
    }
  }

  /** A record that waits for its place in a replay is forgotten too. */
  @Test
  void aReplayForgetsWhoWillBeConfirmed() {
    List<ControlRecord> records = List.of(
        new ControlRecord.Confirmed(2, List.of(known("a", ALWAYS), known("b", ALWAYS))),
        new ControlRecord.Withdrawn(3, known("a", ALWAYS)));
    try (Winnow winnow = lookingBack(new Told()).replay(records).build()) {
      winnow.forget(Id.of("a"));
      for (int i = 0; i < 4; i++) {
        long time = Engines.START + i;
        Verdict a = winnow.score(Engagement.read("a", "t" + i, time).build());
        Verdict b = winnow.score(Engagement.read("b", "t" + i, time).build());
        assertEquals(Disposition.COUNT, a.disposition());
        assertEquals(i == 0 ? Disposition.COUNT : Disposition.EXCLUDE, b.disposition());
      }
    }
  }

  /** Looks at whom a window takes for confirmed, and for cleared. */
  private static final class Looking implements DetectorProvider {
    final List<String> seen = new ArrayList<>();

    @Override
    public String id() {
      return "looking";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public Family family() {
      return Family.GRAPH;
    }

    @Override
    public Detector create(DetectorSetup setup) {
      setup.group("nobody", "nobody");
      return new GraphDetector() {
        @Override
        public void audit(Slice window, Findings out) {
          TreeSet<Long> confirmed = new TreeSet<>();
          TreeSet<Long> cleared = new TreeSet<>();
          for (int a = 0; a < window.accounts(); a++) {
            if (window.isConfirmed(a)) {
              confirmed.add(window.hash(a));
            }
            if (window.isCleared(a)) {
              cleared.add(window.hash(a));
            }
          }
          seen.add(window.to() + " " + confirmed + " " + cleared);
        }
      };
    }
  }

  @Test
  void anAuditUsesWhatWasKnownWhenItsWindowEnded() {
    Looking looking = new Looking();
    try (Winnow winnow = Winnow.builder()
        .secret(new byte[16])
        .memory(32L << 20)
        .only(List.of("looking"))
        .detector(looking)
        .build()) {
      long third = Engines.START + 3 * DAY;
      winnow.confirm(List.of(
          known("always", ALWAYS),
          known("third", third),
          known("both", ALWAYS),
          new Confirmation(Id.of("before"), "x", ALWAYS, 0, ALWAYS)));
      winnow.clear(Clearance.of(Clearance.Subject.ACCOUNT, "both", "x"));
      List<String> accounts = List.of("always", "third", "both", "before", "other");
      for (int i = 0; i < 250; i++) {
        long time = Engines.START + i * DAY / 50;
        winnow.score(Engagement.read(accounts.get(i % 5), "t" + i, time).build());
      }
      winnow.advanceTo(Engines.START + 8 * DAY);
      winnow.audit();
      assertTrue(looking.seen.size() >= 5, looking.seen::toString);
      long always = winnow.pseudonym(Id.of("always")).hash();
      long late = winnow.pseudonym(Id.of("third")).hash();
      long both = winnow.pseudonym(Id.of("both")).hash();
      boolean earlier = false;
      for (String line : looking.seen) {
        long end = Long.parseLong(line.substring(0, line.indexOf(' ')));
        earlier |= end < third;
        TreeSet<Long> confirmed = new TreeSet<>(List.of(always));
        if (third <= end) {
          confirmed.add(late);
        }
        assertEquals(end + " " + confirmed + " [" + both + "]", line);
      }
      assertTrue(earlier, "there are windows that end before it was known");
      assertFalse(looking.seen.get(looking.seen.size() - 1).isEmpty());
    }
  }
}
