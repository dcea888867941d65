package io.github.winnow.cli;

import io.github.winnow.Preset;
import io.github.winnow.io.LogFormat;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** How a log is to be read. */
final class LogOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--column",
      paramLabel = "OURS=THEIRS",
      description = "The log calls our column OURS by the name THEIRS: --column account=user_id."
          + " May be repeated.")
  private List<String> columns = new ArrayList<>();

  @Option(
      names = "--constant",
      paramLabel = "OURS=VALUE",
      description =
          "Every row has VALUE in our column OURS: --constant action=star. May be repeated.")
  private List<String> constants = new ArrayList<>();

  @Option(
      names = "--attribute",
      paramLabel = "NAME",
      description =
          "Keep the log's column NAME for detectors that ask for it; a value of more than 1024 characters is taken for missing."
              + " May be repeated.")
  private List<String> attributes = new ArrayList<>();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      converter = ZoneConverter.class,
      description =
          "Where the clocks stood that wrote times without a zone: an offset (+08:00) or a"
              + " region (Asia/Shanghai); UTC by default. An hour that a region's clocks showed twice"
              + " is taken for the first time; what they skipped lies as far behind the jump.")
  private ZoneId zone = ZoneOffset.UTC;

  /** Where times without a zone were written. */
  ZoneId zone() {
    return zone;
  }

  LogFormat format() {
    return format(List.of(), Set.of());
  }

  LogFormat format(List<String> more, Set<String> moreAttributes) {
    return format(more, moreAttributes, null);
  }

  /** Of a log of one kind of engagement, where there is a preset. */
  LogFormat format(@Nullable Preset preset) {
    return format(List.of(), Set.of(), preset);
  }

  /** With more constants, each {@code OURS=VALUE}, and more attributes. */
  LogFormat format(List<String> more, Set<String> moreAttributes, @Nullable Preset preset) {
    LogFormat.Builder format = LogFormat.builder().zone(zone);
    if (preset != null) {
      format.byDefault("action", preset.action().name());
    }
    try {
      for (String pair : columns) {
        int at = split("--column", pair);
        format.column(pair.substring(0, at), pair.substring(at + 1));
      }
      for (String pair : constants) {
        int at = split("--constant", pair);
        format.constant(pair.substring(0, at), pair.substring(at + 1));
      }
      for (String pair : more) {
        int at = split("--constant", pair);
        format.constant(pair.substring(0, at), pair.substring(at + 1));
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    attributes.forEach(format::attribute);
    moreAttributes.forEach(format::attribute);
    return format.build();
  }

  /** Whether the user said where our column is. */
  boolean names(String ours) {
    return columns.stream().anyMatch(c -> c.startsWith(ours + "="))
        || constants.stream().anyMatch(c -> c.startsWith(ours + "="));
  }

  /** Reads a zone. */
  static final class ZoneConverter implements ITypeConverter<ZoneId> {
    @Override
    public ZoneId convert(String text) {
      try {
        return ZoneId.of(text);
      } catch (DateTimeException e) {
        throw new TypeConversionException("it is an offset such as +08:00, or a region such as"
            + " Asia/Shanghai, written so; not " + Failure.shown(text));
      }
    }
  }

  private int split(String option, String pair) {
    int at = pair.indexOf('=');
    if (at <= 0) {
      throw new ParameterException(
          spec.commandLine(),
          option + " takes our name, '=' and yours or a value, as in " + option
              + (option.equals("--column") ? " account=user_id" : " action=star")
              + "; not " + Failure.shown(pair));
    }
    return at;
  }
}
