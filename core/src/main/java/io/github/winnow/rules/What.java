package io.github.winnow.rules;

/** What a rule keeps. */
enum What {
  /** Nothing: whatever it names applies. */
  ANY("", 0),
  /** How many engagements. */
  COUNT("a whole number from 0 to 500000", 500_000),
  /** How many different values of a dimension. */
  DISTINCT("a whole number from 0 to 15000", 15_000),
  /** What a measure adds up to. */
  SUM("a number from 0 to 999999999999999", 999_999_999_999_999.0);

  /** What may stand behind the '>', where there is one. Beyond it the field that counts stays where it is. */
  final String allowed;

  final double most;

  What(String allowed, double most) {
    this.allowed = allowed;
    this.most = most;
  }
}
