import io.github.winnow.detectors.graph.DenseBlockProvider;
import io.github.winnow.detectors.graph.LinkedAccountsProvider;
import io.github.winnow.detectors.graph.LockstepProvider;
import io.github.winnow.detectors.graph.RingProvider;
import io.github.winnow.detectors.graph.SeedExpansionProvider;
import io.github.winnow.detectors.graph.SharedOriginProvider;
import io.github.winnow.spi.DetectorProvider;
import org.jspecify.annotations.NullMarked;

/** Detectors that look back for groups of accounts. */
@NullMarked
module io.github.winnow.detectors.graph {
  exports io.github.winnow.detectors.graph;

  requires transitive io.github.winnow.core;
  requires static transitive org.jspecify;

  provides DetectorProvider with
      DenseBlockProvider,
      LinkedAccountsProvider,
      LockstepProvider,
      RingProvider,
      SeedExpansionProvider,
      SharedOriginProvider;
}
