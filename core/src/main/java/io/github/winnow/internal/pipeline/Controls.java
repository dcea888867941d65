package io.github.winnow.internal.pipeline;

import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.Clearance;
import io.github.winnow.evidence.Confirmation;
import io.github.winnow.evidence.ControlRecord;
import io.github.winnow.evidence.Excess;
import io.github.winnow.internal.judge.Judge;
import io.github.winnow.internal.standing.Clearances;
import io.github.winnow.internal.standing.Confirmations;
import io.github.winnow.internal.standing.Standing;
import io.github.winnow.internal.state.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What control records make of a standing. */
final class Controls {
  private final Pipeline pipeline;

  Controls(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** The standing after a record, under the policy in force. */
  Standing after(Standing before, ControlRecord record) {
    List<Campaign> campaigns = before.campaigns();
    List<Excess> excesses = before.excesses();
    Clearances clearances = before.clearances();
    Confirmations confirmations = before.confirmations();
    long last = before.lastNumber();
    if (record instanceof ControlRecord.Found found) {
      campaigns = with(campaigns, found);
      excesses = with(excesses, found.excesses());
      last = Math.max(last, lastOf(found));
    } else if (record instanceof ControlRecord.Cleared cleared) {
      clearances = clearances.with(entry(cleared.clearance()));
    } else if (record instanceof ControlRecord.Revoked revoked) {
      clearances = clearances.without(revoked.clearance());
    } else if (record instanceof ControlRecord.Confirmed confirmed) {
      confirmations = confirmations.with(entries(confirmed.confirmations()));
    } else if (record instanceof ControlRecord.Withdrawn withdrawn) {
      confirmations = confirmations.without(withdrawn.confirmation());
    } else if (record instanceof ControlRecord.Forgotten forgotten) {
      campaigns = campaigns.stream().map(c -> c.without(forgotten.account())).toList();
      clearances = clearances.without(forgotten.account().hash());
      confirmations = confirmations.without(forgotten.account().hash());
    } else {
      campaigns = decided(campaigns, pipeline.judge());
    }
    return new Standing(
        campaigns, excesses, clearances, confirmations, pipeline.judge().policy(), last);
  }

  /** The same standing as another judge's policy and calibration have it. */
  static Standing under(Judge judge, Standing standing) {
    return new Standing(
        decided(standing.campaigns(), judge),
        standing.excesses(),
        standing.clearances(),
        standing.confirmations(),
        judge.policy(),
        standing.lastNumber());
  }

  private static List<Campaign> decided(List<Campaign> campaigns, Judge judge) {
    return campaigns.stream().map(campaign -> decided(campaign, judge)).toList();
  }

  /** A campaign under a policy and a calibration; what speaks for it is as it was. */
  private static Campaign decided(Campaign campaign, Judge judge) {
    boolean named = judge.names(campaign);
    int needed = judge.policy().families();
    return campaign.of(campaign.members(), named, named && campaign.families().size() >= needed);
  }

  /** The last number that was given; that of a campaign that is no more is not given again. */
  private static long lastOf(ControlRecord.Found found) {
    long last = 0;
    for (Campaign campaign : found.campaigns()) {
      last = Math.max(last, Standing.numberOf(campaign.id()));
    }
    for (String dissolved : found.dissolved()) {
      last = Math.max(last, Standing.numberOf(dissolved));
    }
    return last;
  }

  private static List<Campaign> with(List<Campaign> known, ControlRecord.Found found) {
    Map<String, Campaign> all = new LinkedHashMap<>();
    known.forEach(campaign -> all.put(campaign.id(), campaign));
    found.dissolved().forEach(all::remove);
    found.campaigns().forEach(campaign -> all.put(campaign.id(), campaign));
    return List.copyOf(all.values());
  }

  private static List<Excess> with(List<Excess> known, List<Excess> more) {
    Map<Pseudonym, List<Excess>> later = new HashMap<>();
    more.forEach(e -> later.computeIfAbsent(e.target(), t -> new ArrayList<>()).add(e));
    List<Excess> all = new ArrayList<>();
    for (Excess old : known) {
      if (later.getOrDefault(old.target(), List.of()).stream().noneMatch(e -> replaces(e, old))) {
        all.add(old);
      }
    }
    all.addAll(more);
    return all;
  }

  private static boolean replaces(Excess later, Excess old) {
    return later.statistic().equals(old.statistic())
        && later.start() <= old.end()
        && later.end() >= old.start();
  }

  private Clearances.Entry entry(Clearance clearance) {
    Id id = clearance.id();
    return new Clearances.Entry(
        clearance,
        switch (clearance.subject()) {
          case ACCOUNT, TARGET -> pipeline.edge().party(id);
          case DEVICE -> hashed(any().device(id)).device();
          case NETWORK -> hashed(any().ip(id.toString())).network();
          case CAMPAIGN -> Standing.numberOf(id.toString());
        });
  }

  private List<Confirmations.Entry> entries(List<Confirmation> some) {
    return some.stream()
        .map(one -> new Confirmations.Entry(one, pipeline.edge().party(one.account())))
        .toList();
  }

  private static Engagement.Builder any() {
    return Engagement.read("any", "any", 0);
  }

  private Reading hashed(Engagement.Builder engagement) {
    Context context = pipeline.newContext();
    pipeline.observe(engagement.build(), context);
    return context.reading();
  }
}
