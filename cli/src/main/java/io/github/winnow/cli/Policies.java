package io.github.winnow.cli;

import io.github.winnow.evidence.Policy;
import java.util.LinkedHashMap;
import java.util.Map;

/** A policy as it stands in a summary. */
final class Policies {
  private static final double DAY = 86_400_000;

  private Policies() {}

  static Map<String, Object> described(Policy policy) {
    Map<String, Object> lines = new LinkedHashMap<>();
    lines.put("name", policy.name());
    lines.put("report_rate", policy.reportRate());
    lines.put("hold_rate", policy.holdRate());
    lines.put("exclude_rate", policy.excludeRate());
    lines.put("families", policy.families());
    lines.put("family_weight", policy.familyWeight());
    lines.put("base_rate", policy.baseRate());
    lines.put("campaign_q", policy.campaignQ());
    lines.put("name_rate", policy.nameRate());
    lines.put("member_probability", policy.memberProbability());
    lines.put("half_life_days", policy.halfLife().toMillis() / DAY);
    lines.put("sha256", policy.hash());
    return lines;
  }
}
