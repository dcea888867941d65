package io.github.winnow.internal.standing;

import io.github.winnow.internal.state.Act;
import io.github.winnow.spi.Trait;

/** Says which engagements show a trait. */
final class Traits {
  private static final long HOUR = 3_600_000;

  private Traits() {}

  static boolean isShown(Trait trait, Act act) {
    if (trait instanceof Trait.Did did) {
      return did.action().equals(act.action());
    }
    if (trait instanceof Trait.CameFrom came) {
      return came.source().equals(act.source());
    }
    if (trait instanceof Trait.YoungerThan young) {
      return act.createdHour() != 0
          && act.time() - act.createdHour() * HOUR < young.age().toMillis();
    }
    if (trait instanceof Trait.CreatedBetween span) {
      long created = act.createdHour() * HOUR;
      return created != 0 && created >= span.from() && created < span.to();
    }
    if (trait instanceof Trait.Without without) {
      return switch (without.claim()) {
        case DEVICE -> act.device() == 0;
        case NETWORK -> act.network() == 0;
        case CLIENT -> act.client() == 0;
        case CREATED -> act.createdHour() == 0;
      };
    }
    return true;
  }
}
