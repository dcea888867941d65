package io.github.winnow.cli;

import io.github.winnow.io.ResultCsv;
import io.github.winnow.io.ResultReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run's files say of an id. Each file is read once. Memory: the campaigns in which it stands,
 * a line for every other one, and the worst of its engagements. Confined to one thread.
 */
final class Explained {
  /** What an id may be of. */
  enum Kind {
    /** A row of the log. */
    EVENT,
    /** Who acted. */
    ACCOUNT,
    /** What was acted on. */
    TARGET,
    /** A group that was found. */
    CAMPAIGN
  }

  /** A row of {@code accounts.csv}. */
  record Account(
      String account,
      double score,
      String disposition,
      long events,
      String campaigns,
      String reasons) {}

  /** A row of {@code tally.csv}. */
  record Tally(
      String action,
      long gross,
      double general,
      double sophisticated,
      double net,
      double netLow,
      double netHigh) {}

  private static final int EVENTS = 5;

  private final WantedId wanted;
  private final Set<Kind> kinds;
  private final List<VerdictRow> events = new ArrayList<>();
  private final Map<String, Account> accounts = new HashMap<>();
  private final List<Tally> tallies = new ArrayList<>();
  private final List<CampaignView> ofAccount = new ArrayList<>();
  private final List<CampaignView> ofTarget = new ArrayList<>();
  private final Map<String, String> outcomes = new HashMap<>();
  private final Rows accountRows;
  private final Rows targetRows;
  private @Nullable CampaignView campaign;
  private long moreEvents;

  /** The worst rows are kept, so many of them. */
  Explained(String id, Set<Kind> kinds, int worst) {
    wanted = new WantedId(id);
    this.kinds = kinds;
    accountRows = new Rows(worst);
    targetRows = new Rows(worst);
  }

  void read(Path folder, Progress progress) throws IOException {
    CampaignReader.read(ResultFolder.file(folder, "campaigns.json"), c -> {
      see(c);
      return true;
    });
    if (!kinds.equals(Set.of(Kind.CAMPAIGN))) {
      VerdictRow.read(ResultFolder.file(folder, "verdicts.csv"), wanted, progress, this::see);
      readAccounts(ResultFolder.file(folder, "accounts.csv"));
      readTallies(ResultFolder.file(folder, "tally.csv"));
    }
  }

  private void see(CampaignView c) {
    outcomes.put(c.id(), c.outcome());
    if (kinds.contains(Kind.CAMPAIGN) && wanted.is(c.id())) {
      campaign = c;
    }
    if (kinds.contains(Kind.ACCOUNT) && c.members().stream().anyMatch(m -> isCell(m.account()))) {
      ofAccount.add(c);
    }
    if (kinds.contains(Kind.TARGET) && c.orders().stream().anyMatch(o -> isCell(o.target()))) {
      ofTarget.add(c);
    }
  }

  /** Whether a plain id is it. */
  boolean isCell(String plain) {
    return wanted.is(ResultCsv.cell(plain));
  }

  private void see(VerdictRow row, boolean byEvent, boolean byAccount, boolean byTarget) {
    if (byEvent && kinds.contains(Kind.EVENT)) {
      if (events.size() < EVENTS) {
        events.add(row);
      } else {
        moreEvents++;
      }
    }
    if (byAccount && kinds.contains(Kind.ACCOUNT)) {
      accountRows.add(row);
    }
    if (byTarget && kinds.contains(Kind.TARGET)) {
      targetRows.add(row);
    }
  }

  private void readAccounts(Path file) throws IOException {
    try (ResultReader reader = ResultReader.open(
        file, "account", "score", "disposition", "events", "campaigns", "reasons")) {
      while (reader.next()) {
        String account = reader.text(0);
        if ((kinds.contains(Kind.ACCOUNT) && wanted.is(account))
            || events.stream().anyMatch(e -> e.account().equals(account))) {
          accounts.put(
              account,
              new Account(
                  account,
                  reader.number(1),
                  reader.text(2),
                  (long) reader.number(3),
                  reader.text(4),
                  reader.text(5)));
        }
      }
    }
  }

  private void readTallies(Path file) throws IOException {
    if (!kinds.contains(Kind.TARGET)) {
      return;
    }
    try (ResultReader reader = ResultReader.open(
        file,
        "target",
        "action",
        "gross",
        "invalid_general",
        "invalid_sophisticated",
        "net",
        "net_low",
        "net_high")) {
      while (reader.next()) {
        if (wanted.is(reader.text(0))) {
          tallies.add(new Tally(
              reader.text(1),
              (long) reader.number(2),
              reader.number(3),
              reader.number(4),
              reader.number(5),
              reader.number(6),
              reader.number(7)));
        }
      }
    }
  }

  /** As what the id was found. */
  Set<Kind> found() {
    Set<Kind> found = EnumSet.noneOf(Kind.class);
    if (!events.isEmpty()) {
      found.add(Kind.EVENT);
    }
    if (accountRows.all() > 0) {
      found.add(Kind.ACCOUNT);
    }
    if (targetRows.all() > 0) {
      found.add(Kind.TARGET);
    }
    if (campaign != null) {
      found.add(Kind.CAMPAIGN);
    }
    return found;
  }

  /** The first rows of that id. */
  List<VerdictRow> events() {
    return events;
  }

  /** How many more there are. */
  long moreEvents() {
    return moreEvents;
  }

  /** What is said of an account that has the id, or of one that made an event of the id. */
  @Nullable
  Account account(String account) {
    return accounts.get(account);
  }

  Rows accountRows() {
    return accountRows;
  }

  Rows targetRows() {
    return targetRows;
  }

  List<Tally> tallies() {
    return tallies;
  }

  /** The campaigns of which the account is a member. */
  List<CampaignView> ofAccount() {
    return ofAccount;
  }

  /** The campaigns that have the target among their orders. */
  List<CampaignView> ofTarget() {
    return ofTarget;
  }

  @Nullable
  CampaignView campaign() {
    return campaign;
  }

  /** What comes of a campaign. */
  String outcome(String id) {
    return outcomes.getOrDefault(id, "is not in campaigns.json");
  }
}
