package io.github.winnow.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdsTest {
  private static final int EACH = 20_000;

  @Test
  void noTwoAreTheSameAndAllLookAlike() {
    Ids ids = new Ids(5);
    Set<Long> numbers = new HashSet<>();
    Set<Long> devices = new HashSet<>();
    double[] values = new double[8 * EACH];
    boolean[] isSeventh = new boolean[8 * EACH];
    for (int space = 0; space < 8; space++) {
      for (int n = 0; n < EACH; n++) {
        long number = ids.number(space, n);
        assertEquals(13, Long.toString(number).length());
        assertTrue(numbers.add(number));
        assertTrue(devices.add(ids.device(space, n)));
        values[space * EACH + n] = number;
        isSeventh[space * EACH + n] = space == 7;
      }
    }
    assertTrue(Auroc.folded(values, isSeventh) < 0.52);
  }
}
