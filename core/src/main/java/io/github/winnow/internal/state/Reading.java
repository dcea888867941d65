package io.github.winnow.internal.state;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;
import io.github.winnow.spi.Measure;
import io.github.winnow.spi.Observation;
import org.jspecify.annotations.Nullable;

/**
 * One engagement on its way through the engine: its hashes, its keys, and the copy of its rows that
 * detectors read. Allocated once and reused; one thread at a time.
 */
public final class Reading implements Observation, Act {
  /** So many dimensions every layout begins with. */
  public static final int SHARED = LayoutBuilder.DECLARED;

  /** A larger number is no measurement; and sums of smaller ones, and their squares, stay finite. */
  private static final double LARGEST = 1e100;

  private static final long HOUR = 3_600_000;

  private final Layout layout;
  private final long[] dimensions;
  private final double[] measures;
  private final long[] keys;
  private final int[] ways;
  private final long[] scratch = new long[2];
  private final double[] elapsed;
  private final long[] cells;
  private final Step step;
  private final Step other;
  private long time;
  private Action action = Action.READ;
  private @Nullable Source source;
  private int count;
  private long account;
  private long target;
  private long id;
  private int createdHour;

  /**
   * A reading.
   *
   * @param layout which hashes, measures and keys it has
   */
  Reading(Layout layout) {
    this.layout = layout;
    dimensions = new long[layout.dimensions().size()];
    measures = new double[layout.measures().size()];
    keys = new long[layout.spaces().size()];
    ways = new int[keys.length];
    elapsed = new double[keys.length];
    cells = new long[layout.copyLongs()];
    int windows =
        layout.spaces().stream().mapToInt(s -> s.windows().length).max().orElse(0);
    step = new Step(windows);
    other = new Step(windows);
  }

  /**
   * Begins a new engagement; the hashes and measures are set afterwards.
   *
   * @param what what was done
   * @param from the reader's door
   * @param howMany how many engagements it stands for
   * @param accountHash the account's hash
   * @param targetHash the target's hash
   * @param idHash the hash of the host's id of the event, 0 when it has none
   * @param created when the account was created, in milliseconds since 1970; anything else counts as
   *     missing
   */
  public void begin(
      Action what,
      @Nullable Source from,
      int howMany,
      long accountHash,
      long targetHash,
      long idHash,
      long created) {
    action = what;
    source = from;
    count = howMany;
    account = accountHash;
    target = targetHash;
    id = idHash;
    long hour = created > 0 ? created / HOUR : 0;
    createdHour = hour < HOURS ? (int) hour : 0;
  }

  /**
   * Begins an engagement that another reading has, with all that readings of all layouts have.
   *
   * @param known the other reading
   */
  public void begin(Reading known) {
    begin(known.action, known.source, known.count, known.account, known.target, known.id, 0);
    createdHour = known.createdHour;
    System.arraycopy(known.dimensions, 0, dimensions, 0, SHARED);
  }

  /**
   * Sets the hash of a dimension.
   *
   * @param dimension its index in the layout
   * @param hash the keyed hash, 0 when missing
   */
  public void dimension(int dimension, long hash) {
    dimensions[dimension] = hash;
  }

  /**
   * Sets a measure.
   *
   * @param measure its index in the layout
   * @param value the value; what is no number up to 1e100 in size counts as missing
   */
  public void measure(int measure, double value) {
    measures[measure] = Math.abs(value) <= LARGEST ? value : Double.NaN;
  }

  /**
   * Sets the guarded time and works out the keys from the hashes.
   *
   * @param guarded event time
   */
  public void complete(long guarded) {
    time = guarded;
    for (int i = 0; i < keys.length; i++) {
      keys[i] = layout.space(i).keyOf(dimensions);
    }
  }

  /**
   * The key of the event itself: its id, account, target and action. An id alone would let a forged
   * event pre-empt a genuine one. It can be found by the account.
   *
   * @return the key
   */
  public long eventKey() {
    long who = KeySpace.mix(id, account);
    long key = KeySpace.mix(KeySpace.mix(who, target), action.name().hashCode());
    return KeySpace.owned(key, account);
  }

  /**
   * Two words of room for whoever reads the engagement.
   *
   * @return the words
   */
  public long[] scratch() {
    return scratch;
  }

  @Override
  public long account() {
    return account;
  }

  @Override
  public long target() {
    return target;
  }

  /**
   * The hash of the host's id of the event.
   *
   * @return 0 when it has none
   */
  public long id() {
    return id;
  }

  /**
   * The publisher.
   *
   * @return the lower half of its hash, 0 when missing
   */
  public int publisher() {
    return (int) dimensions[LayoutBuilder.PUBLISHER];
  }

  @Override
  public int device() {
    return (int) dimensions[LayoutBuilder.DEVICE];
  }

  @Override
  public int network() {
    return (int) dimensions[LayoutBuilder.NETWORK];
  }

  @Override
  public int client() {
    long hash = dimensions[LayoutBuilder.CLIENT];
    return hash == 0 ? 0 : Math.max(1, (int) hash & (CLIENTS - 1));
  }

  @Override
  public int createdHour() {
    return createdHour;
  }

  long dimension(int dimension) {
    return dimensions[dimension];
  }

  double measure(int measure) {
    return measures[measure];
  }

  /**
   * The key of a space.
   *
   * @param space the space's index
   * @return the key, 0 when the engagement has none
   */
  public long key(int space) {
    return keys[space];
  }

  /**
   * Whether the engagement has a key.
   *
   * @param space the space's index
   * @return true when it has
   */
  public boolean hasKey(int space) {
    return keys[space] != 0;
  }

  /** The way of a key's row, or of the row to give way to it, as it was when it was touched. */
  int way(int space) {
    return ways[space];
  }

  void way(int space, int way) {
    ways[space] = way;
  }

  long cell(int at) {
    return cells[at];
  }

  long[] cells() {
    return cells;
  }

  double elapsed(int space) {
    return elapsed[space];
  }

  void elapsed(int space, double millis) {
    elapsed[space] = millis;
  }

  Step step() {
    return step;
  }

  Step otherStep() {
    return other;
  }

  @Override
  public long time() {
    return time;
  }

  @Override
  public Action action() {
    return action;
  }

  @Override
  public @Nullable Source source() {
    return source;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public double value(Measure measure) {
    return measures[layout.indexOf(measure)];
  }
}
