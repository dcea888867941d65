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

  private static final int GENUINE = 9;
  private static final int FABRICATED = 10;
  static final int PROMOTIONS = 11;

  static final Block TRENDING_WAVE = new Block(GENUINE, 0);
  static final Block COMPANY = new Block(GENUINE, 1);
  static final Block FAMILY_TABLET = new Block(GENUINE, 2);
  static final Block QR_DRIVE = new Block(GENUINE, 3);
  static final Block VOTE_PUSH = new Block(GENUINE, 4);
  static final Block CELEBRITY_REPOST = new Block(GENUINE, 5);
  static final Block EXAM_NIGHT = new Block(GENUINE, 6);
  static final Block NIGHT_READERS = new Block(GENUINE, 7);
  static final Block ASSISTIVE_CLIENTS = new Block(GENUINE, 8);
  static final Block LATE_BATCHES = new Block(GENUINE, 9);
  static final Block DELAYED_FEED = new Block(GENUINE, 10);
  static final Block SILENT_CLIENTS = new Block(GENUINE, 11);
  static final Block NEWCOMERS = new Block(GENUINE, 12);
  static final Block VICTIMS_READERS = new Block(GENUINE, 13);
  static final Block TOLD_TO_READ = new Block(GENUINE, 14);
  static final Block HOBBY_CIRCLE = new Block(GENUINE, 15);

  static final Block SCRIPTED_FUNNEL = new Block(FABRICATED, 0);
  static final Block SINGLE_CLIENT_FARM = new Block(FABRICATED, 1);
  static final Block SLOW_DRIP = new Block(FABRICATED, 2);
  static final Block CAMOUFLAGE_1 = new Block(FABRICATED, 3);
  static final Block CAMOUFLAGE_3 = new Block(FABRICATED, 4);
  static final Block FOLLOW_RING = new Block(FABRICATED, 5);
  static final Block BOUGHT_FOLLOWERS = new Block(FABRICATED, 6);
  static final Block FRAMED_VICTIM = new Block(FABRICATED, 7);
  static final Block FALSE_CLAIM = new Block(FABRICATED, 8);
  static final Block STRIPPED_CLIENTS = new Block(FABRICATED, 9);
  static final Block PATIENT_HABITS = new Block(FABRICATED, 10);
  static final Block FEW_PUBLISHERS = new Block(FABRICATED, 11);
  static final Block LARGE_CREW = new Block(FABRICATED, 12);
  static final Block SMALL_ORDERS = new Block(FABRICATED, 13);
  static final Block SLOW_RAMP = new Block(FABRICATED, 14);
  static final Block SHELTERED = new Block(FABRICATED, 15);
  static final Block PAID_TOKENS = new Block(FABRICATED, 16);
  static final Block ID_FLOOD = new Block(FABRICATED, 17);
  static final Block FORGED_IDS = new Block(FABRICATED, 18);
  static final Block RENTED_ACCOUNTS = new Block(FABRICATED, 19);

  private Spaces() {}

  /** A scenario's own part of a space, for scenarios that share one. */
  record Block(int space, int part) {
    /** The scenario's n-th household or person without one, below 2^24. */
    long number(long n) {
      return ((long) part << 24) + n;
    }
  }
}
