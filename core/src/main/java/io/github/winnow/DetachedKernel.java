package io.github.winnow;

import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.evidence.ControlRecord;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.internal.pipeline.Context;
import io.github.winnow.internal.pipeline.Pipeline;
import io.github.winnow.internal.state.KeySpace;
import io.github.winnow.internal.state.Reading;
import io.github.winnow.runtime.Kernel;
import org.jspecify.annotations.Nullable;

/** The pipeline for those who keep the rows themselves. */
final class DetachedKernel implements Kernel {
  /** A row's time has 48 bits, some 8,900 years. */
  private static final long LATEST = (1L << 48) - 1;

  private final Pipeline pipeline;
  private final KeySpace[] spaces;

  /** A context under the kernel's own name. */
  private record Held(Context context) implements Event {}

  DetachedKernel(Pipeline pipeline) {
    this.pipeline = pipeline;
    spaces = pipeline.ensemble().layout().spaces().toArray(new KeySpace[0]);
  }

  private static Context context(Event event) {
    return ((Held) event).context;
  }

  @Override
  public Event newEvent() {
    return new Held(pipeline.newContext());
  }

  @Override
  public @Nullable String observe(Engagement engagement, long time, Event event) {
    if (time < 0 || time > LATEST) {
      throw new IllegalArgumentException(
          "the time must be at least 0 and below 2^48 (" + (LATEST + 1) + "), but is " + time);
    }
    String wrong = pipeline.observe(engagement, context(event));
    if (wrong == null) {
      context(event).reading().complete(time);
      pipeline.observeRules(engagement, context(event));
    }
    return wrong;
  }

  @Override
  public int keys() {
    return spaces.length + pipeline.ruling().spaces().size();
  }

  @Override
  public String keyName(int key) {
    return space(key).name();
  }

  @Override
  public int rowLongs(int key) {
    return space(key).rowLongs();
  }

  @Override
  public long keyOf(int key, Event event) {
    return reading(key, event).key(space(key).index());
  }

  @Override
  public void update(int key, Event event, long[] row) {
    space(key).updateRow(row, reading(key, event));
  }

  /** The rules' kinds of key come behind the detectors'. */
  private KeySpace space(int key) {
    return key < spaces.length ? spaces[key] : pipeline.ruling().spaces().get(key - spaces.length);
  }

  private Reading reading(int key, Event event) {
    Context context = context(event);
    return key < spaces.length ? context.reading() : context.ruled().reading();
  }

  @Override
  public Verdict judge(Event event) {
    return pipeline.judge(context(event));
  }

  @Override
  public void apply(ControlRecord record) {
    pipeline.apply(record);
  }

  @Override
  public boolean concerns(int key, long value, Pseudonym account) {
    return space(key).concerns(value, account.hash());
  }

  @Override
  public Pseudonym pseudonym(Id id) {
    return new Pseudonym(pipeline.edge().party(id));
  }
}
