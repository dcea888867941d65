package io.github.winnow.cli;

import java.util.List;

/**
 * A reason as it stands in a result file.
 *
 * @param statistic its stable name
 * @param sentence what was said
 * @param weight what it weighs, "rule" for a rule, empty where the file does not say
 */
record ReasonText(String statistic, String sentence, String weight) {
  /** The reasons in a cell, in its order. */
  static List<ReasonText> of(String cell) {
    return ReasonParts.of(cell).stream().map(ReasonText::of).toList();
  }

  private static ReasonText of(ReasonParts reason) {
    String open = reason.ending() == Ending.UNCALIBRATED ? reason.language().open() : "";
    String weight = reason.ending() == Ending.RULE ? reason.language().ruleWord() : reason.weight();
    return new ReasonText(reason.statistic(), reason.sentence() + open, weight);
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
