package io.github.winnow.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Seeds of simulated weeks.
 *
 * @param text as they were written
 * @param list each once
 */
record Seeds(String text, List<Long> list) {
  private static final Pattern PART = Pattern.compile("(\\d{1,18})(?:-(\\d{1,18}))?");
  private static final int MOST = 1000;

  /** Reads {@code 1-8} or {@code 3,5,9-12}. */
  static final class Converter implements ITypeConverter<Seeds> {
    @Override
    public Seeds convert(String text) {
      Set<Long> seeds = new LinkedHashSet<>();
      for (String part : text.split(",", -1)) {
        Matcher matcher = PART.matcher(part);
        if (!matcher.matches()) {
          throw wrong(text);
        }
        long from = Long.parseLong(matcher.group(1));
        long to = matcher.group(2) == null ? from : Long.parseLong(matcher.group(2));
        if (to < from || to - from >= MOST) {
          throw wrong(text);
        }
        for (long seed = from; seed <= to; seed++) {
          seeds.add(seed);
        }
      }
      if (seeds.size() > MOST) {
        throw wrong(text);
      }
      return new Seeds(text, new ArrayList<>(seeds));
    }

    private static TypeConversionException wrong(String text) {
      return new TypeConversionException("seeds are written as 1-8 or 3,5,9, at most " + MOST
          + " of them; not " + Failure.shown(text));
    }
  }
}
