package io.github.winnow.cli;

import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.Restatement;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What was said anew of an engagement, as far as result files hold it.
 *
 * @param position which engagement
 * @param disposition what is done with it now
 * @param q the probability that it is invalid
 * @param weight what is added to its score
 * @param reason why, or null
 */
record Restated(
    long position,
    Disposition disposition,
    double q,
    double weight,
    @Nullable Reason reason) {

  static Restated of(Restatement r) {
    return new Restated(r.position(), r.disposition(), r.q(), r.weight(), r.reason());
  }

  /** Keeps them in temporary files. */
  record Format(Codec<Reason> reasons) implements Codec<Restated> {
    @Override
    public void write(Restated r, SpillOutput out) throws IOException {
      out.writeLong(r.position);
      out.writeByte(Dispositions.number(r.disposition));
      out.writeDouble(r.q);
      out.writeDouble(r.weight);
      Reason reason = r.reason;
      out.writeBoolean(reason != null);
      if (reason != null) {
        reasons.write(reason, out);
      }
    }

    @Override
    public Restated read(SpillInput in) throws IOException {
      long position = in.readLong();
      Disposition disposition = Dispositions.of(in.readByte());
      double q = in.readDouble();
      double weight = in.readDouble();
      Reason reason = in.readBoolean() ? reasons.read(in) : null;
      return new Restated(position, disposition, q, weight, reason);
    }
  }
}
