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
    devices = sorted(member.origins().devices());
    networks = sorted(member.origins().networks());
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
   * Whether an act of the account is to be taken for the campaign's: one in its orders, or one that
   * does not come from elsewhere. What is not told on either side says nothing.
   */
  boolean covers(Act act) {
    int device = act.device();
    int network = act.network();
    boolean comparesDevices = device != 0 && devices.length > 0;
    boolean comparesNetworks = network != 0 && networks.length > 0;
    return (!comparesDevices && !comparesNetworks)
        || (comparesDevices && Arrays.binarySearch(devices, device) >= 0)
        || (comparesNetworks && Arrays.binarySearch(networks, network) >= 0)
        || orders.contain(act.target(), act.time());
  }
}
