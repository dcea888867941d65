package io.github.winnow.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow campaign}. */
@Command(
    name = "campaign",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Lists the campaigns that 'score' found, or shows one.",
      "Of one it shows its accounts, what they acted on, and a picture of who acted when."
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow campaign result             all campaigns, the worst first",
      "  winnow campaign result c3",
      "  winnow campaign result c3 --order b   the picture of one order",
      "  winnow campaign result c3 --language zh",
      "",
      "In the picture accounts stand below each other and time runs from left to right:",
      "a group that acts together fills columns from top to bottom. The letters above",
      "are the orders."
    })
final class CampaignCommand implements Callable<Integer> {
  private static final int NARROWEST = 40;
  private static final int WIDEST = 400;
  private static final int NAMES_IN_MESSAGE = 20;

  private final Terminal terminal;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "DIR", description = "The folder that 'score' wrote.")
  private Path folder = Path.of("");

  @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "The campaign's id.")
  private @Nullable String id;

  @Option(
      names = "--order",
      paramLabel = "LETTER",
      description = "Look at this order alone, at a larger scale.")
  private @Nullable String letter;

  @Option(
      names = "--all",
      description = "All accounts and orders, and a line of the picture for each account.")
  private boolean all;

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "How wide the picture may be; the terminal's width by default, else 80.")
  private @Nullable Integer width;

  @Option(names = "--ascii", description = "Draw with ASCII characters alone.")
  private boolean ascii;

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      converter = Language.Converter.class,
      description = "Give reasons in this language, en or zh (Chinese), where the bundled detectors"
          + " gave them; by default each is shown as 'score' wrote it.")
  private @Nullable Language language;

  CampaignCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    int places = width == null ? terminal.columns() : width;
    if (places < NARROWEST || places > WIDEST) {
      throw wrong("--width must be " + NARROWEST + " to " + WIDEST + ", but is " + places);
    }
    Path campaigns = ResultFolder.file(folder, "campaigns.json");
    String wanted = id;
    if (wanted == null) {
      CampaignList.print(campaigns, spec.commandLine().getOut(), new Style(terminal.colours()));
    } else {
      show(find(campaigns, wanted), places);
    }
    return ExitCode.OK;
  }

  private static CampaignView find(Path campaigns, String wanted) throws IOException {
    List<CampaignView> found = new ArrayList<>();
    List<String> others = new ArrayList<>();
    CampaignReader.read(campaigns, campaign -> {
      if (campaign.id().equals(wanted)) {
        found.add(campaign);
      } else if (others.size() < NAMES_IN_MESSAGE) {
        others.add(campaign.id());
      }
      return found.isEmpty();
    });
    if (found.isEmpty()) {
      String known = others.isEmpty() ? "none was found" : "there are " + String.join(", ", others);
      throw new Failure("there is no campaign " + Failure.shown(wanted) + "; " + known);
    }
    return found.get(0);
  }

  private void show(CampaignView campaign, int places) throws IOException {
    List<String> labels =
        campaign.members().stream().map(CampaignView.Member::account).toList();
    int columns = TimelinePicture.columns(labels, places);
    MemberRecords records = new MemberRecords(campaign, chosen(campaign.orders()), columns);
    try (Progress progress =
        new Progress(spec.commandLine().getErr(), terminal, "winnow: reading verdicts")) {
      records.read(ResultFolder.file(folder, "verdicts.csv"), progress);
    }
    boolean unicode = terminal.unicode() && !ascii;
    new CampaignReport(campaign, records, unicode, new Style(terminal.colours()))
        .print(spec.commandLine().getOut(), all, ReasonTranslation.in(language));
  }

  private Lettered chosen(List<CampaignView.Order> orders) {
    Lettered all = new Lettered(orders, 0);
    String one = letter;
    if (one == null) {
      return all;
    }
    for (int i = 0; i < Math.min(Lettered.LETTERS, all.size()); i++) {
      if (one.equals(String.valueOf(all.letter(i)))) {
        return new Lettered(orders.subList(i, i + 1), i);
      }
    }
    char last = all.letter(Math.min(Lettered.LETTERS, all.size()) - 1);
    throw wrong("--order must be a letter from a to " + last + ", but is " + Failure.shown(one));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
