package io.github.winnow.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFolderTest {
  @TempDir
  Path parent;

  @Test
  void appearsAtCommitWithItsFiles() throws IOException {
    Path folder = parent.resolve("deep/er/results");
    try (OutputFolder out = OutputFolder.create(folder)) {
      Files.writeString(out.file("a.csv"), "1");
      Files.writeString(out.file("b.json"), "2");
      out.file("never-written.csv");
      assertFalse(Files.exists(folder));
      out.commit();
    }
    assertEquals(List.of(".winnow", "a.csv", "b.json"), names(folder));
    assertEquals("1", Files.readString(folder.resolve("a.csv")));
    assertEquals(List.of("a.csv", "b.json"), Files.readAllLines(folder.resolve(".winnow")));
    assertEquals(List.of("results"), names(parent.resolve("deep/er")));
  }

  @Test
  void leavesNothingWithoutCommit() throws IOException {
    try (OutputFolder out = OutputFolder.create(parent.resolve("results"))) {
      Files.writeString(out.file("a.csv"), "half");
    }
    assertEquals(List.of(), names(parent));
  }

  @Test
  void whatWasThereStaysUntilCommit() throws IOException {
    Path folder = parent.resolve("results");
    write(folder, "a.csv", "old");
    try (OutputFolder out = OutputFolder.create(folder)) {
      Files.writeString(out.file("b.csv"), "new");
      assertEquals("old", Files.readString(folder.resolve("a.csv")));
    }
    assertEquals(List.of(".winnow", "a.csv"), names(folder));
    write(folder, "b.csv", "new");
    assertEquals(List.of(".winnow", "b.csv"), names(folder));
    assertEquals(List.of("results"), names(parent));
  }

  @Test
  void anEmptyFolderIsTaken() throws IOException {
    Path folder = Files.createDirectory(parent.resolve("results"));
    write(folder, "a.csv", "new");
    assertEquals(List.of(".winnow", "a.csv"), names(folder));
    assertEquals(List.of("results"), names(parent));
  }

  @Test
  void strangersAreNotTouched() throws IOException {
    Path folder = parent.resolve("results");
    write(folder, "a.csv", "old");
    Files.writeString(folder.resolve("notes.txt"), "mine");
    FileAlreadyExistsException e =
        assertThrows(FileAlreadyExistsException.class, () -> OutputFolder.create(folder));
    assertTrue(
        String.valueOf(e.getMessage())
            .endsWith("results: holds notes.txt, which is no result of an earlier run"),
        e.getMessage());
    assertEquals(List.of(".winnow", "a.csv", "notes.txt"), names(folder));
    assertEquals(List.of("results"), names(parent));

    try (OutputFolder out = OutputFolder.replacing(folder)) {
      Files.writeString(out.file("b.csv"), "new");
      out.commit();
    }
    assertEquals(List.of(".winnow", "b.csv"), names(folder));
  }

  @Test
  void foldersAndLinksAreNeverReplaced() throws IOException {
    Path folder = parent.resolve("results");
    Files.createDirectories(folder.resolve("sub"));
    assertThrows(FileAlreadyExistsException.class, () -> OutputFolder.replacing(folder));
    Files.delete(folder.resolve("sub"));
    Path elsewhere = Files.writeString(parent.resolve("elsewhere"), "mine");
    Files.createSymbolicLink(folder.resolve("link"), elsewhere);
    assertThrows(FileAlreadyExistsException.class, () -> OutputFolder.replacing(folder));
    assertThrows(FileAlreadyExistsException.class, () -> OutputFolder.replacing(elsewhere));
    assertThrows(FileAlreadyExistsException.class, () -> OutputFolder.create(Path.of("/")));
    assertEquals("mine", Files.readString(elsewhere));
  }

  @Test
  void whatCameMeanwhileIsNotTouched() throws IOException {
    Path folder = parent.resolve("results");
    try (OutputFolder out = OutputFolder.create(folder)) {
      Files.writeString(out.file("a.csv"), "new");
      Files.createDirectory(folder);
      Files.writeString(folder.resolve("notes.txt"), "mine");
      assertThrows(FileAlreadyExistsException.class, out::commit);
    }
    assertEquals(List.of("notes.txt"), names(folder));
    assertEquals(List.of("results"), names(parent));
  }

  @Test
  void aLinkToAFolderStaysALink() throws IOException {
    Path real = Files.createDirectory(parent.resolve("real"));
    Path link = Files.createSymbolicLink(parent.resolve("link"), real);
    write(link, "a.csv", "new");
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(List.of(".winnow", "a.csv"), names(real));
    assertEquals(List.of("link", "real"), names(parent));
  }

  /** As a mounted folder in a container, whose parent belongs to somebody else. */
  @Test
  void writesInsideWhereNothingMayStandBeside() throws IOException {
    Path inside = Files.createDirectory(parent.resolve("results"));
    try (OutputFolder out = OutputFolder.createInside(inside)) {
      Files.writeString(out.file("a.csv"), "1");
      out.commit();
    }
    assertEquals(List.of(".winnow", "a.csv"), names(inside));
    try (OutputFolder out = OutputFolder.createInside(inside)) {
      Files.writeString(out.file("b.csv"), "2");
      assertEquals("1", Files.readString(inside.resolve("a.csv")));
      out.commit();
    }
    assertEquals(List.of(".winnow", "b.csv"), names(inside));
    try (OutputFolder out = OutputFolder.createInside(inside)) {
      Files.writeString(out.file("c.csv"), "3");
    }
    assertEquals(List.of(".winnow", "b.csv"), names(inside));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "../a", "a/b", "/a", "a/../b", ".winnow", ".hidden"})
  void namesArePlain(String name) throws IOException {
    try (OutputFolder out = OutputFolder.create(parent.resolve("results"))) {
      assertThrows(IllegalArgumentException.class, () -> out.file(name));
    }
  }

  @Test
  void commitsOnce() throws IOException {
    try (OutputFolder out = OutputFolder.create(parent.resolve("results"))) {
      out.commit();
      assertThrows(IllegalStateException.class, out::commit);
    }
    assertEquals(List.of(".winnow"), names(parent.resolve("results")));
  }

  @Test
  void twoAtOnceDoNotMix() throws IOException {
    Path folder = parent.resolve("results");
    try (OutputFolder first = OutputFolder.create(folder);
        OutputFolder second = OutputFolder.create(folder)) {
      Files.writeString(first.file("a.csv"), "1");
      Files.writeString(second.file("b.csv"), "2");
      first.commit();
      second.commit();
    }
    assertEquals(List.of(".winnow", "b.csv"), names(folder));
    assertEquals(List.of("results"), names(parent));
  }

  private static void write(Path folder, String name, String text) throws IOException {
    try (OutputFolder out = OutputFolder.create(folder)) {
      Files.writeString(out.file(name), text);
      out.commit();
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }
}
