package io.github.winnow.spi;

import io.github.winnow.event.Engagement;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Something that engagements have in common and state can be kept by. The constants are read by the
 * engine itself; further dimensions are derived from the engagement by a function, which must be
 * pure and is called before anything is hashed. Values are hashed under the engine's secret.
 *
 * <p>An <em>identifying</em> dimension that an engagement lacks means that it has no such key. A
 * <em>stratum</em> takes "unknown" as a value: that is how an expectation is conditioned. Two
 * dimensions are the same when their names are.
 */
public final class Dimension {
  /** What a derived number returns when the engagement lacks it. */
  public static final long ABSENT = Engagement.ABSENT;

  /** Who acts. */
  public static final Dimension ACCOUNT = builtIn("account", false);

  /** What is acted on. Accounts and targets share one space of ids. */
  public static final Dimension TARGET = builtIn("target", false);

  /** Who owns the target. */
  public static final Dimension PUBLISHER = builtIn("publisher", false);

  /** The device, claimed by the client. */
  public static final Dimension DEVICE = builtIn("device", false);

  /** The whole network address. */
  public static final Dimension ADDRESS = builtIn("address", false);

  /** The network: IPv4 /24, IPv6 /48, or the host's opaque token. */
  public static final Dimension NETWORK = builtIn("network", false);

  /** The declared advertising. */
  public static final Dimension PROMOTION = builtIn("promotion", false);

  /** What was done; a stratum. */
  public static final Dimension ACTION = builtIn("action", true);

  /** The door through which the reader came; a stratum. */
  public static final Dimension SOURCE = builtIn("source", true);

  /** The region; a stratum. */
  public static final Dimension REGION = builtIn("region", true);

  /** The kind of network, claimed by the client; a stratum. */
  public static final Dimension NETWORK_TYPE = builtIn("network-type", true);

  /** The client and its version, claimed by the client; a stratum. */
  public static final Dimension CLIENT = builtIn("client", true);

  private final String name;
  private final boolean stratum;
  private final @Nullable ToLongFunction<Engagement> number;
  private final @Nullable Function<Engagement, @Nullable String> text;

  private Dimension(
      String name,
      boolean stratum,
      @Nullable ToLongFunction<Engagement> number,
      @Nullable Function<Engagement, @Nullable String> text) {
    this.name = Objects.requireNonNull(name, "name");
    this.stratum = stratum;
    this.number = number;
    this.text = text;
  }

  private static Dimension builtIn(String name, boolean stratum) {
    return new Dimension(name, stratum, null, null);
  }

  /**
   * An identifying dimension that is a number, the hour of registration for example.
   *
   * @param name the dimension's name; dimensions of one name must be one dimension
   * @param value gives the number, or {@link #ABSENT}
   * @return the dimension
   */
  public static Dimension ofNumber(String name, ToLongFunction<Engagement> value) {
    return new Dimension(name, false, Objects.requireNonNull(value, "value"), null);
  }

  /**
   * An identifying dimension that is text, an attribute of the host's for example.
   *
   * @param name the dimension's name; dimensions of one name must be one dimension
   * @param value gives the text, or null
   * @return the dimension
   */
  public static Dimension ofText(String name, Function<Engagement, @Nullable String> value) {
    return new Dimension(name, false, null, Objects.requireNonNull(value, "value"));
  }

  /**
   * This dimension as a stratum, in which what is missing counts as a value of its own.
   *
   * @return a dimension of the same name
   */
  public Dimension asStratum() {
    return stratum ? this : new Dimension(name, true, number, text);
  }

  /**
   * The dimension's name.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Whether "unknown" is a value of this dimension.
   *
   * @return true for a stratum
   */
  public boolean isStratum() {
    return stratum;
  }

  /**
   * The function of a derived number.
   *
   * @return the function, or null when this is another kind of dimension
   */
  public @Nullable ToLongFunction<Engagement> number() {
    return number;
  }

  /**
   * The function of a derived text.
   *
   * @return the function, or null when this is another kind of dimension
   */
  public @Nullable Function<Engagement, @Nullable String> text() {
    return text;
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof Dimension other && name.equals(other.name) && stratum == other.stratum;
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
