package io.github.winnow.cli;

import io.github.winnow.evidence.Policy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** A policy as it stands in a summary. */
final class Policies {
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
    Map<String, Object> described = new LinkedHashMap<>(lines);
    described.put("sha256", sha256(Json.text(lines)));
    return described;
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
