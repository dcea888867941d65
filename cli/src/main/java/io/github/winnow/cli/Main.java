package io.github.winnow.cli;

import java.io.FileDescriptor;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code winnow} command. */
public final class Main {
  private static final int NARROWEST_HELP = 60;
  private static final int WIDEST_HELP = 100;

  private Main() {}

  /**
   * Runs the command and ends the process with its exit code.
   *
   * @param args the arguments
   */
  public static void main(String[] args) {
    StandardStream stdout = new StandardStream(FileDescriptor.out);
    PrintWriter out = writer(stdout);
    PrintWriter err = writer(new StandardStream(FileDescriptor.err));
    int code = run(args, out, err, Terminal.ofProcess());
    out.flush();
    if (stdout.isLost()) {
      err.println("winnow: standard output could not be written");
      code = CommandLine.ExitCode.SOFTWARE;
    }
    err.flush();
    System.exit(code);
  }

  /** Runs the command; whatever happens, there is an exit code and at most one line of complaint. */
  static int run(String[] args, PrintWriter out, PrintWriter err, Terminal terminal) {
    try {
      return commandLine(out, err, terminal).execute(args);
    } catch (Error e) { // picocli lets errors pass
      err.println(Failure.line(e));
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private static CommandLine commandLine(PrintWriter out, PrintWriter err, Terminal terminal) {
    CommandLine line = new CommandLine(new WinnowCommand())
        .addSubcommand(new DemoCommand(terminal))
        .addSubcommand(new ScoreCommand(terminal))
        .addSubcommand(new AuditCommand(terminal))
        .addSubcommand(new BacktestCommand(terminal))
        .addSubcommand(new CampaignCommand(terminal))
        .addSubcommand(new ExplainCommand(terminal))
        .addSubcommand(new DetectorsCommand(terminal))
        .addSubcommand(new ForgetCommand())
        .addSubcommand(new EvaluateCommand(terminal))
        .addSubcommand(new SimulateCommand(terminal))
        .addSubcommand(new CalibrateCommand(terminal))
        .addSubcommand(new CompletionCommand())
        .addSubcommand(new ManCommand());
    line.setOut(out);
    line.setErr(err);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(
        terminal.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    line.setUsageHelpWidth(Math.max(NARROWEST_HELP, Math.min(WIDEST_HELP, terminal.columns())));
    line.setAbbreviatedOptionsAllowed(false);
    line.setExpandAtFiles(false); // @name is the name of a file like others
    line.setParameterExceptionHandler((e, a) -> {
      CommandLine failed = e.getCommandLine();
      failed.getErr().println("winnow: " + complaint(e));
      failed.getErr().println("Try '" + failed.getCommandSpec().qualifiedName() + " --help'.");
      return CommandLine.ExitCode.USAGE;
    });
    line.setExecutionExceptionHandler((e, failed, parsed) -> {
      failed.getErr().println(Failure.line(e));
      return CommandLine.ExitCode.SOFTWARE;
    });
    return line;
  }

  /** What is wrong about a command line: first of all a word that is not known. */
  private static String complaint(ParameterException e) {
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    List<String> unknown = e instanceof UnmatchedArgumentException u
        ? u.getUnmatched()
        : e.getCommandLine().getUnmatchedArguments();
    if (unknown.isEmpty()) {
      return Failure.oneLine(e.getMessage());
    }
    String word = unknown.get(0);
    String what;
    if (word.startsWith("-")) {
      what = "there is no option ";
    } else {
      what = spec.subcommands().isEmpty()
          ? "there is one argument too many, "
          : "there is no command ";
    }
    return what + Failure.shown(word) + Meant.question(spec, word);
  }

  /** UTF-8 whatever the locale says: the same command gives the same bytes everywhere. */
  private static PrintWriter writer(StandardStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
