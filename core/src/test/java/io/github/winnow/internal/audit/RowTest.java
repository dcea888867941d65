package io.github.winnow.internal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnow.event.Action;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Policy;
import io.github.winnow.fixture.Seeds;
import io.github.winnow.internal.judge.Judge;
import io.github.winnow.internal.judge.RuleReports;
import io.github.winnow.internal.judge.Sums;
import io.github.winnow.internal.plugin.Ensemble;
import io.github.winnow.internal.plugin.Settings;
import io.github.winnow.internal.state.Reading;
import io.github.winnow.internal.tally.Stated;
import io.github.winnow.spi.TrafficClass;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RowTest {
  private static final Ensemble NOBODY = new Ensemble(List.of(), new Settings(Map.of()), Map.of());
  private static final RuleReports NO_RULES =
      new RuleReports(List.of(), List.of(), NOBODY.newReports());

  private static double anyOf(SplittableRandom random, double... some) {
    return some[random.nextInt(some.length)];
  }

  @Test
  void unpacksWhatItPacked() {
    Seeds.fresh(2000, random -> {
      long account = random.nextLong();
      long time = random.nextBoolean() ? (1L << 42) : random.nextLong(1L << 43);
      int count = random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(1000);
      int place = random.nextInt(1 << 26);
      int source = random.nextInt(255);
      double q = anyOf(random, 0, 1, 0.5, random.nextDouble(), 1e-9, 1 - 1e-9);
      Disposition disposition = List.of(Disposition.values()).get(random.nextInt(3));
      TrafficClass trafficClass = List.of(TrafficClass.values()).get(random.nextInt(2));
      double weight = anyOf(random, 0, 1e30, 5.25, random.nextDouble());
      int stated = Stated.of(
          List.of(Disposition.values()).get(random.nextInt(3)),
          random.nextDouble(),
          List.of(TrafficClass.values()).get(random.nextInt(2)),
          random.nextBoolean());
      long created = random.nextInt(4) == 0 ? Long.MIN_VALUE : random.nextLong(1L << 41);
      Reading reading = NOBODY.layout().newReading();
      reading.begin(Action.READ, null, count, account, random.nextLong(), 0, created);
      reading.dimension(3, random.nextBoolean() ? 0 : random.nextLong()); // the client
      reading.complete(time);
      Sums sums = new Sums(0);
      Row row = new Row();
      int said = Stated.of(disposition, q, trafficClass, false);
      long[] words = row.pack(reading, place, source, said, sums, weight, stated);
      assertEquals(History.LONGS, words.length);
      assertEquals(account, row.account());
      assertEquals(time, row.time());
      assertEquals(place, row.cell());
      assertEquals(count, row.count());
      assertEquals(source, row.source());
      assertEquals(stated, row.stated());
      assertEquals(stated, row.onArrival());
      assertEquals(reading.client(), row.client());
      assertEquals(created > 0 ? created / 3_600_000 : 0, row.createdHour());
      assertEquals(Row.statement(weight, stated), row.statement());
      assertEquals(disposition, row.firstDisposition());
      assertEquals(q, Stated.q(row.first()), 1e-6);
      assertEquals(trafficClass, Stated.trafficClass(row.first()));
      assertEquals(said, row.first());
      for (int family = 0; family < 7; family++) {
        assertEquals(0, row.claim(family));
      }
    });
  }

  @Test
  void keepsChargesOfAnySizeAndHalvesOfHashes() {
    Row row = new Row();
    for (double charge : new double[] {0, 1e30, -1e30, 17.25, -0.125}) {
      row.words[5] = (long) Float.floatToRawIntBits((float) charge) << 32 | Integer.MAX_VALUE;
      assertEquals((double) (float) charge, row.charge());
      assertEquals(Integer.MAX_VALUE, row.count());
    }
    row.words[2] = -1L << 32 | 0x80000001L;
    assertEquals(-1, row.cell());
    assertEquals(0x80000001, row.publisher());
    row.words[3] = 0x80000002L << 32 | 0xFFFFFFFFL;
    assertEquals(0x80000002, row.device());
    assertEquals(-1, row.network());
  }

  @Test
  void claimsAreKeptInEighthsAndClamped() {
    Seeds.fresh(500, random -> {
      long packed = 0;
      byte[] eighths = new byte[6];
      random.nextBytes(eighths);
      for (int f = 0; f < 6; f++) {
        packed |= (eighths[f] & 0xFFL) << (8 * f);
      }
      Row row = new Row();
      row.words[4] = packed << 16 | (long) random.nextInt(256) << 8 | random.nextInt(256);
      for (int f = 0; f < 6; f++) {
        assertEquals(eighths[f] / 8.0, row.claim(f), "family " + f);
      }
      assertEquals(0, row.claim(6));
    });
  }

  @Test
  void whatIsSaidIsUnpackedAsItWasPacked() {
    for (Disposition disposition : Disposition.values()) {
      for (TrafficClass trafficClass : TrafficClass.values()) {
        for (int i = 0; i <= 1000; i++) {
          double q = i / 1000.0;
          boolean campaign = i % 2 == 0;
          int stated = Stated.of(disposition, q, trafficClass, campaign);
          assertEquals(0, stated >>> Stated.BITS);
          assertEquals(q, Stated.q(stated), 0.5 / (1 << 20));
          assertEquals(disposition, Stated.disposition(stated));
          assertEquals(trafficClass, Stated.trafficClass(stated));
          assertEquals(trafficClass == TrafficClass.GENERAL, Stated.isGeneral(stated));
          assertEquals(campaign, Stated.isCampaign(stated));
          assertEquals(disposition == Disposition.HOLD, Stated.isHeld(stated));
          double invalid =
              disposition == Disposition.EXCLUDE ? 1 : disposition == Disposition.HOLD ? q : 0;
          assertEquals(invalid, Stated.invalidShare(stated), 1e-6);
          assertEquals(campaign ? 0 : q * (1 - q), Stated.varianceShare(stated), 2e-6);
        }
      }
    }
  }

  @Test
  void aJudgeWithoutDetectorsClaimsNothing() {
    Sums sums = new Sums(0);
    new Judge(NOBODY, Calibration.none(), Policy.standard(), false)
        .judge(Action.READ, NOBODY.newReports(), NO_RULES, sums);
    assertEquals(0, sums.claims());
    assertEquals(0, sums.score());
  }
}
