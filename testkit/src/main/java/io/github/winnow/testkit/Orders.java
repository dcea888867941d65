package io.github.winnow.testkit;

import java.util.ArrayList;
import java.util.List;

/** Lists of orders. */
final class Orders {
  private Orders() {}

  /**
   * Orders through the week, most of them for reads.
   *
   * @param shortest of their windows, in hours
   * @param longest of their windows, in hours
   */
  static Order[] draw(
      int orders, double shortest, double longest, double share, Publishing publishing, Rng rng) {
    Order[] all = new Order[orders];
    for (int i = 0; i < orders; i++) {
      double likes = rng.chance(0.3) ? rng.between(0.1, 0.4) : 0;
      all[i] = Order.draw(i, orders, 0.75, 0.13, publishing, rng)
          .over(hours(shortest, longest, rng), share * rng.between(0.6, 1.4), likes);
    }
    return all;
  }

  /**
   * An order for every article that a publisher brings out in the week, soon after it is out.
   *
   * @param share of the accounts that deliver, by the number of the day
   */
  static List<Order> all(
      Publisher publisher, double shortest, double longest, double[] share, Rng rng) {
    List<Order> all = new ArrayList<>();
    for (Article article : publisher.articles()) {
      if (Calendar.inWeek(article.released())) {
        long start = article.released() + (long) rng.exponential(40.0 * Calendar.MINUTE);
        double part =
            share[Math.min(share.length - 1, (int) ((start - Calendar.START) / Calendar.DAY))];
        all.add(Order.of(Order.Kind.READS, article, start)
            .over(hours(shortest, longest, rng), part, 0.05));
      }
    }
    return all;
  }

  private static double hours(double shortest, double longest, Rng rng) {
    return rng.between(shortest * Calendar.HOUR, longest * Calendar.HOUR);
  }
}
