package io.github.winnow.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes {@code rejects.csv}: {@code line,reason,text}. The reason begins with its stable {@link
 * Reject.Reason#code} and a colon. Confined to one thread.
 */
public final class RejectWriter implements Closeable {
  private final ResultCsv csv;

  private RejectWriter(ResultCsv csv) {
    this.csv = csv;
  }

  /**
   * Creates a file, or empties one that is there.
   *
   * @param file its path
   * @return a writer that stands at the first row
   * @throws IOException when writing fails
   */
  public static RejectWriter create(Path file) throws IOException {
    return new RejectWriter(ResultCsv.create(file, "line", "reason", "text"));
  }

  /**
   * Writes a row.
   *
   * @param reject what was rejected
   * @throws IOException when writing fails
   */
  public void write(Reject reject) throws IOException {
    csv.number(reject.line())
        .text(reject.reason().code() + ": " + reject.detail())
        .text(reject.text())
        .endRow();
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
