package io.github.winnow.internal.edge;

import org.jspecify.annotations.Nullable;

/**
 * Hashes of texts of which there are few, such as regions: the first ones to come are remembered, and
 * so are hashed once. They are never forgotten, so that a flood of others makes no garbage; those
 * are hashed each time.
 *
 * <p>Threading: from any thread; a text may be remembered twice over. Memory: {@value #SLOTS} texts
 * of at most {@value #LONGEST} characters.
 */
final class FewTexts {
  private static final int SLOTS = 64;
  private static final int LONGEST = 32;

  /** A text and its hash; immutable, and so safe to be seen through a race. */
  private record Known(String text, long hash) {}

  private final Hashes hashes;
  private final @Nullable Known[] slots = new @Nullable Known[SLOTS];

  FewTexts(Hashes hashes) {
    this.hashes = hashes;
  }

  long of(String text) {
    int code = text.hashCode();
    int slot = (code ^ code >>> 16) & (SLOTS - 1);
    Known known = slots[slot];
    if (known != null && known.text.equals(text)) {
      return known.hash;
    }
    long hash = hashes.of(text);
    if (known == null && text.length() <= LONGEST) {
      slots[slot] = new Known(text, hash);
    }
    return hash;
  }
}
