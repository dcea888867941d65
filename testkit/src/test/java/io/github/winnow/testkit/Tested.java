package io.github.winnow.testkit;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;
import java.util.Map;
import java.util.function.Function;

/** Provides a detector that a test makes up. */
record Tested(
    Function<? super DetectorSetup, ? extends Detector> make, Map<String, String> inChinese)
    implements DetectorProvider {
  Tested(Function<? super DetectorSetup, ? extends Detector> make) {
    this(make, Map.of());
  }

  @Override
  public Map<String, String> messages(String language) {
    return language.equals("zh") ? inChinese : Map.of();
  }

  @Override
  public String id() {
    return "tested";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Family family() {
    return Family.TIMING;
  }

  @Override
  public Detector create(DetectorSetup setup) {
    return make.apply(setup);
  }
}
