package io.github.winnow.cli;

import io.github.winnow.event.Action;
import io.github.winnow.event.Id;
import io.github.winnow.event.Pseudonym;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps ids and actions in temporary files: ids that are numbers as such, the first {@value #MOST}
 * actions by number. Memory: those. Confined to one thread.
 */
final class SpilledNames {
  private static final byte NUMBER = 0;
  private static final byte PSEUDONYM = 1;
  private static final byte TEXT = 2;

  /** An action that has no number is spelled out behind this one. */
  private static final int MOST = 255;

  private final Map<Action, Integer> numbers = new HashMap<>();
  private final List<Action> actions = new ArrayList<>();

  void write(Id id, SpillOutput out) throws IOException {
    String text = id.text();
    if (text != null) {
      out.writeByte(TEXT);
      out.writeText(text);
    } else {
      out.writeByte(id.isPseudonym() ? PSEUDONYM : NUMBER);
      out.writeLong(id.number());
    }
  }

  Id readId(SpillInput in) throws IOException {
    return switch (in.readByte()) {
      case NUMBER -> Id.of(in.readLong());
      case PSEUDONYM -> Id.of(new Pseudonym(in.readLong()));
      default -> Id.of(in.readText());
    };
  }

  void write(Action action, SpillOutput out) throws IOException {
    Integer number = numbers.get(action);
    if (number == null && actions.size() < MOST) {
      number = actions.size();
      numbers.put(action, number);
      actions.add(action);
    }
    out.writeByte(number == null ? MOST : number);
    if (number == null) {
      out.writeText(action.name());
    }
  }

  Action readAction(SpillInput in) throws IOException {
    int number = in.readUnsignedByte();
    return number == MOST ? Action.of(in.readText()) : actions.get(number);
  }
}
