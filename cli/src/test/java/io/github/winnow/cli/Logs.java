package io.github.winnow.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Small logs for tests. */
final class Logs {
  private static final long START = 1_700_000_000_000L;

  private Logs() {}

  static Path write(Path file, String... lines) throws IOException {
    return Files.writeString(file, String.join("\n", lines) + "\n");
  }

  /**
   * A log of readers at leisure, and of a few accounts that hammer one target, with labels. It has
   * ids, two actions, networks and devices.
   */
  static Path traffic(Path file, int rows, long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder log =
        new StringBuilder("id,time,account,action,target,device,ip,label,scenario\n");
    long time = START;
    for (int i = 0; i < rows; i++) {
      boolean fake = random.nextInt(10) == 0;
      time += fake ? 5 : random.nextInt(20_000);
      int account = fake ? 9000 + random.nextInt(4) : random.nextInt(300);
      log.append("e").append(i).append(',').append(time).append(",u").append(account);
      log.append(random.nextInt(8) == 0 ? ",like" : ",read");
      log.append(",t").append(fake ? 7 : random.nextInt(80));
      log.append(",d").append(fake ? 1 : account).append(",203.0.").append(account % 250);
      log.append('.').append(random.nextInt(250));
      log.append(fake ? ",1,hammer\n" : ",0,leisure\n");
    }
    return Files.writeString(file, log);
  }
}
