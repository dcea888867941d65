package io.github.winnow.internal.pipeline;

import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.internal.edge.Edge;
import io.github.winnow.internal.plugin.Ensemble;
import io.github.winnow.internal.plugin.Settings;
import io.github.winnow.internal.state.KeySpace;
import io.github.winnow.internal.state.Reading;
import io.github.winnow.rules.Rules;
import io.github.winnow.spi.DetectorProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The host's rules at work: a detector in an ensemble of its own, beside the others', so that it can
 * be exchanged while they go on.
 *
 * <p>Threading: immutable but for the circuit; from any thread.
 */
public final class Ruling {
  private final Rules rules;
  private final Ensemble ensemble;
  private final Edge edge;
  private final List<StatisticInfo> statistics;
  private final boolean empty;

  Ruling(Rules rules, byte[] secret, List<StatisticInfo> others) {
    this.rules = rules;
    empty = rules.names().isEmpty();
    List<DetectorProvider> providers = empty ? List.of() : List.of(rules.provider());
    ensemble = new Ensemble(providers, new Settings(Map.of()), Map.of());
    edge = new Edge(secret, ensemble.layout());
    List<StatisticInfo> all = new ArrayList<>(others);
    all.addAll(ensemble.statistics());
    statistics = List.copyOf(all);
  }

  /** Reads an engagement whose reading is complete; its rows are to be read afterwards. */
  void observe(Engagement engagement, Reading known, Reading reading) {
    edge.observe(engagement, known, reading);
    reading.complete(known.time());
  }

  /** The detectors' statistics, and behind them the rules'. */
  List<StatisticInfo> statistics() {
    return statistics;
  }

  /**
   * Whether there is no rule.
   *
   * @return true when there is nothing to read
   */
  public boolean isEmpty() {
    return empty;
  }

  /**
   * The rules.
   *
   * @return as the host gave them
   */
  public Rules rules() {
    return rules;
  }

  /**
   * The rules as detectors.
   *
   * @return one detector, or none
   */
  public Ensemble ensemble() {
    return ensemble;
  }

  /**
   * What the rules keep, by what is counted.
   *
   * @return in the order of their indexes
   */
  public List<KeySpace> spaces() {
    return ensemble.layout().spaces();
  }
}
