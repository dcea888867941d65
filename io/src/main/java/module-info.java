import org.jspecify.annotations.NullMarked;

/** Reads and writes engagement logs and result files. */
@NullMarked
module io.github.winnow.io {
  exports io.github.winnow.io;

  requires transitive io.github.winnow.core;
  requires com.fasterxml.jackson.core;
  requires static transitive org.jspecify;
}
