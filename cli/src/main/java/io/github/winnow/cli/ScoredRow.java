package io.github.winnow.cli;

import io.github.winnow.Winnow;
import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.io.LogRow;
import io.github.winnow.spi.TrafficClass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An accepted row of the log and what was said of it when it came.
 *
 * @param id the log's id, or the row's number
 * @param time milliseconds since 1970
 * @param account who acted, as the log has it
 * @param action what was done
 * @param target what was acted on, as the log has it
 * @param accountHash the account's pseudonym
 * @param targetHash the target's pseudonym
 * @param count how many engagements it stands for
 * @param first what was said
 */
record ScoredRow(
    Id id,
    long time,
    Id account,
    Action action,
    Id target,
    long accountHash,
    long targetHash,
    int count,
    Judged first) {

  /** A row and its verdict; some statistics are known to come from looking back. */
  static ScoredRow of(LogRow row, Verdict verdict, Winnow winnow, Set<StatisticInfo> lookingBack) {
    Engagement e = row.engagement();
    Id id = e.id();
    return new ScoredRow(
        id == null ? Id.of(row.row()) : id,
        e.time(),
        e.account(),
        e.action(),
        e.target(),
        winnow.pseudonym(e.account()).hash(),
        winnow.pseudonym(e.target()).hash(),
        e.count(),
        Judged.of(verdict, lookingBack));
  }

  /** Keeps them in temporary files. Memory: a few actions. */
  static final class Format implements Codec<ScoredRow> {
    private static final int DISPOSITION = 3;
    private static final int DUPLICATE = 4;
    private static final int GENERAL = 8;
    private static final int HAS_Q = 16;
    private static final int HAS_REASONS = 32;
    private static final int IS_CLEARED = 64;

    private final Codec<Reason> reasons;
    private final SpilledNames names = new SpilledNames();

    Format(Codec<Reason> reasons) {
      this.reasons = reasons;
    }

    @Override
    public void write(ScoredRow row, SpillOutput out) throws IOException {
      names.write(row.id, out);
      out.writeLong(row.time);
      names.write(row.account, out);
      names.write(row.action, out);
      names.write(row.target, out);
      out.writeLong(row.accountHash);
      out.writeLong(row.targetHash);
      out.writeInt(row.count);
      write(row.first, out);
    }

    /** Most rows have a score and nothing else. */
    private void write(Judged first, SpillOutput out) throws IOException {
      boolean hasQ = Double.doubleToRawLongBits(first.q()) != 0;
      boolean hasReasons = !first.own().isEmpty() || !first.found().isEmpty();
      boolean isCleared = !first.cleared().isEmpty();
      out.writeByte(Dispositions.number(first.disposition())
          | (first.duplicate() ? DUPLICATE : 0)
          | (first.trafficClass() == TrafficClass.GENERAL ? GENERAL : 0)
          | (hasQ ? HAS_Q : 0)
          | (hasReasons ? HAS_REASONS : 0)
          | (isCleared ? IS_CLEARED : 0));
      out.writeDouble(first.score());
      if (hasQ) {
        out.writeDouble(first.q());
      }
      if (hasReasons) {
        write(first.own(), out);
        write(first.found(), out);
      }
      if (isCleared) {
        out.writeText(first.cleared());
      }
    }

    private void write(List<Reason> some, SpillOutput out) throws IOException {
      out.writeByte(some.size());
      for (Reason reason : some) {
        reasons.write(reason, out);
      }
    }

    @Override
    public ScoredRow read(SpillInput in) throws IOException {
      Id id = names.readId(in);
      long time = in.readLong();
      Id account = names.readId(in);
      Action action = names.readAction(in);
      Id target = names.readId(in);
      long accountHash = in.readLong();
      long targetHash = in.readLong();
      int count = in.readInt();
      return new ScoredRow(
          id, time, account, action, target, accountHash, targetHash, count, judged(in));
    }

    private Judged judged(SpillInput in) throws IOException {
      int flags = in.readByte();
      double score = in.readDouble();
      double q = (flags & HAS_Q) != 0 ? in.readDouble() : 0;
      boolean hasReasons = (flags & HAS_REASONS) != 0;
      return new Judged(
          (flags & DUPLICATE) != 0,
          score,
          q,
          Dispositions.of(flags & DISPOSITION),
          (flags & GENERAL) != 0 ? TrafficClass.GENERAL : TrafficClass.SOPHISTICATED,
          hasReasons ? some(in) : List.of(),
          hasReasons ? some(in) : List.of(),
          (flags & IS_CLEARED) != 0 ? in.readText() : "");
    }

    private List<Reason> some(SpillInput in) throws IOException {
      int n = in.readUnsignedByte();
      List<Reason> some = n == 0 ? List.of() : new ArrayList<>(n);
      for (int i = 0; i < n; i++) {
        some.add(reasons.read(in));
      }
      return some;
    }
  }
}
