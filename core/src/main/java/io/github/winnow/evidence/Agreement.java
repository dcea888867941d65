package io.github.winnow.evidence;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How often two policies said what of the same engagements: one acted, the other stood in its
 * shadow. Immutable.
 */
public final class Agreement {
  private static final Disposition[] ALL = Disposition.values();

  private final long[][] counts;

  private Agreement(long[][] counts) {
    this.counts = counts;
  }

  /** How often something was said. */
  public interface Counts {
    /**
     * How often these were said of one engagement.
     *
     * @param acting what the acting policy said
     * @param shadow what the other said
     * @return at least 0
     */
    long of(Disposition acting, Disposition shadow);
  }

  /**
   * An agreement.
   *
   * @param counts asked once for each two dispositions
   * @return the agreement
   */
  public static Agreement of(Counts counts) {
    long[][] taken = new long[ALL.length][ALL.length];
    for (int acting = 0; acting < ALL.length; acting++) {
      for (int shadow = 0; shadow < ALL.length; shadow++) {
        taken[acting][shadow] = counts.of(ALL[acting], ALL[shadow]);
      }
    }
    return new Agreement(taken);
  }

  /**
   * Of how many engagements these were said.
   *
   * @param acting what the acting policy said
   * @param shadow what the other said
   * @return a number of engagements
   */
  @SuppressWarnings("EnumOrdinal") // a table by ordinal
  public long of(Disposition acting, Disposition shadow) {
    return counts[acting.ordinal()][shadow.ordinal()];
  }

  /**
   * Of how many engagements the acting policy said this.
   *
   * @param disposition what it said
   * @return a number of engagements
   */
  public long acting(Disposition disposition) {
    return sum(disposition, null);
  }

  /**
   * Of how many engagements the other policy would have said this.
   *
   * @param disposition what it would have said
   * @return a number of engagements
   */
  public long shadow(Disposition disposition) {
    return sum(null, disposition);
  }

  /**
   * Of how many engagements both were asked.
   *
   * @return a number of engagements
   */
  public long engagements() {
    return sum(null, null);
  }

  /**
   * Of how many engagements they said different things.
   *
   * @return a number of engagements
   */
  public long differing() {
    long same = 0;
    for (Disposition d : ALL) {
      same += of(d, d);
    }
    return engagements() - same;
  }

  private long sum(@Nullable Disposition acting, @Nullable Disposition shadow) {
    long sum = 0;
    for (Disposition a : ALL) {
      for (Disposition s : ALL) {
        sum += (acting == null || acting == a) && (shadow == null || shadow == s) ? of(a, s) : 0;
      }
    }
    return sum;
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof Agreement other && Arrays.deepEquals(counts, other.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(counts);
  }

  /** Each pair that occurred, the acting policy's word first. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Disposition a : ALL) {
      for (Disposition s : ALL) {
        if (of(a, s) > 0) {
          text.append(text.length() == 0 ? "" : ", ");
          text.append(a).append(a == s ? "" : " -> " + s).append(' ').append(of(a, s));
        }
      }
    }
    return text.length() == 0 ? "nothing yet" : text.toString();
  }
}
