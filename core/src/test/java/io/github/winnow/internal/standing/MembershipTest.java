package io.github.winnow.internal.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.fixture.Seeds;
import io.github.winnow.fixture.Statistics;
import io.github.winnow.internal.judge.Judge;
import io.github.winnow.internal.plugin.Ensemble;
import io.github.winnow.internal.plugin.Settings;
import io.github.winnow.internal.tally.Stated;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.TrafficClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MembershipTest {
  private static final long ORDERED = 40;
  private static final long START = 1_700_000_000_000L;
  private static final long END = START + 3_600_000;
  private static final List<Campaign.Order> ORDERS =
      List.of(new Campaign.Order(new Pseudonym(ORDERED), START, END, 20));

  private static Membership membership(List<Integer> devices, List<Integer> networks) {
    return new Membership(
        campaign(List.of()),
        new Orders(ORDERS),
        member(new Campaign.Home(devices, networks, false)));
  }

  private static Campaign.Member member(Campaign.Home home) {
    return new Campaign.Member(new Pseudonym(1), 0.9, 6, 5, 1, home);
  }

  private static Campaign campaign(List<Campaign.Member> members) {
    StatisticInfo together = Statistics.group("test", "together");
    return new Campaign(
        "c1",
        together,
        9,
        0.01,
        true,
        true,
        Set.of(Family.GRAPH),
        List.of(),
        members,
        ORDERS,
        10,
        START,
        END);
  }

  private static Shown act(long target, long time, int device, int network) {
    return new Shown(time, Action.READ, null, 1, target, device, network, 0, 0);
  }

  @Test
  void whatTheOwnerDoesAtHomeIsNotTheCampaigns() {
    Membership let = membership(List.of(7), List.of(70));
    assertFalse(let.covers(act(3, START, 7, 80)));
    assertFalse(let.covers(act(3, START, 0, 70)), "no device is told");
    assertTrue(let.covers(act(3, START, 8, 70)), "another device in the owner's network");
    assertTrue(let.covers(act(3, START, 8, 80)));
    assertTrue(let.covers(act(ORDERED, END, 7, 70)), "in an order");
    assertFalse(let.covers(act(ORDERED, END + 1, 7, 70)), "after it");
    assertFalse(let.covers(act(ORDERED, START - 1, 7, 70)), "before it");
  }

  @Test
  void whoHasNoHomeIsTheCampaignsAlways() {
    assertTrue(membership(List.of(), List.of()).covers(act(3, START, 8, 80)));
    assertTrue(membership(List.of(), List.of()).covers(act(3, START, 0, 0)));
    assertTrue(membership(List.of(7), List.of(70)).covers(act(3, START, 0, 0)));
  }

  @Test
  void coversWhatASearchThroughAllOfItFinds() {
    Seeds.fresh(200, random -> {
      List<Integer> devices = new ArrayList<>();
      List<Integer> networks = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        devices.add(random.nextInt(-3, 3) | 1);
        networks.add(random.nextInt(-3, 3) | 1);
      }
      Membership some = membership(devices, networks);
      for (int i = 0; i < 50; i++) {
        Shown act = act(
            ORDERED + random.nextInt(2),
            START + random.nextInt(-2, 2) * 3_600_000L,
            random.nextInt(-3, 3),
            random.nextInt(-3, 3));
        boolean ordered = ORDERS.stream()
            .anyMatch(o -> o.target().hash() == act.target()
                && o.start() <= act.time()
                && act.time() <= o.end());
        boolean home =
            act.device() == 0 ? networks.contains(act.network()) : devices.contains(act.device());
        assertEquals(ordered || !home, some.covers(act));
      }
    });
  }

  @Test
  void whoIsAtHomeEverywhereIsTheCampaignsInItsOrdersAlone() {
    Membership hired = new Membership(
        campaign(List.of()),
        new Orders(ORDERS),
        member(new Campaign.Home(List.of(), List.of(), true)));
    assertTrue(hired.covers(act(ORDERED, START, 7, 70)));
    assertFalse(hired.covers(act(ORDERED, END + 1, 7, 70)));
    assertFalse(hired.covers(act(3, START, 7, 70)));
    assertFalse(hired.covers(act(3, START, 0, 0)));
  }

  @Test
  void anOwnersOwnReadsCount() {
    Policy policy = Policy.standard();
    Judge judge = new Judge(
        new Ensemble(List.of(), new Settings(Map.of()), Map.of()),
        Calibration.none(),
        policy,
        false);
    Campaign.Member let = member(new Campaign.Home(List.of(7), List.of(70), false));
    Standing standing = new Standing(
        List.of(campaign(List.of(let))), List.of(), Clearances.NONE, Confirmations.NONE, policy, 1);
    int genuine = Stated.of(Disposition.COUNT, 0, TrafficClass.SOPHISTICATED, false);
    Statement out = new Statement();
    standing.judge(judge, act(3, START, 7, 70), 0, genuine, out);
    assertTrue(out.isSilent());
    assertEquals(0, out.weight());
    standing.judge(judge, act(3, START, 8, 80), 0, genuine, out);
    assertEquals(Disposition.EXCLUDE, out.disposition());
    assertEquals(6, out.weight());
  }
}
