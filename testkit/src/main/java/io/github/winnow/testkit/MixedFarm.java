package io.github.winnow.testkit;

import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A farm mixed into engagements that are somebody else's, a real log for example: accounts that did
 * not exist before act on targets that did, each order around a time at which somebody acted on its
 * target.
 *
 * <pre>{@code
 * List<LabelledEngagement> mixed = MixedFarm.of(60, 10).camouflage(1).into(log, 42);
 * }</pre>
 *
 * <p>It shows whether a detector that looks back finds coordination amid real traffic. It is easy
 * prey for others: no device, no address, and nothing is claimed.
 *
 * <p>Immutable; the same seed gives the same farm on every Java.
 */
public final class MixedFarm {
  /** The scenario of the farm's engagements. */
  public static final String FARM = "mixed-farm";

  /** The scenario of the engagements that were given. */
  public static final String GIVEN = "given";

  private static final long QUARTER_OF_AN_HOUR = 15 * 60_000L;

  private final int accounts;
  private final int targets;
  private final double share;
  private final long jitter;
  private final double camouflage;
  private final boolean popular;

  private MixedFarm(
      int accounts, int targets, double share, long jitter, double camouflage, boolean popular) {
    this.accounts = accounts;
    this.targets = targets;
    this.share = share;
    this.jitter = jitter;
    this.camouflage = camouflage;
    this.popular = popular;
  }

  /**
   * A farm all of whose accounts deliver every order, within 15 minutes before or after its time,
   * without camouflage; its targets are drawn uniformly among all.
   *
   * @param accounts how many accounts, at least 1
   * @param targets how many orders, each for a target of its own, at least 1
   * @return the farm
   */
  public static MixedFarm of(int accounts, int targets) {
    if (accounts < 1 || targets < 1) {
      throw new IllegalArgumentException(
          "a farm has at least 1 account and 1 target, but not " + accounts + " and " + targets);
    }
    return new MixedFarm(accounts, targets, 1, QUARTER_OF_AN_HOUR, 0, false);
  }

  /**
   * The same with orders that only a part of the accounts delivers, drawn anew for each.
   *
   * @param part the part, above 0 and at most 1
   * @return another farm
   */
  public MixedFarm share(double part) {
    if (!(part > 0 && part <= 1)) {
      throw new IllegalArgumentException("a share must be above 0 and at most 1, not " + part);
    }
    return new MixedFarm(accounts, targets, part, jitter, camouflage, popular);
  }

  /**
   * The same with another jitter.
   *
   * @param millis how much earlier or later than its order an account delivers at most, in
   *     milliseconds, at least 0
   * @return another farm
   */
  public MixedFarm jitter(long millis) {
    if (millis < 0) {
      throw new IllegalArgumentException("a jitter must be at least 0 ms, but is " + millis);
    }
    return new MixedFarm(accounts, targets, share, millis, camouflage, popular);
  }

  /**
   * The same with camouflage: acts that copy target and time of somebody's engagement, give or take
   * half an hour.
   *
   * @param perOrder how many for each order that an account delivers, on average, at least 0
   * @return another farm
   */
  public MixedFarm camouflage(double perOrder) {
    if (!(perOrder >= 0 && perOrder <= 1_000)) {
      throw new IllegalArgumentException("camouflage must be 0 to 1,000, but is " + perOrder);
    }
    return new MixedFarm(accounts, targets, share, jitter, perOrder, popular);
  }

  /**
   * The same with targets drawn by popularity: one with twice the engagements is twice as likely.
   *
   * @return another farm
   */
  public MixedFarm onPopularTargets() {
    return new MixedFarm(accounts, targets, share, jitter, camouflage, true);
  }

  /**
   * Mixes the farm in.
   *
   * @param given the engagements
   * @param seed other seeds give other orders and accounts
   * @return the engagements that were given, and the farm's, by time; of the latter {@link
   *     LabelledEngagement#fabricated} is true
   * @throws IllegalArgumentException when there are not that many targets
   */
  public List<LabelledEngagement> into(List<Engagement> given, long seed) {
    Map<Id, List<Engagement>> byTarget = new LinkedHashMap<>();
    List<LabelledEngagement> all = new ArrayList<>();
    for (Engagement e : given) {
      byTarget
          .computeIfAbsent(Objects.requireNonNull(e, "engagement").target(), t -> new ArrayList<>())
          .add(e);
      all.add(new LabelledEngagement(e, false, GIVEN));
    }
    if (byTarget.size() < targets) {
      throw new IllegalArgumentException(
          "a farm with " + targets + " orders needs as many targets, not " + byTarget.size());
    }
    Rng rng = new Rng(seed);
    for (Id target : draw(given, List.copyOf(byTarget.keySet()), rng)) {
      List<Engagement> acts = byTarget.getOrDefault(target, List.of());
      Engagement model = acts.get(rng.below(acts.size()));
      for (int a = 0; a < accounts; a++) {
        if (rng.chance(share)) {
          String account = FARM + "-" + seed + "-" + a;
          all.add(act(account, model, jitter, rng));
          for (int i = rng.poisson(camouflage); i > 0; i--) {
            Engagement copied = given.get(rng.below(given.size()));
            all.add(act(account, copied, 2 * QUARTER_OF_AN_HOUR, rng));
          }
        }
      }
    }
    all.sort(Comparator.comparingLong(e -> e.engagement().time()));
    return List.copyOf(all);
  }

  private Set<Id> draw(List<Engagement> given, List<Id> known, Rng rng) {
    Set<Id> drawn = new LinkedHashSet<>();
    while (drawn.size() < targets) {
      drawn.add(
          popular
              ? given.get(rng.below(given.size())).target()
              : known.get(rng.below(known.size())));
    }
    return drawn;
  }

  private static LabelledEngagement act(String account, Engagement model, long jitter, Rng rng) {
    long time = model.time() + (long) rng.between(-(double) jitter, (double) jitter);
    Engagement engagement = Engagement.of(model.action(), Id.of(account), model.target(), time)
        .publisher(model.publisher())
        .source(model.source())
        .build();
    return new LabelledEngagement(engagement, true, FARM);
  }
}
