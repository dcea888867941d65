package io.github.winnow.spi;

/** What a {@link DetectorProvider} makes: at present a {@link StreamDetector}. */
public sealed interface Detector permits StreamDetector {}
