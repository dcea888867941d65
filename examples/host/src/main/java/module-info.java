import org.jspecify.annotations.NullMarked;

/** An application that counts reads. */
@NullMarked
module io.github.winnow.examples.host {
  requires io.github.winnow.core;
  requires static org.jspecify;
}
