package io.github.winnow.testkit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who publishes what and when, in the week and the one before: publishers of very different
 * popularity, each with its days and hour; and what a reader who comes through a certain door finds
 * there.
 *
 * <p>Threading: immutable once built. Memory: 8 bytes for every article and hour of the week, about
 * 3 MB at scale 1.
 */
final class Publishing {
  private static final double[] HOURS = {7, 7.5, 8, 11.75, 12, 17.5, 18, 19, 20.5, 21, 21.5, 22};
  private static final double[] A_WEEK = {7, 7, 5, 3, 2};
  private static final double[] POSITION = {1, 0.4, 0.25};
  private static final double MS_A_CHARACTER = Calendar.MINUTE / 450.0;
  private static final double BEFORE = 10 / 60.0;
  private static final int BUSY = 8;
  private static final double LONGEST_DETOUR = 0.75;
  private static final int SLOTS = Calendar.DAYS * 24;

  private final List<Publisher> publishers = new ArrayList<>();
  private final List<Article> articles = new ArrayList<>();
  private final int ordinary;
  private final Others others;
  private final double[] popularity;
  private final double[] appeal;
  private final double[][] fresh = new double[SLOTS][];

  /**
   * The publishers that are not of the usual kind.
   *
   * @param campuses how many belong to a university and are read there
   * @param evenings how many release one article every evening, at a fixed hour
   * @param companies how many belong to a company and are read by its staff
   * @param authorities how many bring out results of examinations
   * @param odd whether the usual ones keep hours of their own
   */
  record Others(
      int campuses,
      int evenings,
      int companies,
      int authorities,
      boolean odd,
      Timetable timetable) {
    int all() {
      return campuses + evenings + companies + authorities;
    }
  }

  /**
   * Draws the publishers.
   *
   * @param ordinary how many publishers of the usual kind
   */
  Publishing(int ordinary, Others others, Ids ids, Rng rng) {
    this.ordinary = ordinary;
    this.others = others;
    for (int p = 0; p < ordinary + others.all(); p++) {
      Rng own = rng.split(p);
      double rank = own.between(1.0, ordinary + 1.0);
      double weight = p < ordinary ? StrictMath.pow(rank, -0.8) : StrictMath.pow(ordinary, -0.8);
      Publisher publisher = new Publisher(p, ids.number(Spaces.PUBLISHERS, p), weight);
      publishers.add(publisher);
      release(publisher, p - ordinary, ids, own);
      articles.addAll(publisher.articles());
    }
    popularity =
        Rng.runningSums(publishers.stream().mapToDouble(Publisher::popularity).toArray());
    appeal = Rng.runningSums(articles.stream().mapToDouble(Publishing::pull).toArray());
    for (int slot = 0; slot < SLOTS; slot++) {
      fresh[slot] = freshAt(Calendar.START + (slot + 1) * Calendar.HOUR);
    }
  }

  List<Publisher> publishers() {
    return publishers;
  }

  Publisher campus(int number) {
    return publishers.get(ordinary + number % others.campuses());
  }

  Publisher evening(int number) {
    return publishers.get(ordinary + others.campuses() + number % others.evenings());
  }

  Publisher company(int number) {
    int first = ordinary + others.campuses() + others.evenings();
    return publishers.get(first + number % others.companies());
  }

  Publisher authority(int number) {
    return publishers.get(publishers.size() - 1 - number % others.authorities());
  }

  /** A publisher of the usual kind that releases something on most days. */
  Publisher drawBusy(Rng rng) {
    while (true) {
      Publisher publisher = drawAnyOrdinary(rng);
      if (publisher.articles().size() >= BUSY) {
        return publisher;
      }
    }
  }

  /** A publisher, popular ones more often. */
  Publisher draw(Rng rng) {
    return publishers.get(rng.pick(popularity));
  }

  /** A publisher of the usual kind, whatever its popularity. */
  Publisher drawAnyOrdinary(Rng rng) {
    return publishers.get(rng.below(ordinary));
  }

  /** What friends pass on and the platform recommends now. */
  @Nullable
  Article fresh(long time, Rng rng) {
    double[] sums = fresh[(int) ((time - Calendar.START) / Calendar.HOUR)];
    for (int attempt = 0; attempt < 4; attempt++) {
      Article article = articles.get(rng.pick(sums));
      if (article.released() <= time) {
        return article;
      }
    }
    return null;
  }

  /** What a search finds: anything that is out. */
  @Nullable
  Article searched(long time, Rng rng) {
    Article article = articles.get(rng.pick(appeal));
    return article.released() <= time ? article : null;
  }

  /** A recent article of a publisher of the usual kind, out for no more than a day. */
  Article recent(long time, Rng rng) {
    while (true) {
      @Nullable Article article = latest(drawAnyOrdinary(rng), time, rng);
      if (article != null && time - article.released() < Calendar.DAY) {
        return article;
      }
    }
  }

  /** One of the publisher's latest articles. */
  static @Nullable Article latest(Publisher publisher, long time, Rng rng) {
    int n = publisher.released(time) - 1 - rng.geometric(0.9);
    return n < 0 ? null : publisher.articles().get(n);
  }

  /** One of the publisher's articles, however old. */
  static @Nullable Article older(Publisher publisher, long time, Rng rng) {
    int n = publisher.released(time);
    return n == 0 ? null : publisher.articles().get(rng.below(n));
  }

  private double[] freshAt(long time) {
    double[] sums = new double[articles.size()];
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      Article article = articles.get(i);
      double age = (double) (time - article.released()) / Calendar.HOUR;
      if (age >= 0) {
        sum += pull(article) * StrictMath.pow(1 + age / 6, -1.6);
      }
      sums[i] = sum;
    }
    return sums;
  }

  private static double pull(Article article) {
    return article.publisher().popularity() * article.appeal();
  }

  private void release(Publisher publisher, int other, Ids ids, Rng rng) {
    if (other < 0) {
      releaseUsual(publisher, ids, rng);
    } else if (other < others.campuses()) {
      releaseBeforeTheBell(publisher, ids, rng);
    } else if (other < others.campuses() + others.evenings()) {
      double hour = others.timetable().evening(other - others.campuses());
      releaseDaily(publisher, hour, ids, rng);
    } else if (other < others.all() - others.authorities()) {
      releaseDaily(publisher, rng.between(8.5, 11.0), ids, rng);
    } else {
      releaseDaily(publisher, others.timetable().results() - 2, ids, rng);
    }
  }

  private void releaseUsual(Publisher publisher, Ids ids, Rng rng) {
    double perWeek = A_WEEK[rng.below(A_WEEK.length)];
    int items = 1 + rng.below(POSITION.length);
    double hour = HOURS[rng.below(HOURS.length)] + detour(rng);
    for (int day = -Calendar.DAYS; day < Calendar.DAYS; day++) {
      if (rng.chance(perWeek / Calendar.DAYS)) {
        long late = (long) rng.exponential(6.0 * Calendar.MINUTE);
        long time = at(day, hour) + late;
        for (int item = 0; item < items; item++) {
          release(publisher, time, POSITION[item] * rng.logNormal(0.55, 1.1), ids, rng);
        }
      }
    }
  }

  /** Not everybody keeps to the hours at which most release. */
  private double detour(Rng rng) {
    return others.odd() ? rng.split("hour").between(-LONGEST_DETOUR, LONGEST_DETOUR) : 0;
  }

  private void releaseBeforeTheBell(Publisher publisher, Ids ids, Rng rng) {
    double[] bells = others.timetable().bells();
    double noon = bells[1] - BEFORE;
    double end = bells[3] - BEFORE;
    for (int day = -Calendar.DAYS; day < Calendar.DAYS; day++) {
      if (!Calendar.isWeekend(day)) {
        long late = (long) rng.between(0.0, 4.0 * Calendar.MINUTE);
        release(publisher, at(day, noon) + late, rng.logNormal(0.7, 0.5), ids, rng);
        release(publisher, at(day, end) + late, rng.logNormal(0.7, 0.5), ids, rng);
      }
    }
  }

  private void releaseDaily(Publisher publisher, double hour, Ids ids, Rng rng) {
    for (int day = -Calendar.DAYS; day < Calendar.DAYS; day++) {
      long late = (long) rng.between(0.0, 20.0 * Calendar.SECOND);
      release(publisher, at(day, hour) + late, rng.logNormal(0.7, 0.5), ids, rng);
    }
  }

  private static long at(int day, double hour) {
    return Calendar.midnight(day, Region.BEIJING) + (long) Math.rint(hour * Calendar.HOUR);
  }

  private void release(Publisher publisher, long time, double appeal, Ids ids, Rng rng) {
    int n = publisher.articles().size();
    double length = Math.min(8_000, Math.max(200, rng.logNormal(1_500, 0.5)));
    long id = ids.number(Spaces.ARTICLES, publisher.number() * 64L + n);
    int number = articles.size() + n;
    publisher
        .articles()
        .add(new Article(number, id, publisher, time, appeal, length * MS_A_CHARACTER));
  }
}
