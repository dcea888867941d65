package io.github.winnow.testkit;

/** The ordinary readers, household by household: about 3,000 people at scale 1. */
final class Readers implements Scenario {
  private static final double SESSIONS = 1.05;
  private static final double PROMPTED = 0.2;

  @Override
  public String name() {
    return "readers";
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    Life life = new Life(world, scribe);
    long wanted = Math.round(World.READERS * world.scale());
    long people = 0;
    for (long household = 0; people < wanted; household++) {
      Rng own = rng.split(household);
      for (Person person : Household.draw(world, Spaces.READERS, household, own)) {
        life.live(person, SESSIONS, PROMPTED, own.split(people));
        people++;
      }
    }
  }
}
