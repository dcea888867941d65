package io.github.winnow.detectors.graph;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;
import io.github.winnow.spi.Slice;
import io.github.winnow.testkit.Groups;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A week of engagements, and amid them a crew that every detector of groups has to find.
 *
 * <ul>
 *   <li>Of all engagements three quarters are reads, twenty engagements to an account. Articles are a
 *       hundredth as many as engagements, popular by a power law, and ten have one publisher; a third
 *       of what an account reads is its favourite publisher's. An article is read within hours of its
 *       time.
 *   <li>A quarter are follows, of some accounts more often than of others; half of them are answered
 *       within a day. Accounts were created at any hour of ten years.
 *   <li>The crew is the last 60 accounts. Each works off most of 40 orders, each an article and a
 *       quarter of an hour, and reads as many articles besides as others do; follows half of the
 *       others; and was created in one of two hours. The last three of it are confirmed.
 * </ul>
 *
 * <p>Memory: 16 bytes an engagement.
 */
final class CrewSlice implements Slice {
  private static final int CREW = 60;
  private static final int CONFIRMED = 3;

  private static final long START = 1_700_006_400_000L;
  private static final int HOUR = 3_600_000;
  private static final int DAY = 24 * HOUR;
  private static final int WEEK = 7 * DAY;
  private static final int QUARTER = HOUR / 4;
  private static final int ORDERS = 40;
  private static final double TAKEN = 0.8;
  private static final long AGES = 10 * 365 * 24;

  private final int accounts;
  private final int articles;
  private final int publishers;
  private final long[] time;
  private final int[] account;
  private final int[] target;
  private final Map<Class<?>, Object> views = new HashMap<>();

  CrewSlice(int engagements) {
    accounts = engagements / 20 + CREW;
    articles = engagements / 100;
    publishers = Math.max(1, articles / 10);
    Draft draft = new Draft(engagements);
    crew(draft);
    while (draft.size < engagements) {
      background(draft);
    }
    time = Arrays.copyOf(draft.order, draft.size);
    Arrays.sort(time);
    account = new int[time.length];
    target = new int[time.length];
    for (int i = 0; i < time.length; i++) {
      account[i] = draft.account[(int) time[i]];
      target[i] = draft.target[(int) time[i]];
      time[i] = START + (time[i] >>> 32);
    }
  }

  private CrewSlice(CrewSlice same) {
    accounts = same.accounts;
    articles = same.articles;
    publishers = same.publishers;
    time = same.time;
    account = same.account;
    target = same.target;
  }

  /** The same slice, of which no view has been made. */
  CrewSlice unseen() {
    return new CrewSlice(this);
  }

  private boolean isCrew(int a) {
    return a >= accounts - CREW;
  }

  /** Fails unless nine of ten of the crew are in groups, nobody else is, and all was looked at. */
  Groups checked(Groups found) {
    boolean[] named = found.members(accounts);
    int crew = 0;
    int others = 0;
    for (int a = 0; a < accounts; a++) {
      crew += named[a] && isCrew(a) ? 1 : 0;
      others += named[a] && !isCrew(a) ? 1 : 0;
    }
    if (crew < 0.9 * CREW || others > 0 || found.leftOut() > 0) {
      throw new AssertionError(
          "named " + crew + " of the crew and " + others + " others, left out " + found.leftOut());
    }
    return found;
  }

  /** Engagements before they are in the order of time. */
  private static final class Draft {
    final SplittableRandom random = new SplittableRandom(23);
    final long[] order;
    final int[] account;
    final int[] target;
    int size;

    Draft(int engagements) {
      int most = engagements + CREW * (ORDERS + CREW);
      order = new long[most];
      account = new int[most];
      target = new int[most];
    }

    void add(int a, int t, int when) {
      order[size] = (long) Math.floorMod(when, WEEK) << 32 | size;
      account[size] = a;
      target[size++] = t;
    }
  }

  private void crew(Draft draft) {
    SplittableRandom random = draft.random;
    int first = accounts - CREW;
    for (int o = 0; o < ORDERS; o++) {
      int article = random.nextInt(articles / 4, articles);
      int when = random.nextInt(WEEK - QUARTER);
      for (int a = first; a < accounts; a++) {
        if (random.nextDouble() < TAKEN) {
          draft.add(a, article, when + random.nextInt(QUARTER));
        }
      }
    }
    for (int a = first; a < accounts; a++) {
      for (int b = first; b < accounts; b++) {
        if (a != b && random.nextBoolean()) {
          draft.add(a, articles + b, 2 * DAY + random.nextInt(2 * DAY));
        }
      }
    }
  }

  private void background(Draft draft) {
    SplittableRandom random = draft.random;
    int a = random.nextInt(accounts);
    if (random.nextInt(6) == 0) {
      double u = random.nextDouble();
      int b = (int) (u * u * accounts);
      int when = random.nextInt(WEEK);
      if (a != b) {
        draft.add(a, articles + b, when);
        if (random.nextBoolean()) {
          draft.add(b, articles + a, when + random.nextInt(DAY));
        }
      }
      return;
    }
    double u = random.nextDouble();
    int article = (int) (u * u * u * articles);
    if (random.nextInt(3) == 0) { // of the favourite, which has every so manieth article
      int favourite = (int) Long.remainderUnsigned(mix(a), publishers);
      article = article / publishers * publishers + favourite;
    }
    int born = (int) Long.remainderUnsigned(mix(-1L - article), WEEK);
    int after = (int) (-8 * HOUR * Math.log(1 - random.nextDouble()));
    draft.add(a, Math.min(article, articles - 1), born + after);
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
  private static long mix(long x) {
    long h = (x + 1) * 0x9E3779B97F4A7C15L;
    h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
    h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
    return h ^ (h >>> 31);
  }

  @Override
  public int size() {
    return time.length;
  }

  @Override
  public long from() {
    return START;
  }

  @Override
  public long to() {
    return START + WEEK;
  }

  @Override
  public int accounts() {
    return accounts;
  }

  @Override
  public int targets() {
    return articles + accounts;
  }

  @Override
  public int publishers() {
    return publishers;
  }

  @Override
  public int devices() {
    return accounts;
  }

  @Override
  public int networks() {
    return 0;
  }

  @Override
  public int clients() {
    return 0;
  }

  @Override
  public long time(int event) {
    return time[event];
  }

  @Override
  public int account(int event) {
    return account[event];
  }

  @Override
  public int target(int event) {
    return target[event];
  }

  @Override
  public int publisher(int event) {
    return isFollow(event) ? NONE : target[event] % publishers;
  }

  @Override
  public int device(int event) {
    return account[event];
  }

  @Override
  public int network(int event) {
    return NONE;
  }

  @Override
  public int client(int event) {
    return NONE;
  }

  @Override
  public long created(int event) {
    int a = account[event];
    long hours = isCrew(a) ? 1_000 + a % 2 * 5_000 : Long.remainderUnsigned(mix(~hash(a)), AGES);
    return START - (hours + 1) * HOUR;
  }

  @Override
  public Action action(int event) {
    return isFollow(event) ? Action.FOLLOW : Action.READ;
  }

  private boolean isFollow(int event) {
    return target[event] >= articles;
  }

  @Override
  public @Nullable Source source(int event) {
    return null;
  }

  @Override
  public int count(int event) {
    return 1;
  }

  @Override
  public long hash(int a) {
    return mix(a);
  }

  @Override
  public int accountOf(int t) {
    return t >= articles ? t - articles : NONE;
  }

  @Override
  public boolean isConfirmed(int account) {
    return account >= accounts - CONFIRMED;
  }

  @Override
  public <V> V view(Class<V> type, Function<? super Slice, ? extends V> make) {
    Object view = views.get(type);
    if (view == null) {
      view = make.apply(this);
      views.put(type, view);
    }
    return type.cast(view);
  }
}
