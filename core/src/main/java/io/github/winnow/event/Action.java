package io.github.winnow.event;

/**
 * What an account did to a target. An open type: {@link #of} takes any name, the constants are the
 * usual ones. Names are case-insensitive and kept in lower case.
 *
 * @param name 1 to 64 characters, no control characters
 */
public record Action(String name) {
  /** An article was opened. */
  public static final Action READ = new Action("read");

  /** A like. */
  public static final Action LIKE = new Action("like");

  /** WeChat's 在看 ("wow"): a like that the account's friends see. */
  public static final Action WOW = new Action("wow");

  /** The target was passed on. */
  public static final Action SHARE = new Action("share");

  /** A comment was written. */
  public static final Action COMMENT = new Action("comment");

  /** The target was put among the account's favourites. */
  public static final Action FAVORITE = new Action("favorite");

  /** The account began to follow the target, itself an account or a publisher. */
  public static final Action FOLLOW = new Action("follow");

  /** The account ceased to follow the target. */
  public static final Action UNFOLLOW = new Action("unfollow");

  /** A star, as repositories get. */
  public static final Action STAR = new Action("star");

  /** A vote in a poll or contest. */
  public static final Action VOTE = new Action("vote");

  /** An advertisement was shown to the account. */
  public static final Action AD_IMPRESSION = new Action("ad_impression");

  /** The account paid; advertisements may be shown after it. */
  public static final Action PAYMENT = new Action("payment");

  /**
   * An action.
   *
   * @param name 1 to 64 characters, no control characters; case does not matter
   * @throws IllegalArgumentException when the name is blank, too long or has control characters
   */
  public Action {
    name = Token.canonical("action", name);
  }

  /**
   * The action of that name.
   *
   * @param name 1 to 64 characters, no control characters; case does not matter
   * @return the action
   * @throws IllegalArgumentException when the name is blank, too long or has control characters
   */
  public static Action of(String name) {
    return new Action(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
