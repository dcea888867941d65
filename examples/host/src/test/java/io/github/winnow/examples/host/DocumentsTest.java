package io.github.winnow.examples.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The code in README.md and docs is code that was compiled and run: each block of Java or XML names
 * the file it comes from, in a comment before it, and is what stands there between {@code begin
 * NAME} and {@code end NAME}, or the whole file where no name is given.
 */
class DocumentsTest {
  private static final Path ROOT = root();
  private static final Pattern SOURCE = Pattern.compile("<!-- from ([^ #]+)(?:#([a-z-]+))? -->");
  private static final Pattern FENCE = Pattern.compile("```(\\w*)");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.resolve("..").normalize();
    }
    return folder;
  }

  private static List<Path> documents() throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      Stream.concat(files, docs)
          .filter(f -> f.toString().endsWith(".md"))
          .sorted()
          .forEach(all::add);
    }
    return all;
  }

  @Test
  void everyBlockOfCodeStandsInItsSource() throws IOException {
    int blocks = 0;
    for (Path document : documents()) {
      List<String> lines = Files.readAllLines(document);
      for (int i = 0; i < lines.size(); i++) {
        Matcher fence = FENCE.matcher(lines.get(i));
        if (!fence.matches()) {
          continue;
        }
        int end = i + 1;
        while (!lines.get(end).equals("```")) {
          end++;
        }
        Matcher source = SOURCE.matcher(i == 0 ? "" : lines.get(i - 1));
        String where = ROOT.relativize(document) + ", line " + (i + 1);
        if (source.matches()) {
          assertEquals(
              String.join("\n", region(source.group(1), source.group(2))),
              String.join("\n", lines.subList(i + 1, end)),
              where);
          blocks++;
        } else {
          assertTrue(
              !List.of("java", "xml").contains(fence.group(1)), where + ": nobody compiles this");
        }
        i = end;
      }
    }
    assertTrue(blocks >= 5, blocks + " blocks were found");
  }

  /** What stands between the marks, moved to the left margin. */
  private static List<String> region(String file, @Nullable String name) throws IOException {
    List<String> lines = Files.readAllLines(ROOT.resolve(file));
    if (name == null) {
      return lines;
    }
    int begin = marked(lines, "begin " + name, file);
    int end = marked(lines, "end " + name, file);
    List<String> region = lines.subList(begin + 1, end);
    int indent = region.stream()
        .filter(line -> !line.isBlank())
        .mapToInt(line -> line.length() - line.stripLeading().length())
        .min()
        .orElse(0);
    return region.stream()
        .map(line -> line.isBlank() ? "" : line.substring(indent))
        .toList();
  }

  private static int marked(List<String> lines, String mark, String file) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.equals("// " + mark) || line.equals("<!-- " + mark + " -->")) {
        return i;
      }
    }
    throw new AssertionError("there is no '" + mark + "' in " + file);
  }

  @Test
  void theReadmeShowsTenLinesAtMost() throws IOException {
    List<String> lines =
        region("examples/host/src/main/java/io/github/winnow/examples/host/Host.java", "ten-lines");
    assertTrue(lines.size() <= 10, lines::toString);
    assertTrue(
        Files.readString(ROOT.resolve("README.md")).contains(String.join("\n", lines)),
        "README.md does not have the ten lines");
  }

  @Test
  void everyLinkWithinTheRepositoryLeadsSomewhere() throws IOException {
    for (Path document : documents()) {
      Matcher link = LINK.matcher(Files.readString(document));
      while (link.find()) {
        String to = link.group(1).replaceFirst("#.*", "");
        if (!to.isEmpty() && !to.contains("://")) {
          assertTrue(
              Files.exists(document.resolveSibling(to)),
              () -> ROOT.relativize(document) + " leads to " + to + ", which is not there");
        }
      }
    }
  }
}
