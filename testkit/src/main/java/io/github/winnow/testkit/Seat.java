package io.github.winnow.testkit;

/** Who acts, with what and from where. */
record Seat(Account account, Device device, Place place) {}
