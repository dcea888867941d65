package io.github.winnow.testkit;

/**
 * Those who read while the others sleep: students and emigrants abroad, some of them through an
 * exit at home, so that their address is now here and now there; nurses and guards on the night
 * shift. Genuine, and hard: a flat night, accounts in two regions, strangers behind one exit.
 *
 * <p>Figures: judgement.
 */
final class NightReaders implements Scenario {
  private static final double ON_SHIFT = 0.35;
  private static final double THROUGH_AN_EXIT = 0.3;
  private static final double EXIT_USED = 0.5;
  private static final int EXITS = 6;

  @Override
  public String name() {
    return "night-readers";
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    Life life = new Life(world, scribe);
    Place[] exits = new Place[EXITS];
    for (int i = 0; i < EXITS; i++) {
      exits[i] = world.networks().hotel(Region.drawMainland(rng), rng);
    }
    for (int i = 0; i < world.many(110); i++) {
      Rng own = rng.split(i);
      boolean shift = own.chance(ON_SHIFT);
      Region abroad = own.chance(0.5) ? Region.BRITAIN : Region.CALIFORNIA;
      Region region = shift ? Region.drawMainland(own) : abroad;
      Person person = Household.single(world, Spaces.NIGHT_READERS, i, region, own);
      if (shift) {
        person.shiftBy((long) own.between(8.0 * Calendar.HOUR, 13.0 * Calendar.HOUR));
      } else if (own.chance(THROUGH_AN_EXIT)) {
        person.goesThrough(exits[own.below(EXITS)], EXIT_USED);
      }
      life.live(person, 1.3, 0.15, own);
    }
  }
}
