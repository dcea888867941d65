import org.jspecify.annotations.NullMarked;

/** The winnow command. */
@NullMarked
module io.github.winnow.cli {
  requires com.fasterxml.jackson.core;
  requires io.github.winnow.core;
  requires io.github.winnow.detectors.basic;
  requires io.github.winnow.detectors.graph;
  requires io.github.winnow.io;
  requires io.github.winnow.testkit;
  requires info.picocli;
  requires jdk.management;
  requires static org.jspecify;

  // Picocli fills the options in.
  opens io.github.winnow.cli to
      info.picocli;
}
