package io.github.winnow.testkit;

/**
 * A device.
 *
 * @param id its id, or 0 where its client never tells one
 * @param client what runs on it
 */
record Device(long id, Client client) {
  static Device of(long id, Client client, Rng rng) {
    return new Device(rng.chance(client.withoutDevice()) ? 0 : id, client);
  }
}
