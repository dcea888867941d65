package io.github.winnow.examples.host;

import io.github.winnow.Winnow;
import io.github.winnow.evidence.Agreement;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Shadow;
import java.util.List;

/** A policy that the application tries out on its live traffic before it puts it in force. */
final class Trial {
  private Trial() {}

  // begin shadow
  static void begin(Winnow winnow, Policy candidate) {
    winnow.shadow(List.of(candidate)); // or WinnowBuilder.shadow; it decides nothing
  }

  static String report(Winnow winnow) {
    Shadow trial = winnow.shadows().get(0);
    Agreement all = trial.all();
    return trial.policy().name() + " would exclude " + all.shadow(Disposition.EXCLUDE) + " of "
        + all.engagements() + ", not " + all.acting(Disposition.EXCLUDE) + ": " + all;
  }

  static void end(Winnow winnow) {
    winnow.activate(winnow.shadows().get(0).policy());
    winnow.shadow(List.of());
  }
  // end shadow
}
