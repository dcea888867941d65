package io.github.winnow.event;

/**
 * The door through which the reader came. An open type like {@link Action}.
 *
 * @param name 1 to 64 characters, no control characters
 */
public record Source(String name) {
  /** A chat with somebody, or a group. */
  public static final Source CONVERSATION = new Source("conversation");

  /** A friend's profile or recommendation. */
  public static final Source FRIEND = new Source("friend");

  /** The feed of friends (朋友圈). */
  public static final Source MOMENTS = new Source("moments");

  /** The publisher's page of earlier articles. */
  public static final Source HISTORY = new Source("history");

  /** A recommendation of the platform. */
  public static final Source RECOMMENDED = new Source("recommended");

  /** The platform's search. */
  public static final Source SEARCH = new Source("search");

  /** A scanned code. */
  public static final Source QR = new Source("qr");

  /** A shared contact card. */
  public static final Source CARD = new Source("card");

  /** An advertisement. */
  public static final Source AD = new Source("ad");

  /** An advertisement on the page shown after a payment. */
  public static final Source POST_PAYMENT = new Source("post_payment");

  /**
   * A source.
   *
   * @param name 1 to 64 characters, no control characters; case does not matter
   * @throws IllegalArgumentException when the name is blank, too long or has control characters
   */
  public Source {
    name = Token.canonical("source", name);
  }

  /**
   * The source of that name.
   *
   * @param name 1 to 64 characters, no control characters; case does not matter
   * @return the source
   * @throws IllegalArgumentException when the name is blank, too long or has control characters
   */
  public static Source of(String name) {
    return new Source(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
