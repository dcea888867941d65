package io.github.winnow.cli;

import io.github.winnow.Health;
import io.github.winnow.Preset;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.spi.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Detectors as JSON. */
final class DetectorsJson {
  private DetectorsJson() {}

  static String text(Detectors detectors) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("memory", detectors.memory().bytes());
    all.put("memory_of_engine", detectors.memory().forEngine());
    Preset preset = detectors.preset();
    if (preset != null) {
      all.put("preset", described(preset));
    }
    List<Object> list = new ArrayList<>();
    detectors.all().forEach(d -> list.add(described(detectors, d)));
    all.put("detectors", list);
    all.put("rejected", detectors.health().rejectedDetectors());
    all.put("settings_without_detector", detectors.health().settingsWithoutDetector());
    List<Object> parts = new ArrayList<>();
    detectors.parts().forEach(part -> parts.add(described(detectors, part)));
    all.put("rows", parts);
    Map<String, Object> calibration = new LinkedHashMap<>();
    calibration.put("about", detectors.calibration().about());
    calibration.put("sha256", detectors.calibration().hash());
    calibration.put("score_is_measured", detectors.health().scoreIsMeasured());
    calibration.put("uncalibrated", detectors.health().uncalibrated());
    all.put("calibration", calibration);
    return Json.text(all);
  }

  private static Map<String, Object> described(Preset preset) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("name", preset.name());
    described.put("about", preset.about());
    described.put("action", preset.action().name());
    described.put("without", new TreeSet<>(preset.without()));
    return described;
  }

  private static Map<String, Object> described(Detectors detectors, Health.DetectorHealth d) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("id", d.id());
    described.put("version", d.version());
    described.put("family", lower(d.declared().family()));
    described.put("looks_at", lower(d.declared().kind()));
    described.put("origin", d.origin());
    List<Object> statistics = new ArrayList<>();
    d.declared().statistics().forEach(s -> statistics.add(described(detectors, d, s)));
    described.put("statistics", statistics);
    List<Object> parameters = new ArrayList<>();
    d.declared().parameters().forEach(p -> parameters.add(described(d, p)));
    described.put("parameters", parameters);
    described.put("keys", d.keys());
    described.put("optional_keys", d.declared().optionalKeys());
    return described;
  }

  private static Map<String, Object> described(
      Detectors detectors, Health.DetectorHealth d, StatisticInfo s) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("name", s.name());
    described.put("kind", lower(s.kind()));
    described.put("subject", lower(s.subject()));
    described.put("sentence", s.message());
    described.put("translations", new TreeMap<>(s.translations()));
    if (s.kind() == StatisticInfo.Kind.RULE) {
      described.put("effect", lower(s.effect()));
      described.put("class", lower(s.trafficClass()));
    }
    described.put("calibration", lower(detectors.coverage(d, s)));
    described.put("actions", detectors.actions(s));
    return described;
  }

  private static Map<String, Object> described(Health.DetectorHealth d, Parameter p) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("key", d.id() + "." + p.name());
    described.put("value", p.value());
    described.put("default", p.byDefault());
    described.put("least", p.least());
    described.put("most", p.most());
    return described;
  }

  private static Map<String, Object> described(Detectors detectors, Detectors.Part part) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("by", part.key());
    described.put("row_bytes", part.rowBytes());
    described.put("rows_that_fit", part.rows());
    described.put("share", detectors.share(part));
    described.put("for", part.users());
    return described;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
