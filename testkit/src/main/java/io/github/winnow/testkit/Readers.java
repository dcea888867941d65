package io.github.winnow.testkit;

import java.util.List;

/** The ordinary readers, household by household: about 3,000 people at scale 1. */
final class Readers implements Scenario {
  private static final String NAME = "readers";
  private static final double PEOPLE_A_HOUSEHOLD = 2.35;

  /** The last households may be those for whom there was no room. */
  private static final double SAFE = 0.95;

  private static final double SESSIONS = 1.05;
  private static final double PROMPTED = 0.2;

  @Override
  public String name() {
    return NAME;
  }

  /** One of the people who live in a world, whatever else they do there. */
  static Person recruit(World world, Rng rng) {
    int households = (int) Math.max(1, World.READERS * world.scale() / PEOPLE_A_HOUSEHOLD * SAFE);
    int household = rng.below(households);
    List<Person> people = household(world, household, world.rng(NAME));
    return people.get(rng.below(people.size()));
  }

  private static List<Person> household(World world, long number, Rng rng) {
    return Household.draw(world, Spaces.READERS, number, rng.split(number));
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
