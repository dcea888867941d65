package io.github.winnow.testkit;

import io.github.winnow.event.Engagement;

/**
 * An engagement and the truth about it. No detector may see the truth.
 *
 * @param engagement what the host would see
 * @param fabricated whether a machine made it; what fabricated accounts do to look natural is
 *     fabricated too
 * @param scenario the scenario it belongs to: one of {@link
 *     Traffic#scenarios(String)}, or of {@link
 *     MixedFarm}
 */
public record LabelledEngagement(Engagement engagement, boolean fabricated, String scenario) {}
