package io.github.winnow.testkit;

/**
 * A small random number generator (SplitMix64) whose numbers are the same on every JDK and
 * processor: integer arithmetic, IEEE basic operations and {@link StrictMath} only.
 *
 * <p>Every actor draws from a stream of its own, {@link #split split} off by a key. What one actor
 * draws therefore never moves another one's numbers.
 *
 * <p>Threading: confined to one thread. Memory: two longs.
 */
final class Rng {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private final long seed;
  private long state;

  Rng(long seed) {
    this.seed = mix(seed + GOLDEN);
    this.state = this.seed;
  }

  /** A stream of its own, the same for the same key however much was drawn from this one. */
  Rng split(long key) {
    return new Rng(seed ^ mix(key + GOLDEN));
  }

  Rng split(String key) {
    long h = 0;
    for (int i = 0; i < key.length(); i++) {
      h = mix(h + key.charAt(i) + GOLDEN);
    }
    return split(h);
  }

  /** Stafford's variant 13 of the MurmurHash3 finaliser: a bijection of the longs. */
  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  long bits() {
    state += GOLDEN;
    return mix(state);
  }

  /** Uniform in [0, 1). */
  double unit() {
    return (bits() >>> 11) * UNIT;
  }

  double between(double low, double high) {
    return low + (high - low) * unit();
  }

  /** Uniform in 0 … n − 1. */
  int below(int n) {
    return (int) (unit() * n);
  }

  /** Uniform in low … high, both included. */
  int whole(int low, int high) {
    return low + below(high - low + 1);
  }

  boolean chance(double p) {
    return unit() < p;
  }

  double exponential(double mean) {
    return -mean * StrictMath.log(1 - unit());
  }

  double normal(double mean, double deviation) {
    double radius = Math.sqrt(exponential(2));
    return mean + deviation * radius * StrictMath.cos(2 * StrictMath.PI * unit());
  }

  double logNormal(double median, double sigma) {
    return median * StrictMath.exp(normal(0, sigma));
  }

  double weibull(double scale, double shape) {
    return scale * StrictMath.pow(exponential(1), 1 / shape);
  }

  /** Log-uniform: every octave is as likely as the next. */
  double logBetween(double low, double high) {
    return StrictMath.exp(between(StrictMath.log(low), StrictMath.log(high)));
  }

  /** The number of failures before the first success, so that the mean is the given one. */
  int geometric(double mean) {
    return (int) (exponential(1) / StrictMath.log1p(1 / mean));
  }

  /** Knuth's product method; for small means. */
  int poisson(double mean) {
    double limit = StrictMath.exp(-mean);
    int n = 0;
    for (double product = unit(); product > limit; product *= unit()) {
      n++;
    }
    return n;
  }

  /** An index, drawn in proportion to weights given by their running sums. */
  int pick(double[] runningSums) {
    double x = unit() * runningSums[runningSums.length - 1];
    int low = 0;
    int high = runningSums.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (runningSums[middle] > x) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  static double[] runningSums(double... weights) {
    double[] sums = new double[weights.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      sums[i] = sum;
    }
    return sums;
  }
}
