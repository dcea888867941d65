package io.github.winnow.cli;

import java.util.Set;

/** Tells a person what became of something, and why. */
final class ExplainReport {
  private final Explained explained;
  private final String id;
  private final Narration page;

  ExplainReport(Explained explained, String id, Narration page) {
    this.explained = explained;
    this.id = id;
    this.page = page;
  }

  void print() {
    Set<Explained.Kind> found = explained.found();
    if (found.size() > 1) {
      page.paragraph(id + " is the id of several things: " + ExplainCommand.names(found, ", ")
          + ". --kind shows one of them.");
      page.line();
    }
    boolean first = true;
    for (Explained.Kind kind : found) {
      if (!first) {
        page.line();
      }
      first = false;
      switch (kind) {
        case EVENT -> events();
        case ACCOUNT -> new AccountExplained(explained, id, page).print();
        case TARGET -> new TargetExplained(explained, id, page).print();
        case CAMPAIGN -> campaign();
      }
    }
  }

  private void events() {
    for (VerdictRow row : explained.events()) {
      page.heading("Event " + Narration.short40(row.id()), "");
      page.event(row);
      Explained.Account account = explained.account(row.account());
      if (account != null) {
        page.say("Its account " + Narration.short40(row.account()) + ": "
            + page.shown(account.disposition())
            + ", score " + Numbers.short3(account.score()) + ", "
            + Narration.count(account.events())
            + " engagements.");
        namedBy(account.campaigns());
      }
    }
    if (explained.moreEvents() > 0) {
      page.say("And " + Narration.count(explained.moreEvents()) + " more rows have this id.");
    }
  }

  private void namedBy(String campaigns) {
    if (!campaigns.isEmpty()) {
      for (String c : campaigns.split(";", -1)) {
        page.say("Named by the campaign " + Narration.short40(c) + ", which " + explained.outcome(c)
            + ".");
      }
    }
  }

  private void campaign() {
    CampaignView c = explained.campaign();
    if (c == null) {
      return;
    }
    page.header(c);
    page.line();
    page.heading("Its accounts", ", the likeliest first");
    TextTable table = new TextTable("account", ">membership", ">weight", ">together", ">expected");
    for (CampaignView.Member m : Narration.first(c.members())) {
      table.row(
          Narration.short40(m.account()),
          Numbers.fixed(m.probability(), 2),
          Numbers.short3(m.weight()),
          Numbers.short3(m.observed()),
          Numbers.short3(m.expected()));
    }
    page.table(table);
    page.more(c.members().size(), "accounts");
    page.say(
        "'winnow campaign DIR " + Narration.short40(c.id()) + "' shows its orders and draws it.");
  }
}
