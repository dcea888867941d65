package io.github.winnow.evidence;

import io.github.winnow.event.Action;
import java.util.Map;

/**
 * What a policy would have said in the acting one's place, of the engagements that were judged
 * since it was put in shadow, or since the acting policy or the calibration was last exchanged.
 * Each engagement is counted once, with what was said when it came: by then known campaigns,
 * excesses and clearances count, and what later audits restate does not. Duplicates and rejected
 * engagements are in no figure.
 *
 * @param policy the policy in shadow
 * @param acting the policy that it is compared with
 * @param all how often they agreed
 * @param byAction the same for each action; of more than 100 actions the later ones are in {@code
 *     all} alone
 */
public record Shadow(Policy policy, Policy acting, Agreement all, Map<Action, Agreement> byAction) {
  /**
   * What a policy would have said.
   *
   * @param policy the policy in shadow
   * @param acting the policy that it is compared with
   * @param all how often they agreed
   * @param byAction the same for each action
   */
  public Shadow {
    byAction = Map.copyOf(byAction);
  }
}
