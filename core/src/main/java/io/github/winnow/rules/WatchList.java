package io.github.winnow.rules;

import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.internal.address.Address;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A list of the host's: ranges of addresses, accounts, devices, clients. Rules say what it means to
 * be on it. As a file it has an entry a line:
 *
 * <pre>
 * # data centres, but not the one that our own monitoring runs in
 * 203.0.113.0/24
 * !203.0.113.64/26
 * 2001:db8::/32
 * 198.51.100.7      ; a proxy
 * account mallory
 * device 3f2c99
 * client BadBot/1.0
 * </pre>
 *
 * <p>Of the ranges that cover an address the longest prefix decides; one with a {@code !} takes out
 * of the list what it covers. IPv4 within IPv6 ({@code ::ffff:1.2.3.4}) is IPv4, which no range of
 * IPv6 covers. Accounts, devices and clients are compared whole. Empty lines and what follows a
 * {@code #} or {@code ;} say nothing; in lines of accounts, devices and clients, whose ids may have
 * such signs, only at the beginning.
 *
 * <p>An engagement is looked up before its ids are hashed, so nothing of a list is in the engine's
 * rows. Its memory is the host's: 34 bytes a range at most, besides what ids take.
 *
 * <p>Threading: immutable; from any thread. Cost: reading the address, and a binary search; nothing
 * is allocated, but for 32 bytes where two threads look for IPv6 addresses at the same instant.
 */
public final class WatchList {
  private final String hash;
  private final Ranges ranges4;
  private final Ranges ranges6;
  private final AtomicReference<long @Nullable []> room = new AtomicReference<>();
  private final Set<Id> accounts;
  private final Set<Id> devices;
  private final Set<String> clients;

  WatchList(WatchListText read) {
    hash = read.hash();
    ranges4 = new Ranges(read.prefixes(true));
    ranges6 = new Ranges(read.prefixes(false));
    accounts = Set.copyOf(read.accounts());
    devices = Set.copyOf(read.devices());
    clients = Set.copyOf(read.clients());
  }

  /**
   * A list as it stands in its file.
   *
   * @param text lines of text
   * @return the list
   * @throws IllegalArgumentException when an entry is wrong, naming the line and what is allowed
   */
  public static WatchList parse(String text) {
    return new WatchList(new WatchListText(text, "the list"));
  }

  /**
   * Reads a list.
   *
   * @param file the file, UTF-8
   * @return the list
   * @throws IOException when it can't be read
   * @throws IllegalArgumentException as {@link #parse} does, naming the file besides
   */
  public static WatchList read(Path file) throws IOException {
    return new WatchList(new WatchListText(TextFile.read(file), file.toString()));
  }

  /**
   * Whether an engagement is on the list: by its address, account, device or client.
   *
   * @param engagement the engagement
   * @return true when any of them is
   */
  public boolean has(Engagement engagement) {
    Id device = engagement.device();
    String client = engagement.client();
    String ip = engagement.ip();
    return (!accounts.isEmpty() && accounts.contains(engagement.account()))
        || (device != null && !devices.isEmpty() && devices.contains(device))
        || (client != null && !clients.isEmpty() && clients.contains(client))
        || (ip != null && hasAddress(ip));
  }

  private boolean hasAddress(String ip) {
    if (ip.indexOf(':') < 0) {
      long address = Address.parse4(ip);
      return address >= 0 && ranges4.isListed(0, address);
    }
    long[] spare = room.getAndSet(null);
    long[] words = spare == null ? new long[2] : spare;
    boolean listed = Address.parse(ip, words)
        && (words[0] == Address.V4
            ? ranges4.isListed(0, words[1])
            : ranges6.isListed(words[0], words[1]));
    room.set(words);
    return listed;
  }

  /**
   * What the list may be cited by.
   *
   * @return SHA-256 of its entries in their order, in hexadecimal
   */
  public String hash() {
    return hash;
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof WatchList other && hash.equals(other.hash);
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }

  @Override
  public String toString() {
    return "watch list " + hash;
  }
}
