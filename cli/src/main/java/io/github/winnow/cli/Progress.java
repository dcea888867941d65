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
  private String what;
  private long start = System.nanoTime();
  private long next = start + INTERVAL;
  private boolean drawn;

  Progress(PrintWriter err, Terminal terminal, String what) {
    this.err = err;
    this.shown = terminal.progress();
    this.what = what;
  }

  /** Begins the next piece of work. */
  void phase(String work) {
    what = work;
    start = System.nanoTime();
  }

  /** Says how far it is: a part of the whole, negative when that is not known, and a count. */
  void at(double part, long rows) {
    if (isDue()) {
      draw(line(part, rows, (System.nanoTime() - start) / 1e9));
    }
  }

  /** Says how far an audit is that interrupts the work: a part of the whole. */
  void auditing(double part) {
    if (isDue()) {
      draw(padded(begun("winnow: auditing", part)));
    }
  }

  private boolean isDue() {
    if (!shown) {
      return false;
    }
    long now = System.nanoTime();
    if (now < next) {
      return false;
    }
    next = now + INTERVAL;
    return true;
  }

  private void draw(String line) {
    drawn = true;
    err.print("\r" + line);
    err.flush();
  }

  String line(double part, long rows, double seconds) {
    return padded(begun(what, part)
        .append(String.format(
            Locale.ROOT, "  %,d rows, %,.0f a second", rows, rows / Math.max(seconds, 1e-3))));
  }

  private static StringBuilder begun(String what, double part) {
    StringBuilder line = new StringBuilder(what).append(' ');
    if (part >= 0) {
      int full = (int) Math.round(Math.min(1, part) * BAR);
      line.append('[').append("#".repeat(full)).append(".".repeat(BAR - full)).append(']');
      line.append(String.format(Locale.ROOT, " %3.0f %%", 100 * part));
    }
    return line;
  }

  private static String padded(StringBuilder line) {
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
