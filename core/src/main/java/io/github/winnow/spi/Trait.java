package io.github.winnow.spi;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;
import java.time.Duration;
import java.util.Objects;

/**
 * What an engagement must show for an excess to weigh on it: too many shares say nothing of the
 * reads beside them. Plain data, so that a record of it can be kept and replayed. Immutable.
 */
public sealed interface Trait {
  /** What every engagement shows. */
  Trait ANY = new Any();

  /** What a client or a host may leave out. */
  enum Claim {
    /** The device. */
    DEVICE,
    /** The address, and with it the network. */
    NETWORK,
    /** The client's version. */
    CLIENT,
    /** When the account was created. */
    CREATED
  }

  /** Every engagement. */
  record Any() implements Trait {}

  /**
   * Engagements of one action.
   *
   * @param action what was done
   */
  record Did(Action action) implements Trait {
    /**
     * Engagements of one action.
     *
     * @param action what was done
     */
    public Did {
      Objects.requireNonNull(action, "action");
    }
  }

  /**
   * Engagements that came through one door.
   *
   * @param source the door
   */
  record CameFrom(Source source) implements Trait {
    /**
     * Engagements that came through one door.
     *
     * @param source the door
     */
    public CameFrom {
      Objects.requireNonNull(source, "source");
    }
  }

  /**
   * Engagements of accounts that were younger than this, as {@link Slice#created} knows their age.
   *
   * @param age above 0
   */
  record YoungerThan(Duration age) implements Trait {
    /**
     * Engagements of young accounts.
     *
     * @param age above 0
     */
    public YoungerThan {
      if (age.isNegative() || age.isZero()) {
        throw new IllegalArgumentException("an age must be above 0, but is " + age);
      }
    }
  }

  /**
   * Engagements of accounts that were created within a span, as {@link Slice#created} knows it.
   *
   * @param from milliseconds since 1970-01-01T00:00Z, inclusive
   * @param to exclusive, later than {@code from}
   */
  record CreatedBetween(long from, long to) implements Trait {
    /**
     * Engagements of accounts of one span.
     *
     * @param from inclusive
     * @param to exclusive, later than {@code from}
     */
    public CreatedBetween {
      if (to <= from) {
        throw new IllegalArgumentException("a span must end after " + from + ", not at " + to);
      }
    }
  }

  /**
   * Engagements in which something is missing.
   *
   * @param claim what is missing
   */
  record Without(Claim claim) implements Trait {
    /**
     * Engagements in which something is missing.
     *
     * @param claim what is missing
     */
    public Without {
      Objects.requireNonNull(claim, "claim");
    }
  }
}
