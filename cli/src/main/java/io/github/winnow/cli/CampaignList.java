package io.github.winnow.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** Shows all campaigns of a result folder to a person, a line each. */
final class CampaignList {
  private CampaignList() {}

  /**
   * Prints them.
   *
   * @param campaigns the file {@code campaigns.json}
   */
  static void print(Path campaigns, PrintWriter out, Style style) throws IOException {
    TextTable table =
        new TextTable("id", ">accounts", ">targets", ">events", ">q-value", "from", "for", "it");
    int[] found = new int[1];
    CampaignReader.read(campaigns, c -> {
      found[0]++;
      table.row(
          Failure.shown(c.id()),
          count(c.members().size()),
          count(c.targets()),
          count(c.events()),
          Numbers.short3(c.qValue()),
          Times.minute(c.start()),
          Times.length(c.end() - c.start() + 1),
          c.verb());
      return true;
    });
    if (found[0] == 0) {
      out.println("No group was found that acts together.");
    } else {
      table.print(out, "", style);
    }
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
