package io.github.winnow;

import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Shadow;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.internal.pipeline.Context;
import io.github.winnow.internal.pipeline.Pipeline;
import io.github.winnow.internal.pipeline.ShadowPolicy;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The policies in an engine's shadow. From any thread. */
final class Shadows {
  private static final Logger LOG = LoggerFactory.getLogger(Winnow.class);
  private static final int MOST = 8;

  private final Pipeline pipeline;
  private final @Nullable ShadowListener listener;
  private final AtomicBoolean failed = new AtomicBoolean();

  Shadows(Pipeline pipeline, List<Policy> policies, @Nullable ShadowListener listener) {
    this.pipeline = pipeline;
    this.listener = listener;
    set(policies);
  }

  void set(List<Policy> policies) {
    pipeline.shadow(checked(policies));
  }

  static List<Policy> checked(List<Policy> policies) {
    Set<String> names = new HashSet<>();
    for (Policy policy : policies) {
      if (!names.add(policy.name())) {
        throw new IllegalArgumentException(
            "policies in shadow are told apart by their names, but two are " + policy.name());
      }
    }
    if (policies.size() > MOST) {
      throw new IllegalArgumentException(
          "at most " + MOST + " policies can be in shadow, but there are " + policies.size());
    }
    return List.copyOf(policies);
  }

  /** Of an engagement that was judged a moment ago. */
  void compare(Engagement engagement, Context context, Verdict acting) {
    ShadowPolicy[] shadows = pipeline.shadows();
    if (shadows == null) {
      return;
    }
    for (ShadowPolicy shadow : shadows) {
      Disposition other = shadow.compare(context, acting.disposition());
      if (other != acting.disposition() && listener != null) {
        tell(listener, engagement, acting, shadow, context);
      }
    }
  }

  private void tell(
      ShadowListener told,
      Engagement engagement,
      Verdict acting,
      ShadowPolicy shadow,
      Context context) {
    try {
      told.differs(engagement, acting, shadow.policy(), shadow.verdict(context));
    } catch (RuntimeException fault) { // the verdict is given all the same
      if (failed.compareAndSet(false, true)) {
        LOG.warn("the listener to policies in shadow failed; this is said once", fault);
      }
    }
  }

  List<Shadow> reports() {
    ShadowPolicy[] shadows = pipeline.shadows();
    return shadows == null
        ? List.of()
        : Arrays.stream(shadows).map(ShadowPolicy::report).toList();
  }
}
