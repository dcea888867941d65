package io.github.winnow.cli;

import java.util.List;

/**
 * Some of a campaign's orders, under the letters that they have among all.
 *
 * @param orders the orders
 * @param first the number of the first of them
 */
record Lettered(List<CampaignView.Order> orders, int first) {
  /** So many orders have a letter of their own. */
  static final int LETTERS = 26;

  int size() {
    return orders.size();
  }

  CampaignView.Order order(int i) {
    return orders.get(i);
  }

  /** The letter of an order; those beyond z have a star. */
  char letter(int i) {
    return first + i < LETTERS ? (char) ('a' + first + i) : '*';
  }
}
