package io.github.winnow.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * What takes part in a world.
 *
 * @param line what it is
 * @param varied see {@link World}
 * @param fabricated the share of fabricated events unless another one is asked for
 */
record Setting(
    String name, String line, boolean varied, double fabricated, List<Scenario> scenarios) {
  private static final List<Scenario> FIRST_GENUINE =
      List.of(new Readers(), new ViralPost(), new Campus(), new LoyalReaders(), new ShopTablet());

  private static final List<Scenario> GENUINE = join(
      FIRST_GENUINE,
      List.of(
          new Cascades(),
          new TrendingWave(),
          new CelebrityRepost(),
          new Company(),
          new FamilyTablet(),
          new QrDrive(),
          new VotePush(),
          new ExamNight(),
          new NightReaders(),
          new AssistiveClients(),
          new LateBatches(),
          new DelayedFeed(),
          new SilentClients(),
          new Newcomers(),
          new PostPaymentAd(),
          new VictimsReaders(),
          new ToldToRead(),
          new HobbyCircle()));

  private static final List<Scenario> FABRICATED = List.of(
      new PhoneFarm(),
      new ProtocolBot(),
      new CrowdWorkers(),
      new RentedAccounts(),
      new ScriptedFunnel(),
      new SingleClientFarm(),
      new SlowDrip(),
      CamouflagedFarm.oneToOne(),
      CamouflagedFarm.threeToOne(),
      new FollowRing(),
      new BoughtFollowers(),
      new FramedVictim(),
      new FalseClaim());

  private static final List<Scenario> VENDORS = List.of(
      new StrippedClients(),
      new PatientHabits(),
      new FewPublishers(),
      new LargeCrew(),
      new SmallOrders(),
      new SlowRamp(),
      new Sheltered(),
      new PaidTokens(),
      new IdFlood(),
      new ForgedIds());

  static final List<Setting> ALL = List.of(
      new Setting(
          "week",
          "a plain week, with phone farms and bots; the default",
          false,
          0.1,
          join(FIRST_GENUINE, List.of(new PhoneFarm(), new ProtocolBot()))),
      new Setting(
          "mixed",
          "all that is sold, amid all that is genuine and looks bought",
          true,
          0.1,
          join(GENUINE, FABRICATED)),
      new Setting(
          "genuine",
          "nothing fabricated: whoever is held or excluded is a person",
          true,
          0,
          GENUINE),
      new Setting(
          "vendors",
          "sellers who know how they are looked for, amid the same people",
          true,
          0.1,
          join(GENUINE, VENDORS)));

  static Setting named(String name) {
    for (Setting setting : ALL) {
      if (setting.name.equals(name)) {
        return setting;
      }
    }
    throw new IllegalArgumentException(
        "no world " + name + "; there are " + ALL.stream().map(Setting::name).toList());
  }

  List<String> names() {
    return scenarios.stream().map(Scenario::name).toList();
  }

  private static List<Scenario> join(List<Scenario> genuine, List<Scenario> fabricated) {
    List<Scenario> all = new ArrayList<>(genuine);
    all.addAll(fabricated);
    return List.copyOf(all);
  }
}
