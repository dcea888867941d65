package io.github.winnow.event;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One engagement of one account with one target, as the host saw it. Immutable and bound to no
 * engine.
 *
 * <p>Time, account, action and target are required. Everything else may be missing, and what is
 * missing is neutral. Time, account, target and address are seen by the server; device, client,
 * dwell, completion and network type are claimed by the client and may be forged.
 *
 * <p>Building never looks at the values' plausibility, that is the engine's edge: it rejects an
 * engagement with an empty or overlong id, and guards the time.
 */
public final class Engagement {
  /** The value of {@link #accountCreated} when it is missing. */
  public static final long ABSENT = Long.MIN_VALUE;

  private final long time;
  private final Id account;
  private final Action action;
  private final Id target;
  private final @Nullable Id id;
  private final @Nullable Id publisher;
  private final @Nullable Source source;
  private final @Nullable Id promotion;
  private final @Nullable Id impression;
  private final @Nullable Id payment;
  private final @Nullable Id device;
  private final @Nullable String ip;
  private final double dwell;
  private final double completion;
  private final long accountCreated;
  private final @Nullable String region;
  private final @Nullable String networkType;
  private final @Nullable String client;
  private final int count;
  private final Map<String, String> attributes;

  private Engagement(Builder b) {
    time = b.time;
    account = b.account;
    action = b.action;
    target = b.target;
    id = b.id;
    publisher = b.publisher;
    source = b.source;
    promotion = b.promotion;
    impression = b.impression;
    payment = b.payment;
    device = b.device;
    ip = b.ip;
    dwell = b.dwell;
    completion = b.completion;
    accountCreated = b.accountCreated;
    region = b.region;
    networkType = b.networkType;
    client = b.client;
    count = b.count;
    attributes = b.attributes == null ? Map.of() : Map.copyOf(b.attributes);
  }

  /**
   * Begins an engagement.
   *
   * @param action what was done
   * @param account who acted
   * @param target what was acted on
   * @param time event time, milliseconds since 1970-01-01T00:00Z
   * @return a builder for the optional fields
   */
  public static Builder of(Action action, Id account, Id target, long time) {
    return new Builder(action, account, target, time);
  }

  /**
   * Begins an engagement whose ids are text.
   *
   * @param action what was done
   * @param account who acted
   * @param target what was acted on
   * @param time event time, milliseconds since 1970-01-01T00:00Z
   * @return a builder for the optional fields
   */
  public static Builder of(Action action, String account, String target, long time) {
    return new Builder(action, Id.of(account), Id.of(target), time);
  }

  /**
   * Begins an engagement whose ids are numbers.
   *
   * @param action what was done
   * @param account who acted
   * @param target what was acted on
   * @param time event time, milliseconds since 1970-01-01T00:00Z
   * @return a builder for the optional fields
   */
  public static Builder of(Action action, long account, long target, long time) {
    return new Builder(action, Id.of(account), Id.of(target), time);
  }

  /**
   * Begins a read.
   *
   * @param account who acted
   * @param target what was acted on
   * @param time event time, milliseconds since 1970-01-01T00:00Z
   * @return a builder for the optional fields
   */
  public static Builder read(String account, String target, long time) {
    return of(Action.READ, account, target, time);
  }

  /**
   * Begins a like.
   *
   * @param account who acted
   * @param target what was acted on
   * @param time event time, milliseconds since 1970-01-01T00:00Z
   * @return a builder for the optional fields
   */
  public static Builder like(String account, String target, long time) {
    return of(Action.LIKE, account, target, time);
  }

  /**
   * Begins a follow.
   *
   * @param account who acted
   * @param target what was acted on
   * @param time event time, milliseconds since 1970-01-01T00:00Z
   * @return a builder for the optional fields
   */
  public static Builder follow(String account, String target, long time) {
    return of(Action.FOLLOW, account, target, time);
  }

  /**
   * Event time, milliseconds since 1970-01-01T00:00Z.
   *
   * @return the value
   */
  public long time() {
    return time;
  }

  /**
   * Who acted.
   *
   * @return the value
   */
  public Id account() {
    return account;
  }

  /**
   * What was done.
   *
   * @return the value
   */
  public Action action() {
    return action;
  }

  /**
   * What was acted on.
   *
   * @return the value
   */
  public Id target() {
    return target;
  }

  /**
   * The host's own id of the event, by which duplicates are known.
   *
   * @return the value, or null when missing
   */
  public @Nullable Id id() {
    return id;
  }

  /**
   * Who owns the target.
   *
   * @return the value, or null when missing
   */
  public @Nullable Id publisher() {
    return publisher;
  }

  /**
   * The door through which the reader came.
   *
   * @return the value, or null when missing
   */
  public @Nullable Source source() {
    return source;
  }

  /**
   * The declared advertising that the event belongs to.
   *
   * @return the value, or null when missing
   */
  public @Nullable Id promotion() {
    return promotion;
  }

  /**
   * The token of the advertisement's display.
   *
   * @return the value, or null when missing
   */
  public @Nullable Id impression() {
    return impression;
  }

  /**
   * The token of the payment after which the advertisement was shown.
   *
   * @return the value, or null when missing
   */
  public @Nullable Id payment() {
    return payment;
  }

  /**
   * The device, claimed by the client.
   *
   * @return the value, or null when missing
   */
  public @Nullable Id device() {
    return device;
  }

  /**
   * The network address: IPv4, IPv6, or an opaque token of the host's.
   *
   * @return the value, or null when missing
   */
  public @Nullable String ip() {
    return ip;
  }

  /**
   * How long the account stayed, in milliseconds, claimed by the client; NaN when missing.
   *
   * @return the value
   */
  public double dwell() {
    return dwell;
  }

  /**
   * How much of the target was seen, 0 to 1, claimed by the client; NaN when missing.
   *
   * @return the value
   */
  public double completion() {
    return completion;
  }

  /**
   * When the account was created, milliseconds since 1970-01-01T00:00Z; {@link #ABSENT} when missing.
   *
   * @return the value
   */
  public long accountCreated() {
    return accountCreated;
  }

  /**
   * The region, as coarse as the host's expectations differ.
   *
   * @return the value, or null when missing
   */
  public @Nullable String region() {
    return region;
  }

  /**
   * The kind of network (wifi, 4g, campus, ...), claimed by the client.
   *
   * @return the value, or null when missing
   */
  public @Nullable String networkType() {
    return networkType;
  }

  /**
   * The client and its version, claimed by the client.
   *
   * @return the value, or null when missing
   */
  public @Nullable String client() {
    return client;
  }

  /**
   * How many equal engagements this one stands for, at least 1.
   *
   * @return the value
   */
  public int count() {
    return count;
  }

  /**
   * A further value of the host's, for its own detectors.
   *
   * @param name the attribute's name
   * @return the value, or null when missing
   */
  public @Nullable String attribute(String name) {
    return attributes.get(name);
  }

  /**
   * All further values.
   *
   * @return an immutable map
   */
  public Map<String, String> attributes() {
    return attributes;
  }

  @Override
  public String toString() {
    return action + " of " + target + " by " + account + " at " + time;
  }

  /** Collects the optional fields. Not thread-safe; every setter may be left out. */
  public static final class Builder {
    private final Action action;
    private final Id account;
    private final Id target;
    private final long time;
    private @Nullable Id id;
    private @Nullable Id publisher;
    private @Nullable Source source;
    private @Nullable Id promotion;
    private @Nullable Id impression;
    private @Nullable Id payment;
    private @Nullable Id device;
    private @Nullable String ip;
    private double dwell = Double.NaN;
    private double completion = Double.NaN;
    private long accountCreated = ABSENT;
    private @Nullable String region;
    private @Nullable String networkType;
    private @Nullable String client;
    private int count = 1;
    private @Nullable Map<String, String> attributes;

    private Builder(Action action, Id account, Id target, long time) {
      this.action = Objects.requireNonNull(action, "action");
      this.account = Objects.requireNonNull(account, "account");
      this.target = Objects.requireNonNull(target, "target");
      this.time = time;
    }

    /**
     * The host's own id of the event, by which duplicates are known.
     *
     * @param id the value
     * @return this
     */
    public Builder id(@Nullable Id id) {
      this.id = id;
      return this;
    }

    /**
     * The host's own id of the event, by which duplicates are known, as text.
     *
     * @param id the value
     * @return this
     */
    public Builder id(String id) {
      this.id = Id.of(id);
      return this;
    }

    /**
     * The host's own id of the event, by which duplicates are known, as a number.
     *
     * @param id the value
     * @return this
     */
    public Builder id(long id) {
      this.id = Id.of(id);
      return this;
    }

    /**
     * Who owns the target.
     *
     * @param publisher the value
     * @return this
     */
    public Builder publisher(@Nullable Id publisher) {
      this.publisher = publisher;
      return this;
    }

    /**
     * Who owns the target, as text.
     *
     * @param publisher the value
     * @return this
     */
    public Builder publisher(String publisher) {
      this.publisher = Id.of(publisher);
      return this;
    }

    /**
     * Who owns the target, as a number.
     *
     * @param publisher the value
     * @return this
     */
    public Builder publisher(long publisher) {
      this.publisher = Id.of(publisher);
      return this;
    }

    /**
     * The declared advertising that the event belongs to.
     *
     * @param promotion the value
     * @return this
     */
    public Builder promotion(@Nullable Id promotion) {
      this.promotion = promotion;
      return this;
    }

    /**
     * The declared advertising that the event belongs to, as text.
     *
     * @param promotion the value
     * @return this
     */
    public Builder promotion(String promotion) {
      this.promotion = Id.of(promotion);
      return this;
    }

    /**
     * The declared advertising that the event belongs to, as a number.
     *
     * @param promotion the value
     * @return this
     */
    public Builder promotion(long promotion) {
      this.promotion = Id.of(promotion);
      return this;
    }

    /**
     * The token of the advertisement's display.
     *
     * @param impression the value
     * @return this
     */
    public Builder impression(@Nullable Id impression) {
      this.impression = impression;
      return this;
    }

    /**
     * The token of the advertisement's display, as text.
     *
     * @param impression the value
     * @return this
     */
    public Builder impression(String impression) {
      this.impression = Id.of(impression);
      return this;
    }

    /**
     * The token of the advertisement's display, as a number.
     *
     * @param impression the value
     * @return this
     */
    public Builder impression(long impression) {
      this.impression = Id.of(impression);
      return this;
    }

    /**
     * The token of the payment after which the advertisement was shown.
     *
     * @param payment the value
     * @return this
     */
    public Builder payment(@Nullable Id payment) {
      this.payment = payment;
      return this;
    }

    /**
     * The token of the payment after which the advertisement was shown, as text.
     *
     * @param payment the value
     * @return this
     */
    public Builder payment(String payment) {
      this.payment = Id.of(payment);
      return this;
    }

    /**
     * The token of the payment after which the advertisement was shown, as a number.
     *
     * @param payment the value
     * @return this
     */
    public Builder payment(long payment) {
      this.payment = Id.of(payment);
      return this;
    }

    /**
     * The device, claimed by the client.
     *
     * @param device the value
     * @return this
     */
    public Builder device(@Nullable Id device) {
      this.device = device;
      return this;
    }

    /**
     * The device, claimed by the client, as text.
     *
     * @param device the value
     * @return this
     */
    public Builder device(String device) {
      this.device = Id.of(device);
      return this;
    }

    /**
     * The device, claimed by the client, as a number.
     *
     * @param device the value
     * @return this
     */
    public Builder device(long device) {
      this.device = Id.of(device);
      return this;
    }

    /**
     * The door through which the reader came.
     *
     * @param source the value
     * @return this
     */
    public Builder source(@Nullable Source source) {
      this.source = source;
      return this;
    }

    /**
     * The network address: IPv4 or IPv6 as text; anything else is taken as an opaque token, so that a log with masked addresses keeps its networks.
     *
     * @param ip the value
     * @return this
     */
    public Builder ip(@Nullable String ip) {
      this.ip = ip;
      return this;
    }

    /**
     * The network address.
     *
     * @param ip the address
     * @return this
     */
    public Builder ip(InetAddress ip) {
      this.ip = ip.getHostAddress();
      return this;
    }

    /**
     * How long the account stayed, in milliseconds; NaN when missing.
     *
     * @param dwell the value
     * @return this
     */
    public Builder dwell(double dwell) {
      this.dwell = dwell;
      return this;
    }

    /**
     * How much of the target was seen, 0 to 1; NaN when missing.
     *
     * @param completion the value
     * @return this
     */
    public Builder completion(double completion) {
      this.completion = completion;
      return this;
    }

    /**
     * When the account was created, milliseconds since 1970-01-01T00:00Z.
     *
     * @param accountCreated the value
     * @return this
     */
    public Builder accountCreated(long accountCreated) {
      this.accountCreated = accountCreated;
      return this;
    }

    /**
     * The region, as coarse as the host's expectations differ.
     *
     * @param region the value
     * @return this
     */
    public Builder region(@Nullable String region) {
      this.region = region;
      return this;
    }

    /**
     * The kind of network (wifi, 4g, campus, ...).
     *
     * @param networkType the value
     * @return this
     */
    public Builder networkType(@Nullable String networkType) {
      this.networkType = networkType;
      return this;
    }

    /**
     * The client and its version.
     *
     * @param client the value
     * @return this
     */
    public Builder client(@Nullable String client) {
      this.client = client;
      return this;
    }

    /**
     * How many equal engagements this one stands for; 1 when not set.
     *
     * @param count at least 1
     * @return this
     * @throws IllegalArgumentException when the count is below 1
     */
    public Builder count(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("count must be at least 1, but is " + count);
      }
      this.count = count;
      return this;
    }

    /**
     * A further value, for the host's own detectors.
     *
     * @param name the attribute's name
     * @param value its value
     * @return this
     */
    public Builder attribute(String name, String value) {
      if (attributes == null) {
        attributes = new HashMap<>();
      }
      attributes.put(name, value);
      return this;
    }

    /**
     * The engagement.
     *
     * @return an immutable engagement
     */
    public Engagement build() {
      return new Engagement(this);
    }
  }
}
