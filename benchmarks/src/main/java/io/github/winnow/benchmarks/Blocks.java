package io.github.winnow.benchmarks;

import io.github.winnow.event.Engagement;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A fresh block of events for every invocation. Event time must not come twice: the same events over
 * again would be late, and in an old window of every row.
 *
 * <p>{@link Level#Invocation} is right here, though it is a trap where an invocation is short: JMH
 * reads the clock around each invocation, and one lasts some tenths of a second. What the set-up
 * leaves in the processor's caches is worn off by a small part of a block.
 *
 * <p>To be asked for in the set-up of a benchmark's state and kept there, and not again as an
 * argument of the benchmark: JMH would make a second one, which starts at the first event again.
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets the fields up
public class Blocks {
  static final int SIZE = 1 << 19;

  @Param({"10000", "1000000"})
  int accounts;

  @Param({"numeric", "text"})
  String ids;

  /** Whether events have ids of their own, by which duplicates are known: one more key. */
  @Param("false")
  boolean eventIds;

  private Workload workload;
  private List<Engagement> events;

  @Setup(Level.Trial)
  public void open() {
    workload = new Workload(accounts, "text".equals(ids), eventIds);
  }

  @Setup(Level.Invocation)
  public void next() {
    events = List.of(); // lets go of the last block before the next is built
    events = workload.next(SIZE);
  }

  int accounts() {
    return accounts;
  }

  List<Engagement> events() {
    return events;
  }

  /** What takes a block of events. */
  interface Taker {
    void take(List<Engagement> block);
  }

  /** Leads to the steady state: the events of a day at least, block by block. */
  void warm(Taker taker) {
    for (long seen = 0; seen < workload.eventsOfADay(); seen += SIZE) {
      taker.take(workload.next(SIZE));
    }
  }
}
