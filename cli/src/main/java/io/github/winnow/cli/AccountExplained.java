package io.github.winnow.cli;

import io.github.winnow.evidence.Disposition;
import java.util.Map;

/** What became of an account, and how. */
final class AccountExplained {
  private final Explained explained;
  private final String id;
  private final Narration page;

  AccountExplained(Explained explained, String id, Narration page) {
    this.explained = explained;
    this.id = id;
    this.page = page;
  }

  void print() {
    Rows rows = explained.accountRows();
    VerdictRow any = rows.any();
    page.heading("Account " + (any == null ? id : Narration.short40(any.account())), "");
    Explained.Account account = any == null ? null : explained.account(any.account());
    if (account == null) {
      page.say(Narration.count(rows.duplicates())
          + " rows, all of them duplicates: it is in no figure.");
      return;
    }
    page.say(page.shown(account.disposition()) + " in the end. Score "
        + Numbers.short3(account.score()) + ", of " + Narration.count(account.events())
        + " engagements " + Narration.span(rows) + ".");
    page.duplicates(rows);
    page.line();
    page.heading("How that came about", "");
    page.fates(Map.of("engagements", rows.fate()), "");
    rule(rows, account);
    page.line();
    page.heading("Why", ", on average over all its engagements");
    page.reasons(account.reasons(), "Nothing that speaks against it is worth reporting.");
    memberships();
    page.worst(rows, "Its worst engagements");
  }

  /** Which half decided. */
  private void rule(Rows rows, Explained.Account account) {
    if (account.events() != rows.fate().last().all()) {
      page.say("The rows stand for " + Narration.count(account.events())
          + " engagements (column count).");
    }
    Outcomes last = rows.fate().last();
    long excluded = last.of(Disposition.EXCLUDE);
    long caught = excluded + last.of(Disposition.HOLD);
    String decided = switch (account.disposition()) {
      case "EXCLUDE" ->
        Narration.count(excluded) + " of " + Narration.count(last.all()) + " are excluded";
      case "HOLD" ->
        Narration.count(caught) + " of " + Narration.count(last.all()) + " are held or excluded, "
            + Narration.count(excluded) + " excluded";
      default ->
        "only " + Narration.count(caught) + " of " + Narration.count(last.all())
            + " are held or excluded";
    };
    page.say(
        "An account gets the worst disposition that holds for at least half of its engagements: "
            + decided + ".");
  }

  private void memberships() {
    page.line();
    if (explained.ofAccount().isEmpty()) {
      page.line("It is in no campaign.");
      return;
    }
    page.heading("Campaigns", "");
    TextTable table = new TextTable(
        "campaign", ">membership", ">weight", ">together", ">expected", "the campaign");
    for (CampaignView c : Narration.first(explained.ofAccount())) {
      for (CampaignView.Member m : c.members()) {
        if (explained.isCell(m.account())) {
          table.row(
              Narration.short40(c.id()),
              Numbers.fixed(m.probability(), 2),
              Numbers.short3(m.weight()),
              Numbers.short3(m.observed()),
              Numbers.short3(m.expected()),
              c.outcome());
        }
      }
    }
    page.table(table);
    page.more(explained.ofAccount().size(), "campaigns");
  }
}
