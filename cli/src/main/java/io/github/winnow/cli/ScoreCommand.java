package io.github.winnow.cli;

import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Policy;
import io.github.winnow.io.LogFormat;
import io.github.winnow.rules.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow score}. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Scores a log and writes what is said in the end.",
      "It looks back at the log for groups that act together, and writes a verdict for every row,"
          + " what it comes to for every account and target, the campaigns, and what was rejected."
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nWhat DIR will hold:%n",
    footer = {
      "  verdicts.csv   one row per accepted row: score (higher is more suspicious),",
      "                 q (probability of being invalid), COUNT, HOLD or EXCLUDE in",
      "                 the end, and first_disposition, before anything was known",
      "                 of later rows; reasons with their weights",
      "  accounts.csv   one row per account, the worst first. Its score is the",
      "                 logarithm of the mean evidence (e^score) of its engagements;",
      "                 its disposition is the worst that holds for at least half of",
      "                 them; campaigns name it",
      "  tally.csv      gross, invalid and net counts per target and action",
      "  campaigns.csv  groups that act together beyond habit, the worst first",
      "  campaigns.json their accounts and orders; 'winnow campaign DIR' draws one",
      "  rejects.csv    rows that could not be read, with line and reason",
      "  summary.json   counts, versions, hashes of calibration and policy, times",
      "",
      "'winnow explain DIR ID' says in words what became of an id, and why.",
      "",
      "DIR appears whole or not at all. It may hold the results of an earlier run,",
      "which are replaced, and nothing else. The same log and options give the same",
      "bytes (summary.json, which has times, apart). What is kept on the disk meanwhile",
      "takes about as much room as the log, uncompressed; of a run that is killed it",
      "stays there as .DIR.partial-..., which may be deleted.",
      "",
      "A clearance (--clear) counts what it covers and still shows the evidence. Ids",
      "are written as in the log or in a result file; times, from inclusive and to",
      "exclusive, as in the log. Campaigns have the same ids in every run with the same",
      "log and options, whatever is cleared:",
      "  subject,id,reason,from,to",
      "  account,alice,called us on 3 May,,",
      "  network,203.0.113.0,a school,2024-05-01,2024-07-01",
      "  campaign,c3,a class with its teacher,,",
      "",
      "A confirmation (--confirm) excludes what an account did, unless a clearance covers",
      "it, and is where 'seed-expansion' begins to look for those that belong to it. From",
      "and to as above; known is when it became known: no row before is first judged by",
      "it, and no look back at what ended before uses it. Without one it always was:",
      "  account,reason,from,to,known",
      "  mallory,the owner confessed,,,",
      "  4711,judgment of 3 May,2024-02-01,,2024-05-03",
      "",
      "A policy (--policy) is a text file. This one is the default; what a file leaves",
      "out is as here:",
      "  winnow-policy 1",
      "  name = standard",
      "  # shares of genuine engagements, 0 to 1: that are reported, held, excluded",
      "  report_rate = 0.05",
      "  hold_rate = 0.001",
      "  exclude_rate = 0.00005",
      "  # families that must agree, 1 to 6, each with this weight or more, 0 to 100",
      "  families = 2",
      "  family_weight = 1",
      "  # the share of invalid engagements assumed before looking, above 0, below 1",
      "  base_rate = 0.01",
      "  # campaigns that name members: the share of false ones, 0 to 1",
      "  campaign_q = 0.05",
      "  # the share of genuine accounts that these may have, 0 to 1",
      "  name_rate = 0.002",
      "  # how likely a member must be to be excluded with its campaign, 0 to 1",
      "  member_probability = 0.8",
      "  # in which half of a member's weight is gone, 1h to 3650d",
      "  half_life = 30d",
      "",
      "Rules (--rules) are a line each. They hold, unless they say otherwise, whatever",
      "the score; a reason then names the rule. Three of them:",
      "  crowded: distinct accounts by device over 24h > 8",
      "  storm: count by account on follow, star over 1h > 60 then exclude as general",
      "  spending: sum attribute:amount by account over 7d > 5000 then show",
      "  hosting: any on read in data-centres then exclude as general",
      "",
      "A list (--list) has an entry a line; of ranges the longest prefix decides, and",
      "one with a ! is not on the list:",
      "  203.0.113.0/24",
      "  !203.0.113.64/26",
      "  2001:db8::/32",
      "  account mallory",
      "  device 3f2c99",
      "  client BadBot/1.0",
      "",
      "Examples:",
      "  winnow score week.csv.gz --out result",
      "  winnow score stars.csv --column account=user --column target=repo \\",
      "      --constant action=star --out result",
      "  winnow score stars.csv --column account=user --column target=repo \\",
      "      --preset stars --calibration stars.calibration --out result",
      "  zcat big.csv.gz | winnow score - --memory 1g --out result",
      "  winnow score week.csv.gz --clear known.csv --out result",
      "  winnow score week.csv.gz --confirm fakes.csv --out result",
      "  winnow score week.csv.gz --policy strict.policy --out result",
      "  winnow score week.csv.gz --rules own.rules --out result",
      "  winnow score week.csv.gz --list data-centres=hosting.txt --out result",
      "  winnow score week.csv.gz --plugins my-detectors.jar --out result",
      "  winnow score week.csv.gz --language zh --out result"
    })
final class ScoreCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "LOG",
      description = "The log, CSV or JSON Lines, plain or gzip; - is standard input.")
  private String log = "";

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write to.")
  private Path out = Path.of("");

  @Mixin
  private LogOptions logOptions = new LogOptions();

  @Mixin
  private EngineOptions engineOptions = new EngineOptions();

  @Mixin
  private CalibrationOptions calibrationOptions = new CalibrationOptions();

  @Mixin
  private PolicyOptions policyOptions = new PolicyOptions();

  @Mixin
  private RuleOptions ruleOptions = new RuleOptions();

  @Mixin
  private HostOptions hostOptions = new HostOptions();

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      defaultValue = "en",
      converter = Language.Converter.class,
      description = "The language of reasons in result files: en, the default, or zh (Chinese).")
  private Language language = Language.ENGLISH;

  @Option(names = "--strict", description = "Fail at the first row that can't be read.")
  private boolean strict;

  ScoreCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    // What the command line says is looked at before any file.
    Policy policy = policyOptions.policy();
    Rules rules = ruleOptions.rules();
    LogFormat format = logOptions.format(
        List.of(), rules == null ? Set.of() : rules.attributes(), engineOptions.preset());
    Calibration learned = calibrationOptions.calibration();
    HostSays host = hostOptions.read(logOptions.zone());
    ScoreRun run =
        new ScoreRun(log, format, engineOptions, learned, policy, rules, host, strict).in(language);
    try (Progress progress =
        new Progress(spec.commandLine().getErr(), terminal, "winnow: reading")) {
      run.writeTo(out, progress);
    }
    spec.commandLine().getOut().println(run.report(out));
    return ExitCode.OK;
  }
}
