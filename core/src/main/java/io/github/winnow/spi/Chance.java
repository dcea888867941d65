package io.github.winnow.spi;

/** What chance deals out anew in the decoys by which a {@link GraphDetector} is measured. */
public enum Chance {
  /**
   * Who acts. Every account keeps its degree, its hours and its habits with publishers, every
   * target its course, and each account's device, network, client and age go with it. For detectors
   * of accounts that act together.
   */
  ACTS,

  /**
   * What accounts are: their devices, networks, clients and ages change places, among accounts that
   * are about as old. Who acted on what, and when, stays as it is. For detectors of accounts that
   * share what they are.
   */
  TRAITS
}
