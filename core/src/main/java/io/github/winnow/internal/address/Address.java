package io.github.winnow.internal.address;

/**
 * A network address read from text without allocating: IPv4, IPv6 (zone cut off), IPv4 within IPv6
 * taken as IPv4. An address is two words; IPv4 has a first word that no IPv6 address in use has.
 */
public final class Address {
  private static final int MAX_TEXT = 64;

  /** The first word of an IPv4 address; the second is the address. */
  public static final long V4 = 0xFFFFL;

  private Address() {}

  /**
   * Reads an IPv4 address in its usual form, without allocating.
   *
   * @param text four numbers with points between
   * @return the address in the lower 32 bits, or a negative number when the text is none
   */
  public static long parse4(String text) {
    return text.length() > MAX_TEXT ? -1 : quad(text, 0, text.length());
  }

  /**
   * Reads an address into two words.
   *
   * @param text an address
   * @param words takes it
   * @return false when the text is none
   */
  public static boolean parse(String text, long[] words) {
    int end = text.length();
    if (end == 0 || end > MAX_TEXT) {
      return false;
    }
    if (text.indexOf(':') < 0) {
      long quad = quad(text, 0, end);
      words[0] = V4;
      words[1] = quad;
      return quad >= 0;
    }
    int zone = text.indexOf('%');
    return parse6(text, zone < 0 ? end : zone, words);
  }

  private static boolean parse6(String s, int end, long[] words) {
    long hi = 0;
    long lo = 0;
    int groups = 0;
    int gap = -1;
    int i = 0;
    if (s.startsWith("::")) {
      gap = 0;
      i = 2;
    }
    while (i < end) {
      int stop = i;
      boolean dotted = false;
      while (stop < end && s.charAt(stop) != ':') {
        dotted |= s.charAt(stop) == '.';
        stop++;
      }
      int take = 1;
      long value;
      if (stop == end && dotted) {
        value = quad(s, i, end);
        take = 2;
      } else {
        value = group(s, i, stop);
      }
      if (value < 0 || groups + take > 8) {
        return false;
      }
      int bits = 16 * take;
      hi = hi << bits | lo >>> (64 - bits);
      lo = lo << bits | value;
      groups += take;
      i = stop + 1;
      if (i == end) {
        return false; // ends in a single colon
      }
      if (i < end && s.charAt(i) == ':') {
        if (gap >= 0) {
          return false;
        }
        gap = groups;
        i++;
      }
    }
    if (gap < 0 ? groups != 8 : groups > 7) {
      return false;
    }
    spread(hi, lo, groups, gap < 0 ? groups : gap, words);
    return true;
  }

  /** Moves the groups before the gap to the front; those behind it are at the end already. */
  private static void spread(long hi, long lo, int groups, int gap, long[] words) {
    long front = 0;
    long back = 0;
    for (int g = 0; g < groups; g++) {
      int from = (groups - 1 - g) * 16;
      long value = (from >= 64 ? hi >>> (from - 64) : lo >>> from) & 0xFFFF;
      int to = g < gap ? (7 - g) * 16 : from;
      if (to >= 64) {
        front |= value << (to - 64);
      } else {
        back |= value << to;
      }
    }
    boolean v4 = front == 0 && back >>> 32 == 0xFFFF;
    words[0] = v4 ? V4 : front;
    words[1] = v4 ? back & 0xFFFFFFFFL : back;
  }

  private static long group(String s, int from, int to) {
    if (from == to || to - from > 4) {
      return -1;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = Character.digit(s.charAt(i), 16);
      if (digit < 0 || s.charAt(i) > 'f') {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private static long quad(String s, int from, int to) {
    long value = 0;
    int parts = 0;
    int i = from;
    while (i < to) {
      int part = 0;
      int digits = 0;
      while (i < to && s.charAt(i) != '.') {
        int digit = s.charAt(i++) - '0';
        if (digit < 0 || digit > 9 || ++digits > 3) {
          return -1;
        }
        part = part * 10 + digit;
      }
      if (digits == 0 || part > 255 || ++parts > 4) {
        return -1;
      }
      value = value << 8 | part;
      if (i < to && ++i == to) {
        return -1; // ends in a dot
      }
    }
    return parts == 4 ? value : -1;
  }

  /**
   * The network in one word: IPv4 /24, IPv6 /48.
   *
   * @param words an address
   * @return its network
   */
  public static long network(long[] words) {
    return words[0] == V4 ? 0xFFFF_0000_0000_0000L | words[1] >>> 8 : words[0] >>> 16;
  }
}
