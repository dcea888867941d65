package io.github.winnow.cli;

import java.util.List;
import java.util.stream.DoubleStream;

/** Figures of rankings and shares, straight from their definitions. */
final class Naive {
  /** One scored thing and the truth about it. */
  record Scored(double score, boolean fabricated) {}

  private Naive() {}

  static double auroc(List<Scored> all) {
    double wins = 0;
    double pairs = 0;
    for (Scored f : all) {
      for (Scored g : all) {
        if (f.fabricated && !g.fabricated) {
          pairs++;
          wins += f.score > g.score ? 1 : f.score == g.score ? 0.5 : 0;
        }
      }
    }
    return wins / pairs;
  }

  private static DoubleStream lines(List<Scored> all) {
    return all.stream().mapToDouble(Scored::score).distinct();
  }

  private static long reaching(List<Scored> all, boolean fabricated, double line) {
    return all.stream()
        .filter(s -> s.fabricated == fabricated && s.score >= line)
        .count();
  }

  static double averagePrecision(List<Scored> all) {
    double sum = 0;
    double recall = 0;
    double of = reaching(all, true, Double.NEGATIVE_INFINITY);
    double[] lines = lines(all).sorted().toArray();
    for (int i = lines.length - 1; i >= 0; i--) {
      double hits = reaching(all, true, lines[i]);
      double precision = hits / (hits + reaching(all, false, lines[i]));
      sum += precision * (hits / of - recall);
      recall = hits / of;
    }
    return sum;
  }

  /** The best recall among the lines that at most so many in a thousand genuine ones reach. */
  static double recall(List<Scored> all, int perThousand) {
    long genuine = reaching(all, false, Double.NEGATIVE_INFINITY);
    double of = reaching(all, true, Double.NEGATIVE_INFINITY);
    return lines(all)
        .filter(line -> reaching(all, false, line) * 1000 <= genuine * perThousand)
        .map(line -> reaching(all, true, line) / of)
        .max()
        .orElse(0 / of);
  }

  /** The solutions of (p̂ − p)² = z² p (1 − p) / n, found by halving. */
  static double wilson(double share, double n, boolean upper) {
    double z = 1.959963984540054;
    double inside = share;
    double outside = upper ? 1 : 0;
    for (int i = 0; i < 200; i++) {
      double p = (inside + outside) / 2;
      if ((share - p) * (share - p) <= z * z * p * (1 - p) / n) {
        inside = p;
      } else {
        outside = p;
      }
    }
    return inside;
  }
}
