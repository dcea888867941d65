import io.github.winnow.detectors.basic.BurstProvider;
import io.github.winnow.detectors.basic.CadenceProvider;
import io.github.winnow.detectors.basic.CohortProvider;
import io.github.winnow.detectors.basic.DwellProvider;
import io.github.winnow.detectors.basic.FunnelProvider;
import io.github.winnow.detectors.basic.RateProvider;
import io.github.winnow.detectors.basic.ReleaseCurveProvider;
import io.github.winnow.detectors.basic.SharedDeviceProvider;
import io.github.winnow.detectors.basic.SharedNetworkProvider;
import io.github.winnow.detectors.basic.SourceMixProvider;
import io.github.winnow.detectors.basic.StrippedFieldsProvider;
import io.github.winnow.spi.DetectorProvider;
import org.jspecify.annotations.NullMarked;

/** Heuristic detectors: streaming and per target. */
@NullMarked
module io.github.winnow.detectors.basic {
  exports io.github.winnow.detectors.basic;

  requires transitive io.github.winnow.core;
  requires static transitive org.jspecify;

  provides DetectorProvider with
      BurstProvider,
      CadenceProvider,
      CohortProvider,
      DwellProvider,
      FunnelProvider,
      RateProvider,
      ReleaseCurveProvider,
      SharedDeviceProvider,
      SharedNetworkProvider,
      SourceMixProvider,
      StrippedFieldsProvider;
}
