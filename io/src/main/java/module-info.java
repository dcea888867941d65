import org.jspecify.annotations.NullMarked;

/** Reads and writes engagement logs and result files. */
@NullMarked
module io.github.winnow.io {
  requires io.github.winnow.core;
  requires de.siegmar.fastcsv;
  requires static transitive org.jspecify;
}
