import org.jspecify.annotations.NullMarked;

/** Traffic scenarios with ground truth, and contract checks for detectors. */
@NullMarked
module io.github.winnow.testkit {
  exports io.github.winnow.testkit;

  requires jdk.management;
  requires transitive io.github.winnow.core;
  requires static transitive org.jspecify;
}
