package io.github.winnow.cli;

import io.github.winnow.Winnow;
import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.testkit.LabelledEngagement;
import io.github.winnow.testkit.Traffic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Simulated weeks as the traffic to learn from: of some worlds in turn, and when all had their turn,
 * with the next of some fabricated shares.
 */
final class SimulatedReference implements Reference {
  private static final int BATCH = 512;

  private final Seeds seeds;
  private final List<String> worlds;
  private final double scale;
  private final List<Double> shares;
  private long rows;

  SimulatedReference(Seeds seeds, List<String> worlds, double scale, List<Double> shares) {
    this.seeds = seeds;
    this.worlds = worlds;
    this.scale = scale;
    this.shares = shares;
  }

  @Override
  public int worlds() {
    return seeds.list().size();
  }

  @Override
  public String about() {
    String fabricated = shares.stream().map(Numbers::short3).collect(Collectors.joining(", "));
    return "simulated weeks " + seeds.text() + " of " + String.join(", ", worlds) + " at scale "
        + Numbers.short3(scale) + ", fabricated shares in turn " + fabricated;
  }

  /** Complains about a world, a scale or a share that can't be. */
  void check() {
    for (String world : worlds) {
      Traffic any = Traffic.world(world, 1).scale(scale);
      shares.forEach(any::fabricated);
    }
  }

  private Traffic traffic(int world) {
    double share = shares.get(world / worlds.size() % shares.size());
    return Traffic.world(worlds.get(world % worlds.size()), seeds.list().get(world))
        .scale(scale)
        .fabricated(share);
  }

  @Override
  public void play(int world, Winnow winnow, Taker taker, Progress progress) throws IOException {
    List<LabelledEngagement> batch = new ArrayList<>(BATCH);
    for (Iterator<LabelledEngagement> all = traffic(world).stream().iterator(); all.hasNext(); ) {
      batch.add(all.next());
      if (batch.size() == BATCH || !all.hasNext()) {
        rows += batch.size();
        score(batch, winnow, taker);
        batch.clear();
        progress.at(-1, rows);
      }
    }
  }

  @Override
  public void playGenuine(int world, GenuinePast past, Progress progress) {
    for (Iterator<LabelledEngagement> all = traffic(world).stream().iterator(); all.hasNext(); ) {
      LabelledEngagement next = all.next();
      if (!next.fabricated()) {
        past.add(next.engagement());
      }
      progress.at(-1, ++rows);
    }
  }

  private static void score(List<LabelledEngagement> batch, Winnow winnow, Taker taker)
      throws IOException {
    List<Engagement> engagements = new ArrayList<>(batch.size());
    batch.forEach(e -> engagements.add(e.engagement()));
    List<Verdict> verdicts = new ArrayList<>(batch.size());
    winnow.score(engagements, (engagement, verdict) -> verdicts.add(verdict));
    for (int i = 0; i < batch.size(); i++) {
      taker.take(engagements.get(i), verdicts.get(i), batch.get(i).fabricated());
    }
  }
}
