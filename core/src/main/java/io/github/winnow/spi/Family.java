package io.github.winnow.spi;

/**
 * The kind of evidence. Within a family evidence is averaged, across families it adds up, and a
 * policy asks for several families before it excludes.
 */
public enum Family {
  /** When things happen: rates, surges, rhythms. */
  TIMING,
  /** Devices, networks and clients that are shared. */
  INFRASTRUCTURE,
  /** How the engagement itself looks: dwell, completion. */
  QUALITY,
  /** What the engagement is about. */
  CONTENT,
  /** The graph of accounts and targets. */
  GRAPH,
  /** What is remembered of the account. */
  REPUTATION,
  /** Anything else; it never counts as a second family. */
  OTHER
}
