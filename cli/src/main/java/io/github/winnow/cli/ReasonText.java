package io.github.winnow.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reason as it stands in a result file.
 *
 * @param statistic its stable name
 * @param sentence what was said
 * @param weight what it weighs, "rule" for a rule, empty where the file does not say
 */
record ReasonText(String statistic, String sentence, String weight) {
  private static final Pattern WEIGHT = Pattern.compile(
      "(.*?)(?: \\((?:a (rule)|weight ([^,)]*)(, not calibrated)?)\\)|, weight (\\S+) on average)");

  /** The reasons in a cell, in its order. */
  static List<ReasonText> of(String cell) {
    List<ReasonText> reasons = new ArrayList<>();
    if (!cell.isEmpty()) {
      for (String reason : cell.split(";", -1)) {
        reasons.add(one(reason));
      }
    }
    return reasons;
  }

  private static ReasonText one(String reason) {
    int at = reason.indexOf(": ");
    String statistic = at < 0 ? reason : reason.substring(0, at);
    String rest = at < 0 ? "" : reason.substring(at + 2);
    Matcher weight = WEIGHT.matcher(rest);
    if (!weight.matches()) {
      return new ReasonText(statistic, rest, "");
    }
    String open = weight.group(4) == null ? "" : " (not calibrated for this action)";
    String number = weight.group(3) != null ? weight.group(3) : weight.group(5);
    return new ReasonText(statistic, weight.group(1) + open, number == null ? "rule" : number);
  }

  /** For people: a table, each sentence below its name's weight. */
  static TextTable table(List<ReasonText> reasons) {
    TextTable table = new TextTable(">weight", "reason");
    for (ReasonText reason : reasons) {
      String name = Failure.shown(reason.statistic());
      table.row(
          Failure.shown(reason.weight()),
          reason.sentence().isEmpty() ? name : name + ": " + Failure.shown(reason.sentence()));
    }
    return table;
  }
}
