package io.github.winnow.io;

import java.io.IOException;

/** Cuts a log into records and cells. What it says of a record holds until the next one. */
interface RecordScanner {
  /** What {@link #next} found. */
  enum Outcome {
    RECORD,
    BROKEN,
    END
  }

  /** Goes to the next record. */
  Outcome next() throws IOException;

  /** The line on which the record begins, from 1. */
  long line();

  /** How many cells the record has. */
  int cells();

  /** Gives a cell; its bytes are valid until the next record. */
  void load(int index, Cell cell);

  /** The kind of fault of a broken record. */
  Reject.Reason brokenReason();

  /** The fault of a broken record, in words. */
  String brokenDetail();

  /** A broken record for a message: escaped, short. */
  String shown();

  /** As {@link #shown}, for a record that is not broken. */
  String shownRecord();
}
