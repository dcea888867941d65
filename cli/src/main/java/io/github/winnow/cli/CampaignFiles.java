package io.github.winnow.cli;

import io.github.winnow.evidence.Campaign;
import io.github.winnow.io.OutputFolder;
import io.github.winnow.io.ResultCsv;
import io.github.winnow.spi.Family;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes {@code campaigns.csv} and {@code campaigns.json}, the worst campaign first. */
final class CampaignFiles {
  private CampaignFiles() {}

  static void write(OutputFolder out, FoundCampaigns campaigns, Language language)
      throws IOException {
    try (ResultCsv csv = ResultCsv.create(
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
        "reasons")) {
      for (Campaign c : campaigns.worstFirst()) {
        csv.text(c.id())
            .number(c.strength())
            .number(c.qValue())
            .number(c.members().size())
            .number(targets(c))
            .number(c.events())
            .number(c.start())
            .number(c.end())
            .text(String.join(";", families(c)))
            .text(Reasons.cell(c.reasons(), language))
            .endRow();
      }
    }
    CampaignJson.write(out.file("campaigns.json"), campaigns, language);
  }

  static long targets(Campaign c) {
    return c.orders().stream().map(Campaign.Order::target).distinct().count();
  }

  /** The families of evidence that agree, as result files name them. */
  static List<String> families(Campaign c) {
    return c.families().stream()
        .sorted()
        .map(Family::name)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toList());
  }
}
