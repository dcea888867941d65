package io.github.winnow.cli;

import io.github.winnow.evidence.Policy;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is to be done about the evidence. */
final class PolicyOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Where to draw the lines, and how many families must agree; 'winnow score"
          + " --help' shows what such a file looks like.")
  private @Nullable Path policy;

  @Option(
      names = "--base-rate",
      paramLabel = "SHARE",
      description = "The share of invalid engagements that is assumed before looking, in place of"
          + " the policy's; 0.01 by default.")
  private @Nullable Double baseRate;

  /** The policy in force. */
  Policy policy() throws IOException {
    Policy read = policy == null ? Policy.standard() : read(policy);
    if (baseRate == null) {
      return read;
    }
    try {
      return read.withBaseRate(baseRate);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--base-rate: " + e.getMessage(), e);
    }
  }

  /** Reads a policy, or fails with what is wrong. */
  static Policy read(Path file) throws IOException {
    try {
      return Policy.read(file);
    } catch (IllegalArgumentException e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
  }
}
