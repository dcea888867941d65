package io.github.winnow.testkit;

/**
 * People whose clients tell neither device nor dwell: old ones, browsers, those who mind. Genuine,
 * and hard: what is missing is what a bot leaves out.
 *
 * <p>Sources: 57 % of the dwell times of mobile readers are missing in one large study (Wikimedia,
 * Research: Reading time). The figures are judgement.
 */
final class SilentClients implements Scenario {
  @Override
  public String name() {
    return "silent-clients";
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    Life life = new Life(world, scribe);
    for (int i = 0; i < world.many(130); i++) {
      Rng own = rng.split(i);
      Person person = Household.single(world, Spaces.SILENT_CLIENTS, i, Region.draw(own), own);
      person.take(new Device(0, Client.drawPhone(own).silent()));
      life.live(person, 1.05, 0.2, own);
    }
  }
}
