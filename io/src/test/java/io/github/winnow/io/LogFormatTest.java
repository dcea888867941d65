package io.github.winnow.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class LogFormatTest {
  @Test
  void unknownColumnsAreRefusedWithTheKnownOnes() {
    String known = String.join(", ", LogFormat.columnNames());
    refused(
        "no column user\\n; there are: " + known, () -> LogFormat.builder().column("user\n", "x"));
    refused("no column user; there are: " + known, () -> LogFormat.builder().constant("user", "x"));
  }

  @Test
  void nothingIsGivenTwice() {
    refused(
        "column account is given twice; it is already the log's column actor",
        () -> LogFormat.builder().column("account", "actor").column("account", "user"));
    refused(
        "column action is given twice; it is already the constant star",
        () -> LogFormat.builder().constant("action", "star").column("action", "verb"));
  }

  @Test
  void constantsAreCheckedAtOnce() {
    refused(
        "constant time is neither ISO-8601 nor seconds or milliseconds since 1970: today",
        () -> LogFormat.builder().constant("time", "today"));
    refused("constant account is empty", () -> LogFormat.builder().constant("account", " "));
    refused(
        "constant completion is no number from 0 to 1: 2",
        () -> LogFormat.builder().constant("completion", "2"));
    for (String column : LogFormat.columnNames()) {
      String value = switch (column) {
        case "time", "account_created" -> "2024-05-01T08:30:00+08:00";
        default -> "1";
      };
      LogFormat.builder().constant(column, value).build();
    }
  }

  @Test
  void theRecordsLengthHasBounds() {
    refused(
        "maxRecordBytes must be 64 to 268435456, but is 63",
        () -> LogFormat.builder().maxRecordBytes(63));
    assertEquals(64, LogFormat.builder().maxRecordBytes(64).build().maxRecordBytes());
  }

  @Test
  void attributesAreOncePerName() {
    LogFormat format =
        LogFormat.builder().attribute("b").attribute("a").attribute("b").build();
    assertEquals(List.of("b", "a"), format.attributes());
  }

  private static void refused(String message, Executable code) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, code);
    assertEquals(message, e.getMessage());
  }
}
