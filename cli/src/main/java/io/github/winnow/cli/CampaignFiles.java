package io.github.winnow.cli;

import io.github.winnow.io.OutputFolder;
import io.github.winnow.io.ResultCsv;
import java.io.IOException;
import java.nio.file.Files;

/** Writes {@code campaigns.csv} and {@code campaigns.json}. No campaigns are searched for so far. */
final class CampaignFiles {
  private CampaignFiles() {}

  static void write(OutputFolder out) throws IOException {
    ResultCsv.create(
            out.file("campaigns.csv"),
            "campaign",
            "score",
            "q_value",
            "accounts",
            "targets",
            "events",
            "start",
            "end",
            "families",
            "reasons")
        .close();
    Files.writeString(out.file("campaigns.json"), "[]\n");
  }
}
