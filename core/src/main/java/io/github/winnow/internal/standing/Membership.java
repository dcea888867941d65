package io.github.winnow.internal.standing;

import io.github.winnow.evidence.Campaign;
import io.github.winnow.internal.state.Act;
import java.util.Arrays;
import java.util.List;

/** An account's membership in a campaign that names it, laid out for asking about single acts. */
final class Membership {
  private final Campaign campaign;
  private final Campaign.Member member;
  private final Orders orders;
  private final int[] devices;
  private final int[] networks;

  Membership(Campaign campaign, Orders orders, Campaign.Member member) {
    this.campaign = campaign;
    this.member = member;
    this.orders = orders;
    devices = sorted(member.home().devices());
    networks = sorted(member.home().networks());
  }

  private static int[] sorted(List<Integer> hashes) {
    return hashes.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  Campaign campaign() {
    return campaign;
  }

  Campaign.Member member() {
    return member;
  }

  /**
   * Whether an act of the account is to be taken for the campaign's: all but what it does outside the
   * orders where it is at home. The device says where it is, or the network where no device is told.
   */
  boolean covers(Act act) {
    return !isAtHome(act) || orders.contain(act.target(), act.time());
  }

  private boolean isAtHome(Act act) {
    if (member.home().everywhere()) {
      return true;
    }
    int device = act.device();
    return device != 0
        ? Arrays.binarySearch(devices, device) >= 0
        : Arrays.binarySearch(networks, act.network()) >= 0;
  }
}
