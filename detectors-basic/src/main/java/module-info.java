import org.jspecify.annotations.NullMarked;

/** Heuristic detectors: streaming and per target. */
@NullMarked
module io.github.winnow.detectors.basic {
  requires io.github.winnow.core;
  requires static transitive org.jspecify;
}
