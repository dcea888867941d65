package io.github.winnow.cli;

import io.github.winnow.io.OutputFolder;
import io.github.winnow.io.ResultCsv;
import io.github.winnow.io.ResultReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a folder of results anew without some accounts. What does not name them stays byte for
 * byte. Memory: the accounts, and one campaign. Confined to one thread.
 */
final class ForgetfulFolder {
  private static final List<String> FILES = List.of(
      "verdicts.csv",
      "accounts.csv",
      "tally.csv",
      "campaigns.csv",
      "campaigns.json",
      "rejects.csv",
      "summary.json");

  /** How {@code summary.json} ends, with the number of those who were forgotten before. */
  private static final Pattern END = Pattern.compile("(,\n  \"forgotten\" : (\\d+))?\n}\n\\z");

  private final Path folder;
  private final Set<String> accounts;
  private final Set<String> cells;
  private final NamesInText names;
  private final Set<String> found = new TreeSet<>();
  private long rows;
  private long memberships;
  private long texts;

  /**
   * What was done.
   *
   * @param accounts how many of them were there
   * @param rows how many rows of verdicts lost their name
   * @param memberships how many members campaigns lost
   * @param texts how many rejected rows lost their text
   * @param leftovers temporary folders beside it that other runs left
   */
  record Outcome(long accounts, long rows, long memberships, long texts, List<Path> leftovers) {}

  /** Rewrites a row's cells; false when the row goes. */
  private interface Change {
    boolean to(List<String> header, List<String> cells);
  }

  ForgetfulFolder(Path folder, Set<String> accounts) {
    this.folder = folder;
    this.accounts = accounts;
    cells = accounts.stream().map(ResultCsv::cell).collect(Collectors.toSet());
    names = new NamesInText(accounts);
  }

  Outcome rewrite() throws IOException {
    check();
    try (OutputFolder out = OutputFolder.create(folder)) {
      CleanUp.onInterrupt(out, () -> rewrite(out));
    }
    return new Outcome(found.size(), rows, memberships, texts, leftovers());
  }

  private void check() throws IOException {
    for (String name : FILES) {
      if (!Files.isRegularFile(folder.resolve(name))) {
        throw new Failure(Failure.shown(folder.toString())
            + " is no folder that 'score' wrote: it has no " + name);
      }
    }
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        String name = String.valueOf(entry.getFileName());
        if (!name.startsWith(".") && !FILES.contains(name)) {
          throw new Failure(Failure.shown(entry.toString())
              + " is no file that 'score' wrote, and may name accounts: move it elsewhere");
        }
      }
    }
  }

  private void rewrite(OutputFolder out) throws IOException {
    csv(out, "verdicts.csv", this::unname);
    csv(out, "accounts.csv", (header, row) -> !isForgotten(row.get(header.indexOf("account"))));
    Files.copy(folder.resolve("tally.csv"), out.file("tally.csv"));
    Map<String, Integer> sizes = campaigns(out);
    csv(out, "campaigns.csv", (header, row) -> {
      Integer size = sizes.get(row.get(header.indexOf("campaign")));
      if (size != null) {
        row.set(header.indexOf("accounts"), Integer.toString(size));
      }
      return true;
    });
    csv(out, "rejects.csv", this::unquote);
    Files.writeString(out.file("summary.json"), summary());
    if (!found.isEmpty() || texts > 0) {
      out.commit();
    }
  }

  private void csv(OutputFolder out, String name, Change change) throws IOException {
    try (ResultReader reader = ResultReader.openWhole(folder.resolve(name));
        ResultCsv csv = ResultCsv.create(out.file(name), reader.columns().toArray(new String[0]))) {
      List<String> header = reader.columns();
      while (reader.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
          row.add(reader.text(i));
        }
        if (change.to(header, row)) {
          for (String cell : row) {
            csv.text(cell); // it stood in a cell before, and so stays what it is
          }
          csv.endRow();
        }
      }
    }
  }

  private boolean isForgotten(String cell) {
    if (!cells.contains(cell)) {
      return false;
    }
    found.add(cell);
    return true;
  }

  private boolean unname(List<String> header, List<String> row) {
    int account = header.indexOf("account");
    if (isForgotten(row.get(account))) {
      row.set(account, "");
      row.set(header.indexOf("id"), "");
      rows++;
    }
    return true;
  }

  private boolean unquote(List<String> header, List<String> row) {
    int text = header.indexOf("text");
    int reason = header.indexOf("reason");
    if (names.areIn(row.get(text)) || names.areIn(row.get(reason))) {
      row.set(text, "");
      row.set(reason, row.get(reason).replaceFirst("(?s):.*", ""));
      texts++;
    }
    return true;
  }

  /** How many members are left of the campaigns. */
  private Map<String, Integer> campaigns(OutputFolder out) throws IOException {
    Path before = folder.resolve("campaigns.json");
    CampaignsWithout without = CampaignsWithout.of(before, accounts);
    memberships = without.memberships();
    without.found().forEach(account -> found.add(ResultCsv.cell(account)));
    Path after = out.file("campaigns.json");
    if (memberships == 0) {
      Files.copy(before, after);
    } else {
      without.write(after);
    }
    return without.sizes();
  }

  private String summary() throws IOException {
    Path file = folder.resolve("summary.json");
    String text = Files.readString(file);
    Matcher end = END.matcher(text);
    if (!end.find()) {
      throw new Failure(Failure.shown(file.toString()) + " is not as 'score' writes it");
    }
    String before = end.group(2);
    long all = found.size() + (before == null ? 0 : Long.parseLong(before));
    return text.substring(0, end.start()) + ",\n  \"forgotten\" : " + all + "\n}\n";
  }

  private List<Path> leftovers() throws IOException {
    Path whole = folder.toRealPath();
    Path parent = whole.getParent();
    if (parent == null) {
      return List.of();
    }
    String begin = "." + whole.getFileName();
    try (Stream<Path> entries = Files.list(parent)) {
      return entries
          .filter(entry -> {
            String name = String.valueOf(entry.getFileName());
            return name.startsWith(begin + ".partial-") || name.startsWith(begin + ".old-");
          })
          .sorted()
          .toList();
    }
  }
}
