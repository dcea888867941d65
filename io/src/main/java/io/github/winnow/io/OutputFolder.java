package io.github.winnow.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of result files that appears whole or not at all.
 *
 * <pre>{@code
 * try (OutputFolder out = OutputFolder.create(Path.of("results"))) {
 *   writeVerdicts(out.file("verdicts.csv"));
 *   writeSummary(out.file("summary.json"));
 *   out.commit();
 * }
 * }</pre>
 *
 * <p>Files are written into a temporary folder beside the wanted one, or inside it where it is
 * mounted or nothing may be created beside it. {@link #commit} forces them to the disk and gives the
 * temporary folder the wanted name. Where that is not possible, it moves the files one by one in the
 * order in which {@link #file} named them: then the last one tells that all are there. {@link #close}
 * without commit removes what was written. A process that was killed leaves its temporary folder,
 * which has {@code .partial-} in its name and may be deleted.
 *
 * <p>A hidden file {@code .winnow} lists what was written. {@link #create} replaces the files of an
 * earlier run, and touches no folder that holds anything else; {@link #replacing} takes any folder of
 * plain files. What was there stays until commit.
 *
 * <p>Threading: confined to one thread; each file may be written by any.
 */
public final class OutputFolder implements Closeable {
  private static final String MARKER = ".winnow";
  private static final String PARTIAL = ".partial-";

  private static final int MOST_TRIES = 1000;

  private final Path parent;
  private final Path folder;
  private final boolean replacesAny;
  private final Set<String> names = new LinkedHashSet<>();
  private Path temporary;
  private boolean done;

  private OutputFolder(Path parent, Path folder, Path temporary, boolean replacesAny) {
    this.parent = parent;
    this.folder = folder;
    this.temporary = temporary;
    this.replacesAny = replacesAny;
  }

  /**
   * Begins a folder that does not exist, is empty, or has nothing but files that an output folder
   * wrote.
   *
   * @param folder its path; missing parents are created
   * @return the folder, without files
   * @throws FileAlreadyExistsException when it is a file or has something else in it
   * @throws IOException when the temporary folder can't be created
   */
  public static OutputFolder create(Path folder) throws IOException {
    return begin(folder, false, false);
  }

  /**
   * Begins a folder whose files, whoever wrote them, are replaced at commit.
   *
   * @param folder its path; missing parents are created
   * @return the folder, without files
   * @throws FileAlreadyExistsException when it is a file, or has folders or links in it
   * @throws IOException when the temporary folder can't be created
   */
  public static OutputFolder replacing(Path folder) throws IOException {
    return begin(folder, true, false);
  }

  /** As {@link #create} does where the folder exists and nothing may be created beside it. */
  static OutputFolder createInside(Path folder) throws IOException {
    return begin(folder, false, true);
  }

  private static OutputFolder begin(Path folder, boolean replacesAny, boolean inside)
      throws IOException {
    boolean exists = Files.exists(folder);
    Path path = exists ? folder.toRealPath() : folder.toAbsolutePath().normalize();
    Path parent = path.getParent();
    if (parent == null) {
      throw new FileAlreadyExistsException(path.toString(), null, "is no folder for results");
    }
    requireReplaceable(path, replacesAny, null);
    Files.createDirectories(parent);
    boolean beside = !inside && (!exists || sameFileSystem(path, parent));
    Path temporary =
        beside ? createBeside(parent, "." + path.getFileName() + PARTIAL, exists) : null;
    if (temporary == null) {
      temporary = createUnused(path, PARTIAL);
    }
    return new OutputFolder(parent, path, temporary, replacesAny);
  }

  private static @Nullable Path createBeside(Path parent, String prefix, boolean mayFail)
      throws IOException {
    try {
      return createUnused(parent, prefix);
    } catch (FileSystemException e) {
      if (mayFail) {
        return null;
      }
      throw e;
    }
  }

  /**
   * Where to write a file. Nothing is created.
   *
   * @param name its name, without folders
   * @return its path for now; after {@link #commit} it is elsewhere
   * @throws IllegalArgumentException when the name is no plain file name
   */
  public Path file(String name) {
    Path path = temporary.resolve(name);
    boolean plain = temporary.equals(path.getParent()) && path.normalize().equals(path);
    if (!plain || name.startsWith(".")) {
      throw new IllegalArgumentException("no file name: " + SafeText.shown(name, 100));
    }
    names.add(name);
    return path;
  }

  /**
   * Puts the folder in its place, with all files that were written. They must be closed.
   *
   * @throws FileAlreadyExistsException when somebody else wrote into the folder meanwhile
   * @throws IOException when that fails; what was there before is then there still, but for a disk
   *     that fails while the files are moved one by one
   */
  public void commit() throws IOException {
    if (done) {
      throw new IllegalStateException("committed or closed already");
    }
    List<String> files = new ArrayList<>();
    for (String name : names) {
      if (Files.exists(temporary.resolve(name))) {
        files.add(name);
      }
    }
    Files.writeString(temporary.resolve(MARKER), String.join("\n", files) + "\n");
    files.add(MARKER);
    for (String name : files) {
      force(temporary.resolve(name));
    }
    forceFolder(temporary);
    requireReplaceable(folder, replacesAny, temporary);
    if (!temporary.startsWith(folder)) {
      if (moveWhole()) {
        return;
      }
      moveInside(files);
    }
    moveEach(files);
  }

  /** Removes what was written, unless it was committed. */
  @Override
  public void close() throws IOException {
    if (!done) {
      done = true;
      delete(temporary);
    }
  }

  /** Gives the temporary folder the wanted name; false when the system does not let it. */
  private boolean moveWhole() throws IOException {
    Path old = null;
    try {
      if (Files.exists(folder) && !entries(folder).isEmpty()) {
        old = createUnused(parent, "." + folder.getFileName() + ".old-");
        Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (FileSystemException e) {
      if (old != null) {
        Files.delete(old);
      }
      return false;
    }
    try {
      Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (old != null) {
        Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
      }
      if (!Files.isDirectory(folder)) {
        throw e;
      }
      return false;
    }
    done = true;
    forceFolder(parent);
    if (old != null) {
      delete(old);
    }
    return true;
  }

  /** Brings the files into the folder's own file system, where a full disk is noticed in time. */
  private void moveInside(List<String> files) throws IOException {
    Path outside = temporary;
    temporary = createUnused(folder, PARTIAL);
    try {
      for (String name : files) {
        Files.move(outside.resolve(name), temporary.resolve(name));
        force(temporary.resolve(name));
      }
    } finally {
      delete(outside);
    }
  }

  private void moveEach(List<String> files) throws IOException {
    // The marker goes first and comes last: without it nobody takes the folder for whole.
    Files.deleteIfExists(folder.resolve(MARKER));
    for (Path entry : entries(folder)) {
      if (!entry.equals(temporary)) {
        Files.delete(entry);
      }
    }
    List<Path> moved = new ArrayList<>();
    try {
      for (String name : files) {
        Path target = folder.resolve(name);
        moved.add(target);
        Files.move(temporary.resolve(name), target);
      }
    } catch (IOException e) {
      for (Path path : moved) {
        Files.deleteIfExists(path);
      }
      throw e;
    }
    done = true;
    forceFolder(folder);
    delete(temporary);
  }

  private static void requireReplaceable(Path folder, boolean any, @Nullable Path temporary)
      throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    String shown = SafeText.shown(folder.toString(), 500);
    if (!Files.isDirectory(folder)) {
      throw new FileAlreadyExistsException(shown, null, "is a file, not a folder");
    }
    Set<String> ours = new LinkedHashSet<>();
    Path marker = folder.resolve(MARKER);
    if (Files.isRegularFile(marker, LinkOption.NOFOLLOW_LINKS)) {
      ours.addAll(Files.readAllLines(marker));
      ours.add(MARKER);
    }
    for (Path entry : entries(folder)) {
      String name = entry.getFileName().toString();
      boolean plain = Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS);
      if (!entry.equals(temporary) && !(plain && (any || ours.contains(name)))) {
        throw new FileAlreadyExistsException(
            shown,
            null,
            "holds " + SafeText.shown(name, 100) + ", which is no result of an earlier run");
      }
    }
  }

  private static boolean sameFileSystem(Path a, Path b) throws IOException {
    return Files.getFileStore(a).equals(Files.getFileStore(b));
  }

  private static Path createUnused(Path parent, String prefix) throws IOException {
    long process = ProcessHandle.current().pid();
    for (int i = 0; ; i++) {
      try {
        return Files.createDirectory(parent.resolve(prefix + process + "-" + i));
      } catch (FileAlreadyExistsException e) {
        // A killed process of the same number left it, or another thread has it.
        if (i == MOST_TRIES) {
          throw e;
        }
      }
    }
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }

  /** Deletes a folder of plain files. */
  private static void delete(Path folder) throws IOException {
    for (Path entry : entries(folder)) {
      Files.delete(entry);
    }
    Files.delete(folder);
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Forces the names in a folder, where the system can do that. */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException unsupported) {
      // Windows opens no folders, and needs none of this.
    }
  }
}
