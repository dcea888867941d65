package io.github.winnow;

import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.ControlRecord;
import io.github.winnow.evidence.Excess;
import io.github.winnow.evidence.Restatement;
import io.github.winnow.evidence.Search;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps all that an engine tells. */
final class Told implements WinnowListener {
  final List<Campaign> campaigns = new ArrayList<>();
  final List<Restatement> restatements = new ArrayList<>();
  final List<ControlRecord> records = new ArrayList<>();
  final List<Double> strengths = new ArrayList<>();
  final List<Excess> excesses = new ArrayList<>();

  @Override
  public void campaign(Campaign campaign) {
    campaigns.add(campaign);
  }

  @Override
  public void restated(Restatement restatement) {
    restatements.add(restatement);
  }

  @Override
  public void recorded(ControlRecord record) {
    records.add(record);
  }

  @Override
  public void searched(Search search) {
    search.groups().forEach(group -> strengths.add(group.strength()));
  }

  @Override
  public void compared(Excess excess) {
    excesses.add(excess);
  }

  /** What is last said of each engagement that was restated. */
  Map<Long, Restatement> last() {
    Map<Long, Restatement> last = new HashMap<>();
    restatements.forEach(r -> last.put(r.position(), r));
    return last;
  }
}
