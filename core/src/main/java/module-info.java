import org.jspecify.annotations.NullMarked;

/** The event model, the detector SPI and the engine. */
@NullMarked
module io.github.winnow.core {
  requires com.google.common;
  requires org.slf4j;
  requires static org.jspecify;
}
