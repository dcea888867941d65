import org.jspecify.annotations.NullMarked;

/** The event model, the detector SPI and the engine. */
@NullMarked
module io.github.winnow.core {
  exports io.github.winnow;
  exports io.github.winnow.event;
  exports io.github.winnow.evidence;
  exports io.github.winnow.runtime;
  exports io.github.winnow.rules;
  exports io.github.winnow.spi;

  requires com.google.common;
  requires org.slf4j;
  requires static transitive org.jspecify;

  uses io.github.winnow.spi.DetectorProvider;
}
