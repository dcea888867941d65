package io.github.winnow.io;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of a log that have a meaning, in the order in which they are written. */
enum Field {
  ID("id"),
  TIME("time"),
  ACCOUNT("account"),
  ACTION("action"),
  TARGET("target"),
  PUBLISHER("publisher"),
  SOURCE("source"),
  PROMOTION("promotion"),
  IMPRESSION("impression"),
  PAYMENT("payment"),
  DEVICE("device"),
  IP("ip"),
  DWELL("dwell_ms"),
  COMPLETION("completion"),
  ACCOUNT_CREATED("account_created"),
  REGION("region"),
  NETWORK_TYPE("network_type"),
  CLIENT("client"),
  COUNT("count"),
  LABEL("label"),
  SCENARIO("scenario");

  static final List<String> NAMES = Arrays.stream(values()).map(f -> f.column).toList();

  final String column;

  Field(String column) {
    this.column = column;
  }

  boolean isRequired() {
    return this == TIME || this == ACCOUNT || this == ACTION || this == TARGET;
  }

  /** Whether the client says it, who may forge it. */
  boolean isClaimed() {
    return this == DEVICE
        || this == DWELL
        || this == COMPLETION
        || this == NETWORK_TYPE
        || this == CLIENT;
  }

  static @Nullable Field of(String column) {
    int i = NAMES.indexOf(column);
    return i < 0 ? null : values()[i];
  }
}
