package io.github.winnow;

import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Verdict;

/** Told where a policy in shadow would have decided otherwise. */
public interface ShadowListener {
  /**
   * A policy in shadow would have disposed of an engagement otherwise. Called in the thread that
   * scores, from several at a time, before it has its verdict: so it should be quick. What it
   * throws is logged once and kept from the caller.
   *
   * @param engagement the engagement
   * @param acting what is said of it
   * @param policy the policy in shadow
   * @param shadow what that would have said, with reasons where it reports any
   */
  void differs(Engagement engagement, Verdict acting, Policy policy, Verdict shadow);
}
