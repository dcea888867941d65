package io.github.winnow.cli;

import io.github.winnow.Health;
import io.github.winnow.Preset;
import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.io.LogReader;
import io.github.winnow.io.Reject;
import io.github.winnow.rules.Rules;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what a run did and writes {@code summary.json}. Confined to one thread. */
final class Summary {
  private final Calibration calibration;
  private final Policy policy;
  private final @Nullable Rules rules;
  private final HostSays host;
  private final Instant started = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final Outcomes outcomes = new Outcomes();
  private final Outcomes firstOutcomes = new Outcomes();
  private final Map<String, Long> reasons = new TreeMap<>();
  private long accepted;
  private long duplicates;
  private long restated;
  private long rejected;
  private long degraded;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  Summary(Calibration calibration, Policy policy, @Nullable Rules rules, HostSays host) {
    this.calibration = calibration;
    this.policy = policy;
    this.rules = rules;
    this.host = host;
  }

  void add(Engagement engagement, Verdict verdict) {
    accepted++;
    degraded += verdict.degraded() ? 1 : 0;
    duplicates += verdict.status() == Verdict.Status.DUPLICATE ? 1 : 0;
    first = Math.min(first, engagement.time());
    last = Math.max(last, engagement.time());
  }

  /** What is said in the end of a row that is no duplicate. */
  void decided(ScoredRow row, Judged now) {
    outcomes.add(now.disposition());
    firstOutcomes.add(row.first().disposition());
    restated += now.equals(row.first()) ? 0 : 1;
  }

  void add(Reject reject) {
    rejected++;
    reasons.merge(reject.reason().code(), 1L, Long::sum);
  }

  long rows() {
    return accepted + rejected;
  }

  long rejected() {
    return rejected;
  }

  long duplicates() {
    return duplicates;
  }

  long counted() {
    return outcomes.of(Disposition.COUNT);
  }

  long held() {
    return outcomes.of(Disposition.HOLD);
  }

  long excluded() {
    return outcomes.of(Disposition.EXCLUDE);
  }

  long restated() {
    return restated;
  }

  String json(
      String log, LogReader reader, EngineOptions engine, LookedBack lookedBack, long accounts) {
    Health health = lookedBack.health();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("winnow", Version.text());
    all.put("log", log);
    all.put("columns", reader.header());
    all.put("rows", rows());
    all.put("accepted", accepted);
    all.put("rejected", rejected);
    all.put("rejected_by_reason", reasons);
    all.put("unreadable_values", reader.unreadable());
    all.put("duplicates", duplicates);
    all.put("dispositions_without_duplicates", described(outcomes));
    all.put("first_dispositions_without_duplicates", described(firstOutcomes));
    all.put("accounts", accounts);
    all.put("restated_rows", restated);
    all.put("campaigns", campaigns(lookedBack.campaigns()));
    all.put("audits", audits(lookedBack.audits()));
    all.put("clearances", host.clearances().size());
    all.put("confirmations", host.confirmations().size());
    all.put("detectors", detectors(health));
    all.put("detectors_rejected", health.rejectedDetectors());
    all.put("calibration", calibration(health));
    all.put("policy", Policies.described(policy));
    Rules own = rules;
    if (own != null) {
      all.put("rules", described(own));
    }
    Preset preset = engine.preset();
    if (preset != null) {
      all.put("preset", preset.name());
    }
    all.put("secret", engine.secretIsDefault() ? "default" : "file");
    all.put("memory", engine.memory().bytes());
    all.put("bounds", bounds(health));
    all.put("times", times());
    return Json.text(all);
  }

  private static Map<String, Object> described(Outcomes outcomes) {
    Map<String, Object> described = new LinkedHashMap<>();
    for (Disposition d : Disposition.values()) {
      described.put(d.name(), outcomes.of(d));
    }
    return described;
  }

  private static Map<String, Object> described(Rules rules) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("names", rules.names());
    Map<String, Object> lists = new LinkedHashMap<>();
    rules.lists().forEach((name, list) -> lists.put(name, list.hash()));
    described.put("lists", lists);
    described.put("sha256", rules.hash());
    return described;
  }

  private static Map<String, Object> campaigns(FoundCampaigns campaigns) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("found", campaigns.worstFirst().size());
    described.put("named", campaigns.named());
    described.put("excluding", campaigns.excluding());
    return described;
  }

  private static Map<String, Object> audits(Audits audits) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("windows", audits.windows());
    described.put("engagements", audits.engagements());
    described.put("left_out", audits.leftOut());
    return described;
  }

  private static List<Object> detectors(Health health) {
    List<Object> detectors = new ArrayList<>();
    for (Health.DetectorHealth d : health.detectors()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("id", d.id());
      one.put("version", d.version());
      one.put("faults", d.faults());
      detectors.add(one);
    }
    return detectors;
  }

  private Map<String, Object> calibration(Health health) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("about", calibration.about());
    described.put("sha256", calibration.hash());
    described.put("score_is_measured", health.scoreIsMeasured());
    described.put("uncalibrated", health.uncalibrated());
    return described;
  }

  /** What every bound has cost. */
  private Map<String, Object> bounds(Health health) {
    Map<String, Object> bounds = new LinkedHashMap<>();
    bounds.put("degraded", degraded);
    bounds.put("late", health.late());
    bounds.put("time_jumps", health.timeJumps());
    bounds.put("history", history(health));
    // tally.csv is complete nevertheless: it is added up on the disk.
    bounds.put("engagements_without_target_in_memory", health.engagementsWithoutTarget());
    List<Object> tables = new ArrayList<>();
    for (Health.TableHealth t : health.tables()) {
      Map<String, Object> table = new LinkedHashMap<>();
      table.put("key", t.key());
      table.put("rows", t.rows());
      table.put("capacity", t.capacity());
      table.put("evicted", new TreeMap<>(t.evicted()));
      tables.add(table);
    }
    bounds.put("tables", tables);
    return bounds;
  }

  private static Map<String, Object> history(Health health) {
    Map<String, Object> history = new LinkedHashMap<>();
    history.put("engagements", health.remembered());
    history.put("capacity", health.memorable());
    history.put("overflow", health.forgotten());
    return history;
  }

  private Map<String, Object> times() {
    Map<String, Object> times = new LinkedHashMap<>();
    if (accepted > 0) {
      times.put("first_engagement", Instant.ofEpochMilli(first).toString());
      times.put("last_engagement", Instant.ofEpochMilli(last).toString());
    }
    times.put("started", started.toString());
    times.put("seconds", Duration.between(started, Instant.now()).toMillis() / 1e3);
    return times;
  }
}
