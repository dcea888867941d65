/**
 * What a detector author needs: a {@link io.github.winnow.spi.DetectorProvider} declares what is to
 * be kept per key, and its detector answers from it.
 *
 * <p>A detector never writes state; the engine does. That is why one class gives the same verdict in
 * a live host, in a replay and in a stream processor.
 */
@NullMarked
package io.github.winnow.spi;

import org.jspecify.annotations.NullMarked;
