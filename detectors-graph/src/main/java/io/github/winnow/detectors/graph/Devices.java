package io.github.winnow.detectors.graph;

import io.github.winnow.spi.Slice;
import java.util.Arrays;

/**
 * Which accounts came through one device. A device with more than so many accounts, a shop's or a
 * school's tablet, links nobody.
 *
 * <p>Immutable. Memory: 8 bytes for each account of each device, 4 a device and an account.
 */
final class Devices {
  private final int[] begin;
  private final int[] account;
  private final int[] ownBegin;
  private final int[] own;

  Devices(Slice slice, int most) {
    long[] pairs = new long[slice.size()];
    int n = 0;
    for (int i = 0; i < slice.size(); i++) {
      if (slice.device(i) != Slice.NONE) {
        pairs[n++] = (long) slice.device(i) << 32 | slice.account(i);
      }
    }
    Arrays.sort(pairs, 0, n);
    begin = new int[slice.devices() + 1];
    ownBegin = new int[slice.accounts() + 1];
    account = new int[n];
    int distinct = 0;
    for (int i = 0; i < n; i++) {
      if (i == 0 || pairs[i] != pairs[i - 1]) {
        account[distinct++] = (int) pairs[i];
        begin[(int) (pairs[i] >>> 32) + 1] = distinct;
      }
    }
    for (int d = 1; d < begin.length; d++) {
      begin[d] = Math.max(begin[d], begin[d - 1]);
    }
    for (int d = 0; d + 1 < begin.length; d++) {
      for (int i = begin[d]; links(d, most) && i < begin[d + 1]; i++) {
        ownBegin[account[i] + 1]++;
      }
    }
    for (int a = 1; a < ownBegin.length; a++) {
      ownBegin[a] += ownBegin[a - 1];
    }
    own = new int[ownBegin[slice.accounts()]];
    int[] next = ownBegin.clone();
    for (int d = 0; d + 1 < begin.length; d++) {
      for (int i = begin[d]; links(d, most) && i < begin[d + 1]; i++) {
        own[next[account[i]]++] = d;
      }
    }
  }

  private boolean links(int device, int most) {
    int n = begin[device + 1] - begin[device];
    return n > 1 && n <= most;
  }

  /** Adds all that share a device with an account, itself too, some of them twice. */
  void addSharing(int a, AccountSet out) {
    for (int i = ownBegin[a]; i < ownBegin[a + 1]; i++) {
      for (int j = begin[own[i]]; j < begin[own[i] + 1]; j++) {
        out.add(account[j]);
      }
    }
  }
}
