package io.github.winnow.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A size of memory, written as Java's own {@code -Xmx} is.
 *
 * @param bytes the size
 */
record MemorySize(long bytes) {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})([kmg]?)");
  private static final long LEAST = 160L << 20;
  private static final long MOST = 1L << 40;

  /** Java itself, reading and writing take that, whatever the size. */
  private static final long FIXED = 128L << 20;

  private static final double FOR_ENGINE = 0.7;

  /** What an audit takes for each engagement that it looks at, and how many it looks at at most. */
  private static final long AUDITED = 200;

  private static final long MOST_AUDITED = 20_000_000;

  /** What the engine takes. It depends on nothing but the size, for the verdicts depend on it. */
  long forEngine() {
    return (long) ((bytes - FIXED) * FOR_ENGINE);
  }

  /** How many engagements an audit may look at; it takes memory beside the engine's. */
  int forAudits() {
    return (int) Math.min(MOST_AUDITED, ((bytes - FIXED) - forEngine()) / AUDITED);
  }

  /** Reads a size from the command line. */
  static final class Converter implements ITypeConverter<MemorySize> {
    @Override
    public MemorySize convert(String text) {
      Matcher matcher = SIZE.matcher(text.toLowerCase(Locale.ROOT));
      if (matcher.matches()) {
        int shift = switch (matcher.group(2)) {
          case "k" -> 10;
          case "m" -> 20;
          case "g" -> 30;
          default -> 0;
        };
        long number = Long.parseLong(matcher.group(1));
        if (number <= MOST >> shift && number << shift >= LEAST) {
          return new MemorySize(number << shift);
        }
      }
      throw new TypeConversionException(
          "a size from 160m to 1024g, such as 256m or 2g, is needed, not " + Failure.shown(text));
    }
  }
}
