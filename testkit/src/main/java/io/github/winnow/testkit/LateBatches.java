package io.github.winnow.testkit;

/**
 * Clients off the network, in trains and aeroplanes: they keep what was read and send it hours
 * later, all at once, by their own clocks, of which some go wrong; and when the answer gets lost
 * they send it again. Genuine, and hard: rows out of order, in bursts, twice, from the past or
 * ahead of time.
 *
 * <p>Figures: judgement.
 */
final class LateBatches implements Scenario {
  private static final double LATEST_HOURS = 9;
  private static final double WRONG_CLOCKS = 0.2;
  private static final double SENT_AGAIN = 0.08;

  @Override
  public String name() {
    return "late-batches";
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int i = 0; i < world.many(70); i++) {
      Rng own = rng.split(i);
      Person person = Household.single(world, Spaces.LATE_BATCHES, i, Region.draw(own), own);
      long batch = (long) own.logBetween(0.3 * Calendar.HOUR, LATEST_HOURS * Calendar.HOUR);
      long skew = own.chance(WRONG_CLOCKS)
          ? (long) own.normal(0, 3.0 * Calendar.HOUR)
          : (long) own.normal(0, 4.0 * Calendar.SECOND);
      Scribe later = scribe.through((draft, sink, r) -> {
        long time = draft.time();
        long sent = time - Math.floorMod(time, batch) + batch + (long) r.exponential(400);
        sink.add(draft.told(time + skew).arriving(sent));
        if (r.chance(SENT_AGAIN)) {
          sink.add(draft.told(time + skew).arriving(sent + (long) r.exponential(20_000)));
        }
      });
      new Life(world, later).live(person, 1.1, 0.1, own);
    }
  }
}
