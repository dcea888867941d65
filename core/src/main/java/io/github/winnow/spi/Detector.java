package io.github.winnow.spi;

/**
 * What a {@link DetectorProvider} makes: something that judges each engagement as it comes, or that
 * looks back over many.
 */
public sealed interface Detector
    permits StreamDetector, TargetDetector, GraphDetector, GroupDetector {}
