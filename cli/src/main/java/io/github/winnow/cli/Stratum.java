package io.github.winnow.cli;

import io.github.winnow.event.Engagement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A part of traffic that differs from the rest by nature, and that can be told by looking.
 *
 * @param kind what is looked at
 * @param name which part of it
 */
record Stratum(Kind kind, String name) implements Comparable<Stratum> {
  /** What is looked at. */
  enum Kind {
    /** How many engagements the target had before in the log. */
    TARGET_SIZE("target size"),
    /** The kind of network. */
    NETWORK("network type"),
    /** The hour of the day, in UTC. */
    HOUR("hour (UTC)"),
    /** How old the account was. */
    AGE("account age");

    private final String shown;

    Kind(String shown) {
      this.shown = shown;
    }

    String shown() {
      return shown;
    }
  }

  /** Beyond this many kinds of network the rest goes under one name. */
  private static final int MOST_NETWORKS = 12;

  private static final String UNKNOWN = "unknown";
  private static final int HOURS_TOGETHER = 6;
  private static final long DAY = 86_400_000L;

  @Override
  public int compareTo(Stratum other) {
    int kinds = kind.compareTo(other.kind);
    return kinds != 0 ? kinds : name.compareTo(other.name);
  }

  /**
   * Tells the strata of engagements, as they come. Targets are counted in a million cells, so that
   * two may count as one. Memory: 4 MB. Confined to one thread.
   */
  static final class Teller {
    private static final int CELLS = 1 << 20;

    private final int[] seen = new int[CELLS];
    private final List<String> networks = new ArrayList<>();

    /** The strata of the engagement that comes next, one of each kind, in their order. */
    List<Stratum> of(Engagement engagement) {
      return List.of(
          new Stratum(Kind.TARGET_SIZE, size(engagement.target().hashCode())),
          new Stratum(Kind.NETWORK, network(engagement.networkType())),
          new Stratum(Kind.HOUR, hour(engagement.time())),
          new Stratum(Kind.AGE, age(engagement)));
    }

    private String size(int target) {
      int before = seen[(target * 0x9e3779b9) >>> 12]++;
      if (before < 10) {
        return "0-9";
      }
      return before < 100 ? "10-99" : before < 1000 ? "100-999" : "1000+";
    }

    private String network(@Nullable String type) {
      if (type == null) {
        return UNKNOWN;
      }
      if (!networks.contains(type)) {
        if (networks.size() == MOST_NETWORKS) {
          return "(others)";
        }
        networks.add(type);
      }
      return type;
    }

    private static String hour(long time) {
      int hour = Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC).getHour();
      int from = hour / HOURS_TOGETHER * HOURS_TOGETHER;
      return String.format(Locale.ROOT, "%02d-%02d", from, from + HOURS_TOGETHER);
    }

    private static String age(Engagement engagement) {
      long created = engagement.accountCreated();
      if (created == Engagement.ABSENT) {
        return UNKNOWN;
      }
      long days = (engagement.time() - created) / DAY;
      return days < 7 ? "under 7 d" : days < 365 ? "under 1 y" : "1 y and more";
    }
  }
}
