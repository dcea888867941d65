package io.github.winnow.benchmarks;

import io.github.winnow.event.Engagement;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A fresh block of events for every invocation, since an event's time may not come twice. An
 * invocation takes some tenths of a second, so {@link Level#Invocation} costs nothing here.
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets the fields up
public class Blocks {
  static final int SIZE = 1 << 18;

  @Param({"10000", "100000", "1000000"})
  int accounts;

  @Param({"numeric", "text"})
  String ids;

  private Workload workload;
  private List<Engagement> events;

  @Setup(Level.Trial)
  public void open() {
    workload = new Workload(accounts, "text".equals(ids));
  }

  @Setup(Level.Invocation)
  public void next() {
    events = workload.next(SIZE);
  }

  int accounts() {
    return accounts;
  }

  /** Events that lead to the steady state: as many as there are accounts, block by block. */
  List<Engagement> warming() {
    return workload.next(SIZE);
  }

  List<Engagement> events() {
    return events;
  }
}
