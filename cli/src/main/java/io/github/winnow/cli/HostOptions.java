package io.github.winnow.cli;

import io.github.winnow.io.ClearanceReader;
import io.github.winnow.io.ConfirmationReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say what the host knows. */
final class HostOptions {
  @Option(
      names = "--clear",
      paramLabel = "FILE",
      description = "Count what these are, whatever the evidence: a CSV file with the columns"
          + " subject,id,reason[,from,to]; subject is account, device, network, target or"
          + " campaign.")
  private @Nullable Path clear;

  @Option(
      names = "--confirm",
      paramLabel = "FILE",
      description = "Exclude what these accounts did, whatever the evidence, and begin with them"
          + " when looking back: a CSV file with the columns account,reason[,from,to,known].")
  private @Nullable Path confirm;

  /** What the files say; their times without a zone are in this one. */
  HostSays read(ZoneId zone) throws IOException {
    Path known = clear;
    Path fakes = confirm;
    return new HostSays(
        known == null ? List.of() : ClearanceReader.read(known, zone),
        fakes == null ? List.of() : ConfirmationReader.read(fakes, zone));
  }
}
