package io.github.winnow.rules;

import io.github.winnow.event.Id;
import io.github.winnow.internal.address.Address;
import io.github.winnow.rules.Ranges.Prefix;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The entries of a list, read from its text. */
final class WatchListText {
  private static final String ALLOWED =
      "an address, a range such as 203.0.113.0/24 or 2001:db8::/32,"
          + " or one of account, device, client and an id";
  private static final int LONGEST_ID = 1024;
  private static final int BITS4 = 32;
  private static final int BITS6 = 128;
  private static final int BEFORE4 = BITS6 - BITS4;

  /** Where a range stands, whatever it says. */
  private record Place(boolean four, long high, long low, int length) {}

  private record Entry(int line, Prefix prefix) {}

  private final String source;
  private final Map<Place, Entry> ranges = new HashMap<>();
  private final Set<Id> accounts = new HashSet<>();
  private final Set<Id> devices = new HashSet<>();
  private final Set<String> clients = new HashSet<>();
  private final StringBuilder canonical = new StringBuilder();
  private int number;

  WatchListText(String text, String source) {
    this.source = source;
    text.lines().forEach(line -> {
      number++;
      String entry = line.strip();
      if (!entry.isEmpty() && !isComment(entry.charAt(0))) {
        add(entry);
      }
    });
  }

  private static boolean isComment(char c) {
    return c == '#' || c == ';';
  }

  private void add(String entry) {
    if (entry.startsWith("account ")) {
      accounts.add(Id.of(id(entry)));
    } else if (entry.startsWith("device ")) {
      devices.add(Id.of(id(entry)));
    } else if (entry.startsWith("client ")) {
      clients.add(id(entry));
    } else {
      addRange(withoutComment(entry));
      return;
    }
    canonical.append(entry).append('\n');
  }

  private String id(String entry) {
    String id = entry.substring(entry.indexOf(' ')).strip();
    if (id.length() > LONGEST_ID) {
      throw wrong("the id has more than " + LONGEST_ID + " characters");
    }
    return id;
  }

  private static String withoutComment(String entry) {
    int end = 0;
    while (end < entry.length() && !isComment(entry.charAt(end))) {
      end++;
    }
    return entry.substring(0, end).strip();
  }

  private void addRange(String entry) {
    boolean listed = !entry.startsWith("!");
    String range = listed ? entry : entry.substring(1).strip();
    int slash = range.indexOf('/');
    String address = slash < 0 ? range : range.substring(0, slash);
    long[] words = new long[2];
    if (address.indexOf('%') >= 0 || !Address.parse(address, words)) {
      throw wrong("'" + Words.shown(entry) + "' is no entry; allowed is " + ALLOWED);
    }
    boolean four = address.indexOf(':') < 0;
    if (!four && words[0] == Address.V4) {
      throw wrong("'" + Words.shown(entry) + "' is IPv4 within IPv6; allowed is its IPv4 form");
    }
    int bits = four ? BITS4 : BITS6;
    int length = slash < 0 ? bits : length(range.substring(slash + 1), bits);
    Prefix prefix = four
        ? new Prefix(0, words[1], BEFORE4 + length, listed)
        : new Prefix(words[0], words[1], length, listed);
    if (!prefix.isClean()) {
      throw wrong("'" + Words.shown(entry) + "' has bits behind its prefix of " + length
          + "; allowed is the first address of the range, or the address alone");
    }
    put(four, prefix);
  }

  private int length(String text, int most) {
    if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > most) {
      throw wrong("'" + Words.shown(text) + "' is no length of a prefix; allowed is 0 to " + most);
    }
    return Integer.parseInt(text);
  }

  private void put(boolean four, Prefix prefix) {
    Place place = new Place(four, prefix.high(), prefix.low(), prefix.length());
    Entry before = ranges.putIfAbsent(place, new Entry(number, prefix));
    if (before == null) {
      canonical.append(place).append(prefix.listed()).append('\n');
    } else if (before.prefix().listed() != prefix.listed()) {
      throw wrong("the same range stands on line " + before.line() + " with the opposite meaning");
    }
  }

  private IllegalArgumentException wrong(String message) {
    return new IllegalArgumentException(source + ", line " + number + ": " + message);
  }

  List<Prefix> prefixes(boolean four) {
    List<Prefix> some = new ArrayList<>();
    ranges.forEach((place, entry) -> {
      if (place.four() == four) {
        some.add(entry.prefix());
      }
    });
    return some;
  }

  Collection<Id> accounts() {
    return accounts;
  }

  Collection<Id> devices() {
    return devices;
  }

  Collection<String> clients() {
    return clients;
  }

  /** What the list may be cited by: without comments, and without what stands there twice. */
  String hash() {
    return TextFile.hash(canonical.toString());
  }
}
