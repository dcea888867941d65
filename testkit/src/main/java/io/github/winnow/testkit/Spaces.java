package io.github.winnow.testkit;

/** Who numbers what, see {@link Ids#number}. A number in use never changes its meaning. */
final class Spaces {
  static final int PUBLISHERS = 0;
  static final int ARTICLES = 1;
  static final int READERS = 2;
  static final int VIRAL_POST = 3;
  static final int CAMPUS = 4;
  static final int LOYAL_READERS = 5;
  static final int SHOP_TABLET = 6;
  static final int PHONE_FARM = 7;
  static final int PROTOCOL_BOT = 8;

  private Spaces() {}
}
