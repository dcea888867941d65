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

  /** Java itself, reading and writing, and sums by account and target take that, whatever the size. */
  private static final long FIXED = 128L << 20;

  private static final double FOR_ENGINE = 0.8;

  /** What the engine takes. It depends on nothing but the size, for the verdicts depend on it. */
  long forEngine() {
    return (long) ((bytes - FIXED) * FOR_ENGINE);
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
