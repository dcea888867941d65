package io.github.winnow.cli;

import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.StatisticInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps reasons in temporary files, their statistics by number. Memory: one entry for each
 * statistic of the engine and each reason for a confirmation. Confined to one thread.
 */
final class ReasonCodec implements Codec<Reason> {
  private final Map<StatisticInfo, Integer> numbers = new HashMap<>();
  private final List<StatisticInfo> statistics = new ArrayList<>();

  @Override
  public void write(Reason reason, SpillOutput out) throws IOException {
    out.writeInt(numbers.computeIfAbsent(reason.statistic(), s -> {
      statistics.add(s);
      return statistics.size() - 1;
    }));
    out.writeBoolean(reason.calibrated());
    out.writeDouble(reason.weight());
    out.writeDouble(reason.value());
    out.writeDouble(reason.observed());
    out.writeDouble(reason.expected());
  }

  @Override
  public Reason read(SpillInput in) throws IOException {
    StatisticInfo statistic = statistics.get(in.readInt());
    boolean calibrated = in.readBoolean();
    double weight = in.readDouble();
    double value = in.readDouble();
    double observed = in.readDouble();
    return new Reason(statistic, weight, calibrated, value, observed, in.readDouble());
  }
}
