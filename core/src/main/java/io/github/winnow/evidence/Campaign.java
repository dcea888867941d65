package io.github.winnow.evidence;

import io.github.winnow.event.Pseudonym;
import io.github.winnow.spi.Family;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A group of accounts that acts together on targets, found by looking back. It says "together
 * beyond habit", not "bought". Immutable; a campaign that is found again keeps its id and is told
 * anew.
 *
 * @param id stable from audit to audit: {@code c} and a number
 * @param statistic the statistic that found it
 * @param strength how much more it acts together than habit and chance explain, in the detector's
 *     unit
 * @param qValue the share of false ones to be expected among campaigns as strong, measured on
 *     decoys; 0 to 1
 * @param named whether it names its members: the q-value is low enough, and it is stronger than any
 *     genuine group that the calibration saw
 * @param excludes whether its members' engagements are excluded: it names them, and a second family
 *     of evidence agrees
 * @param families the families of evidence that agree
 * @param reasons what speaks for it: first that its accounts act together, with the mean per member
 *     of what was observed and expected, then what corroborates
 * @param members its accounts, the likeliest first
 * @param orders what it acted on and when, in the order of time
 * @param events how many engagements its members made in its orders
 * @param start when its first order begins, in milliseconds since 1970
 * @param end when its last order ends, in milliseconds since 1970
 */
public record Campaign(
    String id,
    StatisticInfo statistic,
    double strength,
    double qValue,
    boolean named,
    boolean excludes,
    Set<Family> families,
    List<Reason> reasons,
    List<Member> members,
    List<Order> orders,
    long events,
    long start,
    long end) {

  /**
   * A campaign.
   *
   * @param id its id
   * @param statistic what found it
   * @param strength finite
   * @param qValue 0 to 1
   * @param named whether it names its members
   * @param excludes whether it excludes them
   * @param families the families that agree
   * @param reasons what speaks for it
   * @param members its accounts
   * @param orders what it acted on
   * @param events how many engagements
   * @param start when it begins
   * @param end when it ends
   */
  public Campaign {
    families = Set.copyOf(families);
    reasons = List.copyOf(reasons);
    members = List.copyOf(members);
    orders = List.copyOf(orders);
  }

  /**
   * The same with other members, or decided otherwise.
   *
   * @param others its accounts
   * @param names whether it names them
   * @param andExcludes whether it excludes them
   * @return a campaign of the same id
   */
  public Campaign of(List<Member> others, boolean names, boolean andExcludes) {
    return new Campaign(
        id,
        statistic,
        strength,
        qValue,
        names,
        andExcludes,
        families,
        reasons,
        others,
        orders,
        events,
        start,
        end);
  }

  /**
   * The same without an account: what is known of the group stays, its name goes.
   *
   * @param account its pseudonym
   * @return this campaign when the account is no member
   */
  public Campaign without(Pseudonym account) {
    List<Member> others =
        members.stream().filter(member -> !member.account().equals(account)).toList();
    return others.size() == members.size() ? this : of(others, named, excludes);
  }

  /**
   * One account of a campaign.
   *
   * @param account its pseudonym
   * @param probability how likely it belongs to the campaign, given that the campaign is real
   * @param weight the weight of the evidence that it belongs, as a natural logarithm
   * @param observed how often it acted with the others
   * @param expected how often it would have by habit and chance
   * @param home where it has a life of its own
   */
  public record Member(
      Pseudonym account,
      double probability,
      double weight,
      double observed,
      double expected,
      Home home) {

    /**
     * An account without a place of its own.
     *
     * @param account its pseudonym
     * @param probability 0 to 1
     * @param weight a natural logarithm
     * @param observed how often it acted with the others
     * @param expected how often it would have
     */
    public Member(
        Pseudonym account, double probability, double weight, double observed, double expected) {
      this(account, probability, weight, observed, expected, Home.NONE);
    }
  }

  /**
   * Where an account has a life of its own: an account may be let for some hours, and what its owner
   * does meanwhile and afterwards comes from elsewhere. A device or a network from which it acted
   * three times or more outside the orders, and in them less than half as often as it does
   * altogether; or everywhere, when the campaign's accounts together have habits like anybody's, as
   * people have who take orders besides.
   *
   * @param devices keyed hashes of 32 bits, ascending
   * @param networks keyed hashes of 32 bits, ascending
   * @param everywhere whether nothing but the orders is the campaign's
   */
  public record Home(List<Integer> devices, List<Integer> networks, boolean everywhere) {
    /** No place of its own. */
    public static final Home NONE = new Home(List.of(), List.of(), false);

    /** Found again and again, a member may have any number of them; so many are kept of each. */
    private static final int MOST = 32;

    /**
     * Some devices and networks; of more than 32 of either those with the smallest hashes.
     *
     * @param devices their hashes
     * @param networks their hashes
     * @param everywhere whether the account is at home everywhere
     */
    public Home {
      devices = devices.stream().distinct().sorted().limit(MOST).toList();
      networks = networks.stream().distinct().sorted().limit(MOST).toList();
    }

    /**
     * These and others.
     *
     * @param others the others
     * @return all of both
     */
    public Home and(Home others) {
      return new Home(
          Stream.concat(devices.stream(), others.devices.stream()).toList(),
          Stream.concat(networks.stream(), others.networks.stream()).toList(),
          everywhere || others.everywhere);
    }
  }

  /**
   * One target and the time in which the campaign acted on it.
   *
   * @param target its pseudonym
   * @param start milliseconds since 1970, inclusive
   * @param end milliseconds since 1970, inclusive
   * @param members how many members acted
   */
  public record Order(Pseudonym target, long start, long end, int members) {}
}
