package io.github.winnow.testkit;

import java.util.ArrayList;
import java.util.List;

/** A publisher and its articles, oldest first. Complete once {@link Publishing} is built. */
final class Publisher {
  private final int number;
  private final long id;
  private final double popularity;
  private final List<Article> articles = new ArrayList<>();

  Publisher(int number, long id, double popularity) {
    this.number = number;
    this.id = id;
    this.popularity = popularity;
  }

  int number() {
    return number;
  }

  long id() {
    return id;
  }

  double popularity() {
    return popularity;
  }

  List<Article> articles() {
    return articles;
  }

  /** How many articles were out by then; the last of them is the latest. */
  int released(long time) {
    int low = 0;
    int high = articles.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (articles.get(middle).released() <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
