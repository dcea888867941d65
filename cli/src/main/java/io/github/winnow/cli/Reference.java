package io.github.winnow.cli;

import io.github.winnow.Winnow;
import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Verdict;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Traffic to learn from. It consists of worlds that know nothing of each other. */
interface Reference {
  /** How many worlds there are; each is to meet an engine of its own. */
  int worlds();

  /** What it is, in one line. */
  String about();

  /** Lets an engine score a world; the same every time. */
  void play(int world, Winnow winnow, Taker taker, Progress progress) throws IOException;

  /** Hands on the engagements of a world that are taken for genuine; the same every time. */
  void playGenuine(int world, GenuinePast past, Progress progress) throws IOException;

  /** Takes what was judged. */
  interface Taker {
    void take(Engagement engagement, Verdict verdict, @Nullable Boolean fabricated)
        throws IOException;
  }
}
