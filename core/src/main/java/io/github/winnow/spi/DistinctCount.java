package io.github.winnow.spi;

/**
 * An estimate of how many different values of a dimension were seen within a sliding window.
 *
 * <p>A multiresolution bitmap (Estan, Varghese and Fisk, "Bitmap algorithms for counting active
 * flows on high speed links", 2003) of 256 bits for each half of the window. Error: it covers between
 * half of the window and the whole of it (one that is no multiple of 2 ms is shortened to one); the
 * standard error is below 7% up to 10, below 9% up to 150, below 14% up to 3,000, below 17% up to
 * 7,000 and below 24% up to 15,000; it saturates near 21,000. Which values coincide depends on the secret,
 * so nobody can aim for it.
 */
public interface DistinctCount {
  /**
   * The estimate, the event itself included.
   *
   * @param now the observation at hand
   * @return at least 0; 0 when the key is missing
   */
  double estimate(Observation now);
}
