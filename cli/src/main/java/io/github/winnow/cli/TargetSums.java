package io.github.winnow.cli;

import io.github.winnow.event.Action;
import io.github.winnow.evidence.Campaign;
import io.github.winnow.spi.TrafficClass;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The counts of one target and action, as the engine's own tallies have them: the same whole numbers
 * of parts of an engagement are added. The engine's are bounded by memory, these by the disk.
 */
final class TargetSums {
  static final SumsCodec<TargetSums> CODEC = new TargetCodec();

  private static final double UNIT = 1 << 20;

  /** A count stands or falls with each of so many campaigns at most; those beyond stand alone. */
  private static final int MOST_CAMPAIGNS = 1000;

  private static final double NINETY_PERCENT = 1.6448536269514722;

  private final long hash;
  private final String target;
  private final Action action;
  private long gross;
  private long general;
  private long sophisticated;
  private long variance;
  private final Map<String, Bet> bets = new TreeMap<>();

  /**
   * What stands or falls with one campaign.
   *
   * @param falseChance how likely the campaign is false
   * @param engagements how many
   */
  private record Bet(double falseChance, long engagements) {
    static Bet sum(Bet a, Bet b) {
      return new Bet(a.falseChance, a.engagements + b.engagements);
    }

    double variance() {
      return falseChance * (1 - falseChance) * engagements * (double) engagements;
    }
  }

  TargetSums(long hash, String target, Action action) {
    this.hash = hash;
    this.target = target;
    this.action = action;
  }

  /** Adds engagements, which may stand or fall with a campaign. */
  void add(Judged judged, int count, @Nullable Campaign with) {
    double q = Math.rint(judged.q() * UNIT) / UNIT;
    double invalid = switch (judged.disposition()) {
      case EXCLUDE -> 1;
      case HOLD -> q;
      case COUNT -> 0;
    };
    long units = (long) Math.rint(invalid * UNIT) * count;
    gross += count;
    if (judged.trafficClass() == TrafficClass.GENERAL) {
      general += units;
    } else {
      sophisticated += units;
    }
    if (with == null || bets.size() == MOST_CAMPAIGNS) {
      variance += (long) Math.rint(q * (1 - q) * UNIT) * count;
    } else {
      bets.merge(with.id(), new Bet(with.qValue(), count), Bet::sum);
    }
  }

  String target() {
    return target;
  }

  String action() {
    return action.name();
  }

  long gross() {
    return gross;
  }

  double general() {
    return general / UNIT;
  }

  double sophisticated() {
    return sophisticated / UNIT;
  }

  double invalid() {
    return (general + sophisticated) / UNIT;
  }

  double net() {
    return gross - general() - sophisticated();
  }

  double netLow() {
    return Math.max(0, net() - halfWidth());
  }

  double netHigh() {
    return Math.min((double) gross, net() + halfWidth());
  }

  private double halfWidth() {
    double together = bets.values().stream().mapToDouble(Bet::variance).sum();
    return NINETY_PERCENT * Math.sqrt(variance / UNIT + together);
  }

  private static final class TargetCodec implements SumsCodec<TargetSums> {
    @Override
    public long id(TargetSums sums) {
      return sums.hash;
    }

    @Override
    public Object rest(TargetSums sums) {
      return sums.action;
    }

    @Override
    public void merge(TargetSums into, TargetSums later) {
      into.gross += later.gross;
      into.general += later.general;
      into.sophisticated += later.sophisticated;
      into.variance += later.variance;
      later.bets.forEach((campaign, bet) -> into.bets.merge(campaign, bet, Bet::sum));
    }

    @Override
    public void write(TargetSums sums, SpillOutput out) throws IOException {
      out.writeLong(sums.hash);
      out.writeText(sums.action());
      out.writeText(sums.target);
      out.writeLong(sums.gross);
      out.writeLong(sums.general);
      out.writeLong(sums.sophisticated);
      out.writeLong(sums.variance);
      out.writeInt(sums.bets.size());
      for (Map.Entry<String, Bet> entry : sums.bets.entrySet()) {
        out.writeText(entry.getKey());
        out.writeDouble(entry.getValue().falseChance());
        out.writeLong(entry.getValue().engagements());
      }
    }

    @Override
    public TargetSums read(SpillInput in) throws IOException {
      long hash = in.readLong();
      Action action = Action.of(in.readText());
      TargetSums sums = new TargetSums(hash, in.readText(), action);
      sums.gross = in.readLong();
      sums.general = in.readLong();
      sums.sophisticated = in.readLong();
      sums.variance = in.readLong();
      for (int i = in.readInt(); i > 0; i--) {
        String campaign = in.readText();
        double falseChance = in.readDouble();
        sums.bets.put(campaign, new Bet(falseChance, in.readLong()));
      }
      return sums;
    }
  }
}
