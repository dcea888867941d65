package io.github.winnow.cli;

import io.github.winnow.event.Action;
import io.github.winnow.event.Id;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.spi.TrafficClass;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The counts of one target and action, as the engine's own tallies have them: the same whole numbers
 * of parts of an engagement are added. The engine's are bounded by memory, these by the disk.
 */
final class TargetSums {
  static final Codec<TargetSums> CODEC = new TargetCodec();

  private static final double UNIT = 1 << 20;
  private static final double NINETY_PERCENT = 1.6448536269514722;

  private final Key key;
  private final String target;
  private long gross;
  private long general;
  private long sophisticated;
  private long variance;

  /** A target, by its pseudonym, and an action. */
  record Key(long target, Action action) {}

  TargetSums(Key key, Id target) {
    this(key, target.toString());
  }

  private TargetSums(Key key, String target) {
    this.key = key;
    this.target = target;
  }

  void add(Verdict verdict, int count) {
    double q = verdict.q();
    double invalid = switch (verdict.disposition()) {
      case EXCLUDE -> 1;
      case HOLD -> q;
      case COUNT -> 0;
    };
    long units = (long) Math.rint(invalid * UNIT) * count;
    gross += count;
    if (verdict.trafficClass() == TrafficClass.GENERAL) {
      general += units;
    } else {
      sophisticated += units;
    }
    variance += (long) Math.rint(q * (1 - q) * UNIT) * count;
  }

  String target() {
    return target;
  }

  String action() {
    return key.action().name();
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
    return NINETY_PERCENT * Math.sqrt(variance / UNIT);
  }

  private static final class TargetCodec implements Codec<TargetSums> {
    @Override
    public Object key(TargetSums sums) {
      return sums.key;
    }

    @Override
    public long hash(TargetSums sums) {
      return sums.key.target() + sums.key.action().hashCode();
    }

    @Override
    public void merge(TargetSums into, TargetSums later) {
      into.gross += later.gross;
      into.general += later.general;
      into.sophisticated += later.sophisticated;
      into.variance += later.variance;
    }

    @Override
    public void write(TargetSums sums, DataOutput out) throws IOException {
      out.writeLong(sums.key.target());
      out.writeUTF(sums.action());
      out.writeUTF(sums.target);
      out.writeLong(sums.gross);
      out.writeLong(sums.general);
      out.writeLong(sums.sophisticated);
      out.writeLong(sums.variance);
    }

    @Override
    public TargetSums read(DataInput in) throws IOException {
      Key key = new Key(in.readLong(), Action.of(in.readUTF()));
      TargetSums sums = new TargetSums(key, in.readUTF());
      sums.gross = in.readLong();
      sums.general = in.readLong();
      sums.sophisticated = in.readLong();
      sums.variance = in.readLong();
      return sums;
    }
  }
}
