package io.github.winnow.detectors.graph;

/**
 * How suspicious a block is: the negative logarithm of how likely it is to hold as many acts when
 * they fall anywhere (Jiang et al., ICDM 2015; as a density of blocks in D-Cube, Shin et al., WSDM
 * 2017). For c of n acts among a of A accounts and t of T targets,
 *
 * <pre>c (ln(c/n) − 1) + n f − c ln f,   f = a t/(A T)</pre>
 *
 * and 0 where c is no more than n f.
 */
final class Suspiciousness {
  private Suspiciousness() {}

  static double of(
      double within, double acts, int accounts, int allAccounts, int targets, int allTargets) {
    if (accounts == 0 || targets == 0) {
      return 0;
    }
    double share = accounts / (double) allAccounts * (targets / (double) allTargets);
    return Surprise.of(within, acts * share);
  }
}
