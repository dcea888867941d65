package io.github.winnow.testkit;

import io.github.winnow.event.Engagement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Events as text that no JDK writes differently: whole numbers and plain strings only. */
final class Canonical {
  private Canonical() {}

  static String line(LabelledEngagement event) {
    Engagement e = event.engagement();
    return String.join(
        ",",
        String.valueOf(e.id()),
        Long.toString(e.time()),
        e.account().toString(),
        e.action().name(),
        e.target().toString(),
        String.valueOf(e.publisher()),
        String.valueOf(e.source()),
        String.valueOf(e.promotion()),
        String.valueOf(e.impression()),
        String.valueOf(e.payment()),
        String.valueOf(e.device()),
        String.valueOf(e.ip()),
        bits(e.dwell()),
        bits(e.completion()),
        Long.toString(e.accountCreated()),
        String.valueOf(e.region()),
        String.valueOf(e.networkType()),
        String.valueOf(e.client()),
        Integer.toString(e.count()),
        e.attributes().toString(),
        Boolean.toString(event.fabricated()),
        event.scenario());
  }

  private static String bits(double value) {
    return Long.toHexString(Double.doubleToLongBits(value));
  }

  static List<String> lines(List<LabelledEngagement> events) {
    return events.stream().map(Canonical::line).toList();
  }

  static String sha256(List<LabelledEngagement> events) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (LabelledEngagement event : events) {
        digest.update((line(event) + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
