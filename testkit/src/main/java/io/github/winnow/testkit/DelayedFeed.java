package io.github.winnow.testkit;

/**
 * Readers whose events come over the platform's own interface, which says that it is late, in
 * batches and by the minute. Genuine, and hard: hundreds of rows at once, with times that repeat.
 *
 * <p>Sources: the platform's article statistics carry a flag {@code is_delay} (its documentation).
 * The figures are judgement.
 */
final class DelayedFeed implements Scenario {
  private static final long BATCH = 3 * Calendar.HOUR;

  @Override
  public String name() {
    return "delayed-feed";
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    Scribe feed = scribe.through((draft, sink, r) -> {
      long time = draft.time() - Math.floorMod(draft.time(), Calendar.MINUTE);
      long sent = time - Math.floorMod(time, BATCH) + BATCH + (long) r.exponential(2_000);
      sink.add(draft.told(time).arriving(sent));
    });
    Life life = new Life(world, feed);
    for (int i = 0; i < world.many(70); i++) {
      Rng own = rng.split(i);
      life.live(
          Household.single(world, Spaces.DELAYED_FEED, i, Region.draw(own), own), 1, 0.2, own);
    }
  }
}
