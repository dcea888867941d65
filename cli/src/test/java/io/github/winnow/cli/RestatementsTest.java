package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestatementsTest {
  @TempDir
  private Path temp = Path.of("");

  /** However often it spills and merges, of each position the last is what a map has. */
  @Test
  void equalToAMap() {
    Property.holds(15, random -> {
      int most = 1 + random.nextInt(8);
      int positions = 1 + random.nextInt(400);
      TreeMap<Long, Restated> expected = new TreeMap<>();
      TreeMap<Long, Restated> found = new TreeMap<>();
      try (Restatements all = new Restatements(new ReasonCodec(), temp::resolve, most)) {
        for (int i = random.nextInt(2500); i > 0; i--) {
          Restated one = Restated.of(Restating.any(random.nextInt(positions), random));
          all.add(one);
          expected.put(one.position(), one);
        }
        all.finish();
        for (long position = 0; position < positions; position++) {
          Restated one = all.at(position);
          if (one != null) {
            found.put(position, one);
          }
        }
      }
      assertEquals(expected, found);
      assertEmpty();
    });
  }

  @Test
  void aFailureLeavesNoFileBehind() throws IOException {
    try (Restatements all = new Restatements(new ReasonCodec(), temp::resolve, 1)) {
      for (int i = 0; i < 100; i++) {
        all.add(Restated.of(Restating.any(i, new Random(i))));
      }
    }
    assertEmpty();
  }

  private void assertEmpty() throws IOException {
    try (var files = Files.list(temp)) {
      assertEquals(List.of(), files.toList());
    }
  }
}
