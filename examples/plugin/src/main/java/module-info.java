import io.github.winnow.examples.plugin.SameClientProvider;
import io.github.winnow.spi.DetectorProvider;
import org.jspecify.annotations.NullMarked;

/** A detector in a jar of its own. */
@NullMarked
module io.github.winnow.examples.plugin {
  requires io.github.winnow.core;
  requires static org.jspecify;

  provides DetectorProvider with
      SameClientProvider;
}
