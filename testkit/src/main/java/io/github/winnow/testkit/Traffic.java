package io.github.winnow.testkit;

import io.github.winnow.event.Id;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A week of engagement on a platform of publishers and readers, with the truth about every event,
 * in one of several worlds:
 *
 * <pre>{@code
 * List<LabelledEngagement> week = Traffic.week(42).scale(0.2).fabricated(0.01).generate();
 * List<LabelledEngagement> hard = Traffic.world("mixed", 42).generate();
 * }</pre>
 *
 * <p>The same seed and settings give the same events on every JDK and processor. The genuine part
 * depends on the seed and the scale alone: another share of fabricated events leaves it as it is,
 * and leaving out a scenario leaves the other genuine ones as they are.
 *
 * <h2>Worlds</h2>
 *
 * <p>What follows is about the first world, {@code week}: the calibration that ships is learned
 * from it. Its people are in the others too, where dates and fixed hours move with the seed, people
 * tether, and eighteen more kinds are genuine and look bought: {@code genuine} has nothing else,
 * {@code mixed} has all that is sold beside them, {@code vendors} those sellers who know how they
 * are looked for. What hired people read for themselves is genuine and belongs to {@code readers}.
 * Rows may come late there, twice and with wrong times, so they are in the order of arrival. Each
 * scenario's class says what it is, and where its figures come from; so does {@code
 * docs/traffic.md}.
 *
 * <h2>What the first world models</h2>
 *
 * <ul>
 *   <li>{@code readers}: people in households of one to five accounts behind one address, with
 *       phones, desktops and shared tablets, at home, at work, on mobile networks (hundreds of
 *       subscribers behind one IPv4 address, or IPv6) and on journeys; in eight regions of four
 *       time zones. Days have peaks at 7–9, 12–13:30 and 19–22; gaps and activity have heavy tails.
 *       They follow publishers out of habit, open some articles when they come out, and meet others
 *       through friends, recommendations and search.
 *   <li>{@code viral-post}: a cascade of shares, more than half of its readers through Moments, 20
 *       to 29 % of their accounts less than five days old.
 *   <li>{@code campus}: hundreds of students behind one address, who look when the bell rings.
 *   <li>{@code loyal-readers}: the regulars of a publisher that brings out an article at 20:00.
 *   <li>{@code shop-tablet}: dozens of accounts on one device.
 *   <li>{@code phone-farm} (fabricated): scripted phones, 20 to 100 a PC, one to five accounts each,
 *       two to five /24 networks, .25 to 2 hours of jitter, dwell 8 s ± 2 s.
 *   <li>{@code protocol-bot} (fabricated): hundreds of accounts without phones, addresses from a
 *       pool, invented device ids, orders delivered within 10 to 60 minutes.
 * </ul>
 *
 * <p>Sellers work off several orders a week and read other things as camouflage, which is labelled
 * fabricated too. All accounts, devices and targets are numbered from one space, and fields go
 * missing alike. At scale 1, with a tenth or more fabricated, no single column ranks fabricated
 * above genuine events with an AUROC over .75, save three that differ by nature: dwell, completion
 * and action. Smaller traffic or shares have so few sellers that chance alone may set one apart, by
 * its clients, regions or dates of registration. How often an account, a device or an address
 * occurs is no column but a first detector, and tells more.
 *
 * <h2>Where the numbers come from</h2>
 *
 * <p>Published figures for the largest Chinese platform: conversation 56 % and Moments 20 % of
 * reads, likes .91 %, wows 1–2 % and shares 3.2 % of reads; Weibull dwell with shape .7 (Liu, White,
 * Dumais, SIGIR 2010) with values missing by client (more than half of them on some); CGNAT, campus
 * and household sizes and the sellers' habits as reported by operators and security teams. The
 * rest, such as rates of comments, client shares and the calendar of releases, is a plausible
 * choice and no measurement.
 *
 * <h2>What it does not model</h2>
 *
 * <p>No world has content, a friendship graph, aggregated rows ({@code count} is always 1) or more
 * than a week; the first one has no advertisements, hired people, follow rings, late or duplicate
 * rows either. A detector's figures on this traffic say how it does on this traffic.
 *
 * <p>Threading: immutable; every call generates anew. Memory: {@link #generate} holds all events,
 * about 400 bytes each; {@link #stream} a part of them.
 */
public final class Traffic {
  static final Comparator<LabelledEngagement> BY_TIME =
      Comparator.<LabelledEngagement>comparingLong(e -> e.engagement().time())
          .thenComparingLong(e -> idOf(e))
          .thenComparingLong(e -> e.engagement().account().number())
          .thenComparingLong(e -> e.engagement().target().number());

  private static final double MOST_FABRICATED = 0.9;
  private static final double LARGEST_SCALE = 1_000;
  private static final long EVENTS_A_SLICE = 200_000;
  private static final int SLICES = 16;

  private final Setting setting;
  private final long seed;
  private final double scale;
  private final double fabricated;
  private final Set<String> without;

  private Traffic(
      Setting setting, long seed, double scale, double fabricated, Set<String> without) {
    this.setting = setting;
    this.seed = seed;
    this.scale = scale;
    this.fabricated = fabricated;
    this.without = without;
  }

  /**
   * The first world, a week of traffic at scale 1, a tenth of it fabricated, with all its
   * scenarios.
   *
   * @param seed any number; other seeds give other weeks
   * @return the traffic
   */
  public static Traffic week(long seed) {
    return world("week", seed);
  }

  /**
   * A week of traffic in one of the worlds, at scale 1 and with all its scenarios; a tenth of it is
   * fabricated, where anything is.
   *
   * @param world one of {@link #worlds()}
   * @param seed any number; other seeds give other weeks
   * @return the traffic
   */
  public static Traffic world(String world, long seed) {
    Setting setting = Setting.named(world);
    return new Traffic(setting, seed, 1, setting.fabricated(), Set.of());
  }

  /**
   * All worlds, each with what it is in a line.
   *
   * @return lines by name
   */
  public static Map<String, String> worlds() {
    Map<String, String> lines = new LinkedHashMap<>();
    Setting.ALL.forEach(setting -> lines.put(setting.name(), setting.line()));
    return Collections.unmodifiableMap(lines);
  }

  /**
   * The names of all scenarios of the first world.
   *
   * @return the names, genuine ones first
   */
  public static List<String> scenarios() {
    return scenarios("week");
  }

  /**
   * The names of all scenarios of a world.
   *
   * @param world one of {@link #worlds()}
   * @return the names, genuine ones first
   */
  public static List<String> scenarios(String world) {
    return Setting.named(world).names();
  }

  /**
   * The same at another size. Scale 1 has 3,000 ordinary readers and about 150,000 events,
   * and 250,000 in other worlds than the first. Below
   * it, groups such as a campus become smaller, but never too small to be hard; above, there are
   * more of them.
   *
   * @param scale above 0, at most 1,000
   * @return other traffic
   */
  public Traffic scale(double scale) {
    if (!(scale > 0 && scale <= LARGEST_SCALE)) {
      throw new IllegalArgumentException(
          "scale must be above 0 and at most " + LARGEST_SCALE + ", but is " + scale);
    }
    return new Traffic(setting, seed, scale, fabricated, without);
  }

  /**
   * The same with another share of fabricated events. The fabricated scenarios that take part
   * divide them; a smaller share has the first of the same sellers' accounts.
   *
   * @param share of all events, 0 to 0.9
   * @return other traffic
   */
  public Traffic fabricated(double share) {
    if (!(share >= 0 && share <= MOST_FABRICATED)) {
      throw new IllegalArgumentException(
          "the fabricated share must be 0 to " + MOST_FABRICATED + ", but is " + share);
    }
    if (share > 0 && setting.fabricated() == 0) {
      throw new IllegalArgumentException("in the world " + setting.name()
          + " nothing is fabricated, so the share must be 0, but is " + share);
    }
    return new Traffic(setting, seed, scale, share, without);
  }

  /**
   * The same without a scenario.
   *
   * @param scenario one of {@link #scenarios()}
   * @return other traffic
   */
  public Traffic without(String scenario) {
    if (!setting.names().contains(scenario)) {
      throw new IllegalArgumentException(
          "no scenario " + scenario + "; there are " + setting.names());
    }
    Set<String> more = new LinkedHashSet<>(without);
    more.add(scenario);
    return new Traffic(setting, seed, scale, fabricated, more);
  }

  /**
   * Generates the week at once.
   *
   * @return all events, in the order of arrival, which is that of time in the first world
   * @throws IllegalStateException when a fabricated share is asked for, but no fabricated scenario
   *     is left to make it, or no genuine one to measure it by
   */
  public List<LabelledEngagement> generate() {
    return List.copyOf(play(world(), 0, Sink.HOURS).kept());
  }

  /**
   * Generates the week part by part, so that at most about 200,000 events or, of more than three
   * million, a sixteenth part (and never less than the busiest hour) are held at a time. Costs a
   * run of the whole week for each part.
   *
   * @return all events, as they arrive; equal to {@link #generate}
   * @throws IllegalStateException as {@link #generate} does
   */
  public Stream<LabelledEngagement> stream() {
    World world = world();
    Sink counts = play(world, 0, 0);
    int[] ends = slices(counts);
    return IntStream.range(1, ends.length)
        .boxed()
        .flatMap(i -> play(world, ends[i - 1], ends[i]).kept().stream());
  }

  private World world() {
    return new World(seed, scale, setting.varied());
  }

  private Sink play(World world, int fromHour, int toHour) {
    Sink sink = new Sink(fromHour, toHour, world.shift());
    Scribe scribe = new Scribe(sink);
    Rng rng = new Rng(seed);
    for (Scenario scenario : taking(false)) {
      sink.begin(scenario, Long.MAX_VALUE);
      scenario.play(world, scribe, rng.split(scenario.name()));
    }
    long wanted = Math.round(sink.count() * fabricated / (1 - fabricated));
    List<Scenario> sellers = taking(true);
    if (fabricated > 0 && (sellers.isEmpty() || sink.count() == 0)) {
      throw new IllegalStateException(
          "a fabricated share of " + fabricated + " needs fabricated and genuine scenarios");
    }
    double shares = sellers.stream().mapToDouble(Scenario::share).sum();
    for (Scenario scenario : sellers) {
      long quota = (long) (wanted / (shares / scenario.share()));
      wanted -= quota;
      shares -= scenario.share();
      sink.begin(scenario, quota);
      scenario.play(world, scribe, rng.split(scenario.name()));
    }
    return sink;
  }

  private List<Scenario> taking(boolean making) {
    List<Scenario> part = new ArrayList<>();
    for (Scenario scenario : setting.scenarios()) {
      if (scenario.fabricated() == making && !without.contains(scenario.name())) {
        part.add(scenario);
      }
    }
    return part;
  }

  private static int[] slices(Sink counts) {
    long most = Math.max(EVENTS_A_SLICE, counts.count() / SLICES);
    IntStream.Builder ends = IntStream.builder().add(0);
    long held = 0;
    for (int hour = 0; hour < Sink.HOURS; hour++) {
      if (held > 0 && held + counts.anHour()[hour] > most) {
        ends.add(hour);
        held = 0;
      }
      held += counts.anHour()[hour];
    }
    return ends.add(Sink.HOURS).build().toArray();
  }

  private static long idOf(LabelledEngagement event) {
    Id id = event.engagement().id();
    return id == null ? 0 : id.number();
  }
}
