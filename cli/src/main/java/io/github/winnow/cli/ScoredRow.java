package io.github.winnow.cli;

import io.github.winnow.Winnow;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.io.LogRow;
import io.github.winnow.spi.TrafficClass;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An accepted row of the log and what was said of it when it came.
 *
 * @param id the log's id, or the row's number
 * @param time milliseconds since 1970
 * @param account who acted, the log's own text
 * @param action what was done
 * @param target what was acted on, the log's own text
 * @param accountHash the account's pseudonym
 * @param targetHash the target's pseudonym
 * @param count how many engagements it stands for
 * @param first what was said
 */
record ScoredRow(
    String id,
    long time,
    String account,
    String action,
    String target,
    long accountHash,
    long targetHash,
    int count,
    Judged first) {

  /** A row and its verdict; some statistics are known to come from looking back. */
  static ScoredRow of(LogRow row, Verdict verdict, Winnow winnow, Set<StatisticInfo> lookingBack) {
    Engagement e = row.engagement();
    Id id = e.id();
    return new ScoredRow(
        id == null ? Long.toString(row.row()) : id.toString(),
        e.time(),
        e.account().toString(),
        e.action().name(),
        e.target().toString(),
        winnow.pseudonym(e.account()).hash(),
        winnow.pseudonym(e.target()).hash(),
        e.count(),
        Judged.of(verdict, lookingBack));
  }

  /** Keeps them in temporary files. */
  record Format(Codec<Reason> reasons) implements Codec<ScoredRow> {
    private static final int DUPLICATE = 4;
    private static final int GENERAL = 8;

    @Override
    public void write(ScoredRow row, DataOutput out) throws IOException {
      out.writeUTF(row.id);
      out.writeLong(row.time);
      out.writeUTF(row.account);
      out.writeUTF(row.action);
      out.writeUTF(row.target);
      out.writeLong(row.accountHash);
      out.writeLong(row.targetHash);
      out.writeInt(row.count);
      Judged first = row.first;
      out.writeByte(Dispositions.number(first.disposition())
          | (first.duplicate() ? DUPLICATE : 0)
          | (first.trafficClass() == TrafficClass.GENERAL ? GENERAL : 0));
      out.writeDouble(first.score());
      out.writeDouble(first.q());
      write(first.own(), out);
      write(first.found(), out);
      out.writeUTF(first.cleared());
    }

    private void write(List<Reason> some, DataOutput out) throws IOException {
      out.writeByte(some.size());
      for (Reason reason : some) {
        reasons.write(reason, out);
      }
    }

    @Override
    public ScoredRow read(DataInput in) throws IOException {
      String id = in.readUTF();
      long time = in.readLong();
      String account = in.readUTF();
      String action = in.readUTF();
      String target = in.readUTF();
      long accountHash = in.readLong();
      long targetHash = in.readLong();
      int count = in.readInt();
      return new ScoredRow(
          id, time, account, action, target, accountHash, targetHash, count, judged(in));
    }

    private Judged judged(DataInput in) throws IOException {
      int flags = in.readByte();
      double score = in.readDouble();
      double q = in.readDouble();
      return new Judged(
          (flags & DUPLICATE) != 0,
          score,
          q,
          Dispositions.of(flags & 3),
          (flags & GENERAL) != 0 ? TrafficClass.GENERAL : TrafficClass.SOPHISTICATED,
          some(in),
          some(in),
          in.readUTF());
    }

    private List<Reason> some(DataInput in) throws IOException {
      int n = in.readUnsignedByte();
      List<Reason> some = n == 0 ? List.of() : new ArrayList<>(n);
      for (int i = 0; i < n; i++) {
        some.add(reasons.read(in));
      }
      return some;
    }
  }
}
