package io.github.winnow.cli;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * A line on standard error that says how far a command is. Shown only where a person looks on, a few
 * times a second. Confined to one thread.
 */
final class Progress implements AutoCloseable {
  private static final long INTERVAL = 200_000_000;
  private static final int BAR = 20;
  private static final int LINE = 78;

  private final PrintWriter err;
  private final boolean shown;
  private final String what;
  private final long start = System.nanoTime();
  private long next = start + INTERVAL;
  private boolean drawn;

  Progress(PrintWriter err, Terminal terminal, String what) {
    this.err = err;
    this.shown = terminal.progress();
    this.what = what;
  }

  /** Says how far it is: a part of the whole, negative when that is not known, and a count. */
  void at(double part, long rows) {
    if (!shown) {
      return;
    }
    long now = System.nanoTime();
    if (now < next) {
      return;
    }
    next = now + INTERVAL;
    drawn = true;
    double seconds = (now - start) / 1e9;
    err.print("\r" + line(part, rows, seconds));
    err.flush();
  }

  String line(double part, long rows, double seconds) {
    StringBuilder line = new StringBuilder(what).append(' ');
    if (part >= 0) {
      int full = (int) Math.round(part * BAR);
      line.append('[').append("#".repeat(full)).append(".".repeat(BAR - full)).append(']');
      line.append(String.format(Locale.ROOT, " %3.0f %%", 100 * part));
    }
    line.append(String.format(
        Locale.ROOT, "  %,d rows, %,.0f a second", rows, rows / Math.max(seconds, 1e-3)));
    while (line.length() < LINE) {
      line.append(' ');
    }
    return line.substring(0, LINE);
  }

  /** Wipes the line. */
  @Override
  public void close() {
    if (drawn) {
      err.print("\r" + " ".repeat(LINE) + "\r");
      err.flush();
    }
  }
}
