package io.github.winnow.testkit;

import io.github.winnow.event.Source;
import java.util.List;

/**
 * A vendor who knows that an event which comes twice counts once, and has learned how events are
 * numbered: shortly before a real reader's event one of the farm's takes its number, so that the
 * reader's be thrown away as the second of two; half of them on the very target.
 *
 * <p>Which numbers it takes depends on the genuine events, and so on which scenarios take part.
 *
 * <p>Figures: judgement.
 */
final class ForgedIds implements Scenario {
  private static final int ACCOUNTS = 80;
  private static final double ACTS = 22;
  private static final double SAME_TARGET = 0.5;
  private static final double CAMOUFLAGE = 6;

  @Override
  public String name() {
    return "forged-ids";
  }

  @Override
  public boolean fabricated() {
    return true;
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    List<Draft> real = scribe.sink().sample();
    for (int vendor = 0; !scribe.full(); vendor++) {
      Rng own = rng.split(vendor);
      Rack rack = Rack.draw(world, Spaces.FORGED_IDS, vendor * 1_024L, own);
      Delivery delivery = new Delivery(Doors.USUAL, Delivery.Stay.around(11, 0.6));
      Crew crew = new Crew(world, delivery, 0);
      for (int i = 0; i < ACCOUNTS && !scribe.full(); i++) {
        Rng his = own.split(i);
        Actor actor = rack.account(i, his);
        for (int n = real.isEmpty() ? 0 : his.poisson(ACTS); n > 0; n--) {
          forge(world, actor, real.get(his.below(real.size())), delivery, scribe, his);
        }
        crew.pretend(actor, his.logNormal(CAMOUFLAGE, 0.6), scribe, his);
      }
    }
  }

  private static void forge(
      World world, Actor actor, Draft real, Delivery delivery, Scribe scribe, Rng rng) {
    Article other = world.publishing().fresh(real.time(), rng);
    if (other == null) {
      return;
    }
    long before = real.time() - (long) rng.logBetween(200, 10.0 * Calendar.MINUTE);
    boolean same = rng.chance(SAME_TARGET);
    Scribe forging = scribe.through((draft, sink, r) -> sink.add(
        same
            ? draft.numbered(real.id()).on(real.target(), real.publisher())
            : draft.numbered(real.id())));
    Source door = Doors.USUAL.draw(rng);
    delivery.read(actor.seat(before, rng), other, door, before, forging, rng);
  }
}
