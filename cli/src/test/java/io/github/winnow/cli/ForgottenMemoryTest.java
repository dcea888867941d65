package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.github.winnow.Winnow;
import io.github.winnow.WinnowBuilder;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.evidence.Clearance;
import io.github.winnow.runtime.Kernel;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Looks for a forgotten account in all memory of the process: its id, its pseudonym, and the keys in
 * which it is joined with targets. This test itself keeps none of them: what it looks for is worked
 * out when the memory has been written to a file.
 */
class ForgottenMemoryTest {
  private static final long START = 1_700_000_000_000L;
  private static final long DAY = 86_400_000;
  private static final int FARM = 30;
  private static final int ORDERS = 12;

  /** The id from behind, eight characters and then more. */
  private static final String BACKWARDS = "99-eidrib 4qXvK7zW";

  @TempDir
  private Path temp = Path.of("");

  private static String id() {
    return new StringBuilder(BACKWARDS).reverse().toString();
  }

  private static WinnowBuilder builder() {
    return Winnow.builder()
        .secret("a secret of this test".getBytes(StandardCharsets.UTF_8))
        .memory(16 << 20);
  }

  /** Four days of readers, and a farm that works off orders within minutes each. */
  private static List<Engagement> traffic() {
    SplittableRandom random = new SplittableRandom(5);
    List<Engagement> all = new ArrayList<>();
    for (int i = 0; i < 6000; i++) {
      long time = START + random.nextLong(4 * DAY);
      all.add(read("reader-" + random.nextInt(900), 12 + random.nextInt(80), time, i));
    }
    for (int order = 0; order < ORDERS; order++) {
      long start = START + DAY + order * (DAY / ORDERS);
      for (int a = 0; a < FARM; a++) {
        long time = start + random.nextInt(240_000);
        all.add(read(a == 0 ? id() : "farm-" + a, order, time, 10_000 + order * FARM + a));
      }
    }
    all.sort(Comparator.comparingLong(Engagement::time));
    return all;
  }

  private static Engagement read(String account, int article, long time, int event) {
    return Engagement.read(account, "article-" + article, time)
        .id("event-" + event)
        .publisher("publisher-" + article % 7)
        .device("device of reader " + Math.floorMod(account.hashCode(), 500))
        .ip("203.0." + Math.floorMod(account.hashCode(), 20) + "." + event % 256)
        .build();
  }

  /** In a frame of its own, so that nothing is left behind in this thread's. */
  private static void feed(Winnow winnow) {
    List<Engagement> all = traffic();
    winnow.score(all.subList(0, all.size() / 2), (e, v) -> {});
    all.subList(all.size() / 2, all.size()).forEach(winnow::score);
    // Three who agree are believed: two far ahead are kept as witnesses.
    winnow.score(read(id(), 3, START + 3000 * DAY, 77));
    winnow.advanceTo(START + 40 * DAY);
    winnow.audit();
    winnow.clear(new Clearance(
        Clearance.Subject.ACCOUNT, Id.of(id()), "asked by " + id(), START, START + DAY));
    winnow.score(read(id(), 3, START + 4 * DAY, 78));
    winnow.score(List.of(read(id(), 4, START + 4 * DAY, 79)), (e, v) -> {});
    assertTrue(
        winnow.campaigns().stream()
            .flatMap(campaign -> campaign.members().stream())
            .anyMatch(member -> member.account().equals(winnow.pseudonym(Id.of(id())))),
        "a campaign names the account");
  }

  private static void forget(Winnow winnow) {
    winnow.forget(Id.of(id()));
  }

  @Test
  void nothingOfAForgottenAccountIsLeftInMemory() throws IOException {
    try (Winnow winnow = builder().build()) {
      feed(winnow);
      Map<String, Integer> before = found(dump("before.hprof"));
      for (String what : List.of("pseudonym", "account+target", "Latin-1")) {
        assertTrue(before.containsKey(what), () -> what + " is looked for; found: " + before);
      }
      forget(winnow);
      assertEquals(Map.of(), found(dump("after.hprof")));
      assertEquals(1, winnow.health().accountsForgotten());
      assertFalse(winnow.campaigns().isEmpty());
    }
  }

  private Path dump(String name) throws IOException {
    Path file = temp.resolve(name);
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(file.toString(), true);
    return file;
  }

  /** How often each thing that is looked for stands in a file, in either order of bytes. */
  private static Map<String, Integer> found(Path file) throws IOException {
    Map<Long, String> wanted = wanted();
    long[] sorted = wanted.keySet().stream().mapToLong(v -> v).sorted().toArray();
    boolean[] ends = new boolean[1 << 16];
    for (long value : sorted) {
      ends[(int) value & 0xFFFF] = true;
    }
    Map<String, Integer> found = new TreeMap<>();
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      byte[] buffer = new byte[1 << 16];
      long window = 0;
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        for (int i = 0; i < n; i++) {
          window = window << 8 | (buffer[i] & 0xFF);
          if (ends[(int) window & 0xFFFF] && Arrays.binarySearch(sorted, window) >= 0) {
            found.merge(String.valueOf(wanted.get(window)), 1, Integer::sum);
          }
        }
      }
    }
    Files.delete(file);
    return found;
  }

  private static Map<Long, String> wanted() {
    Map<Long, String> wanted = new HashMap<>();
    Kernel kernel = builder().buildKernel();
    Kernel.Event event = kernel.newEvent();
    add(wanted, kernel.pseudonym(Id.of(id())).hash(), "pseudonym");
    for (Engagement e : traffic()) {
      if (e.account().equals(Id.of(id()))) {
        kernel.observe(e, e.time(), event);
        for (int key = 0; key < kernel.keys(); key++) {
          String name = kernel.keyName(key);
          if (name.startsWith("account+")) {
            add(wanted, kernel.keyOf(key, event), name);
          }
        }
      }
    }
    wanted.put(first8(id().getBytes(StandardCharsets.ISO_8859_1)), "Latin-1");
    wanted.put(first8(id().getBytes(StandardCharsets.UTF_16BE)), "UTF-16");
    wanted.put(first8(id().getBytes(StandardCharsets.UTF_16LE)), "UTF-16");
    return wanted;
  }

  private static void add(Map<Long, String> wanted, long value, String what) {
    wanted.put(value, what);
    wanted.put(Long.reverseBytes(value), what);
  }

  private static long first8(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getLong();
  }
}
