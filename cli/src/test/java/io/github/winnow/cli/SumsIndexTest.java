package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.winnow.event.Action;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SumsIndexTest {
  /** Also where two keys have one hash: an id and an action make up for each other. */
  @Test
  void equalToAPlainMap() {
    Property.holds(50, random -> {
      SumsIndex<TargetSums> index = new SumsIndex<>(TargetSums.CODEC);
      for (int round = 0; round < 2; round++) {
        Map<List<Object>, TargetSums> expected = new LinkedHashMap<>();
        for (int i = random.nextInt(3000); i > 0; i--) {
          Action action = Action.of("a" + random.nextInt(4));
          long hash = 7L * random.nextInt(500) - action.hashCode();
          TargetSums known = index.find(hash, action);
          assertSame(expected.get(List.of(hash, action)), known);
          if (known == null) {
            TargetSums fresh = new TargetSums(hash, "t", action);
            index.add(fresh);
            expected.put(List.of(hash, action), fresh);
          }
        }
        assertEquals(expected.size(), index.size());
        assertEquals(List.copyOf(expected.values()), index.all());
        index.clear();
        assertEquals(0, index.size());
        assertNull(index.find(0, Action.READ));
      }
    });
  }
}
