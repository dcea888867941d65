package io.github.winnow.testkit;

/**
 * An article.
 *
 * @param number its place in the list of all articles
 * @param appeal how much it draws readers who meet it, 1 being usual
 * @param readingTime how long reading all of it takes, ms
 */
record Article(
    int number, long id, Publisher publisher, long released, double appeal, double readingTime) {}
