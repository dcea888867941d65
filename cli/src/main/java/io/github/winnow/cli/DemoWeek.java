package io.github.winnow.cli;

import io.github.winnow.Winnow;
import io.github.winnow.WinnowListener;
import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.ControlRecord;
import io.github.winnow.evidence.Restatement;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.io.Label;
import io.github.winnow.io.LogRow;
import io.github.winnow.testkit.LabelledEngagement;
import io.github.winnow.testkit.Traffic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A simulated week, what an engine said of it at first and in the end, and the truth. */
final class DemoWeek {
  private static final double SCALE = 0.3;
  private static final int BATCH = 512;

  private final long seed;
  private final List<Row> rows = new ArrayList<>();
  private final Map<Long, Restated> restated = new HashMap<>();
  private final Set<StatisticInfo> lookingBack = new HashSet<>();
  private final Evaluation evaluation = new Evaluation();
  private final Map<String, Target> targets = new HashMap<>();
  private final Map<String, String> fakes = new HashMap<>();
  private List<CampaignView> campaigns = List.of();
  private long fabricated;

  /**
   * An engagement.
   *
   * @param scored what was said of it
   * @param truth what it is
   */
  record Row(ScoredRow scored, LabelledEngagement truth) {}

  /** The reads of a target: as they were counted at first and in the end, and how many are genuine. */
  static final class Target {
    final String name;
    final TargetSums first;
    final TargetSums last;
    long genuine;

    Target(ScoredRow row) {
      name = row.target().toString();
      first = new TargetSums(row.targetHash(), name, Action.READ);
      last = new TargetSums(row.targetHash(), name, Action.READ);
    }

    long fabricated() {
      return last.gross() - genuine;
    }
  }

  DemoWeek(long seed) {
    this.seed = seed;
  }

  void play(ScorePass.EngineSource engine, Progress progress) throws IOException {
    FoundCampaigns found;
    try (Winnow winnow = engine.build(new Listener())) {
      Audits audits = new Audits(winnow, progress);
      List<LabelledEngagement> batch = new ArrayList<>(BATCH);
      Iterator<LabelledEngagement> all =
          Traffic.week(seed).scale(SCALE).stream().iterator();
      while (all.hasNext()) {
        batch.add(all.next());
        if (batch.size() == BATCH || !all.hasNext()) {
          score(batch, winnow);
          batch.clear();
          audits.run();
          progress.at(-1, rows.size());
        }
      }
      audits.end();
      found = new FoundCampaigns(winnow.campaigns());
    }
    long position = 0;
    for (Row row : rows) {
      found.see(row.scored());
      Judged first = row.scored().first();
      add(row, first.duplicate() ? first : first.after(restated.get(position++)), found);
    }
    campaigns = found.worstFirst().stream().map(c -> CampaignView.of(c, found)).toList();
  }

  private void score(List<LabelledEngagement> batch, Winnow winnow) {
    List<Engagement> bare = new ArrayList<>(batch.size());
    batch.forEach(e -> bare.add(e.engagement()));
    Iterator<LabelledEngagement> truth = batch.iterator();
    winnow.score(bare, (engagement, verdict) -> keep(engagement, verdict, truth.next(), winnow));
  }

  private void keep(Engagement e, Verdict verdict, LabelledEngagement truth, Winnow winnow) {
    long number = rows.size() + 1L;
    Label label = truth.fabricated() ? Label.FABRICATED : Label.GENUINE;
    LogRow row = new LogRow(number, number, e, label, truth.scenario());
    rows.add(new Row(ScoredRow.of(row, verdict, winnow, lookingBack), truth));
  }

  private void add(Row row, Judged now, FoundCampaigns found) {
    ScoredRow scored = row.scored();
    boolean fake = row.truth().fabricated();
    if (fake) {
      fabricated++;
      fakes.putIfAbsent(scored.account().toString(), row.truth().scenario());
    }
    evaluation.add(
        scored.action().name(),
        row.truth().scenario(),
        fake,
        now.score(),
        now.q(),
        scored.first().disposition(),
        now.disposition());
    if (scored.action().equals(Action.READ)) {
      Target target = targets.computeIfAbsent(scored.target().toString(), t -> new Target(scored));
      target.first.add(scored.first(), 1, null);
      target.last.add(now, 1, now.byCampaign() ? found.deciding(scored.accountHash()) : null);
      target.genuine += fake ? 0 : 1;
    }
  }

  private final class Listener implements WinnowListener {
    @Override
    public void recorded(ControlRecord record) {
      LookingBack.add(record, lookingBack);
    }

    @Override
    public void restated(Restatement restatement) {
      restated.put(restatement.position(), Restated.of(restatement));
    }
  }

  long seed() {
    return seed;
  }

  /** The engagements in the order of time. */
  List<Row> rows() {
    return rows;
  }

  long fabricated() {
    return fabricated;
  }

  Evaluation evaluation() {
    return evaluation;
  }

  /** What was found, the worst first. */
  List<CampaignView> campaigns() {
    return campaigns;
  }

  /** The scenario of an account that fabricates, or the empty text. */
  String scenarioOf(String account) {
    return fakes.getOrDefault(account, "");
  }

  /** What was read. */
  List<Target> targets() {
    return new ArrayList<>(targets.values());
  }
}
