package io.github.winnow.spi;

/**
 * A parameter that a detector read from its {@link DetectorSetup}, in the text that configures it.
 *
 * @param name its name; the key is {@code detector.name}
 * @param value the value in force
 * @param byDefault the value when it is not configured
 * @param least the smallest allowed
 * @param most the largest allowed
 */
public record Parameter(String name, String value, String byDefault, String least, String most) {}
