package io.github.winnow.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Id;
import io.github.winnow.evidence.Confirmation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfirmationReaderTest {
  private static final String HEADER = "account,reason,from,to,known";

  @TempDir
  private Path temp = Path.of("");

  private Path write(String... lines) throws IOException {
    return Files.writeString(temp.resolve("fakes.csv"), String.join("\n", lines) + "\n");
  }

  private List<Confirmation> read(String... lines) throws IOException {
    return ConfirmationReader.read(write(lines));
  }

  @Test
  void readsWhatItsDocumentationShows() throws IOException {
    assertEquals(
        List.of(
            new Confirmation(
                Id.of("mallory"),
                "the owner confessed",
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                1_714_708_800_000L),
            new Confirmation(
                Id.of(4711),
                "judgment of 3 May",
                1_706_745_600_000L,
                Long.MAX_VALUE,
                1_714_694_400_000L)),
        read(
            HEADER,
            "mallory,the owner confessed,,,2024-05-03T12:00:00+08:00",
            "4711,judgment of 3 May,2024-02-01,,2024-05-03"));
  }

  @Test
  void timesMayBeMissingAndHaveTheZoneThatIsGiven() throws IOException {
    assertEquals(
        List.of(Confirmation.of("a", "b, c"), Confirmation.of("x", "d")),
        read("reason, account", "\"b, c\",a", "d,x"));
    Path file = write("account,reason,known", "a,b,2024-05-03 08:00:00");
    long inChina =
        ConfirmationReader.read(file, ZoneId.of("Asia/Shanghai")).get(0).known();
    assertEquals(1_714_694_400_000L, inChina);
    assertEquals(List.of(), read("account,reason"));
  }

  @Test
  void anAccountMayStandAsInAResultFile() throws IOException {
    assertEquals(
        List.of("=cmd", "=cmd", "'tis", "-7"),
        read("account,reason", "'=cmd,x", "=cmd,x", "'tis,x", "-7,x").stream()
            .map(one -> one.account().toString())
            .toList());
  }

  @Test
  void whatIsWrongIsSaidWithItsLineAndWhatIsAllowed() throws IOException {
    fails("line 2: account is missing", HEADER, ",b,,,");
    fails("line 3: reason is missing", HEADER, "a,b,,,", "a,,,,");
    fails("line 2: to must be later than from", HEADER, "a,b,2024-05-02,2024-05-02,");
    fails("line 2: known must be seconds or milliseconds", HEADER, "a,b,,,soon");
    fails("line 2: 4 cells, but the header has 5", HEADER, "a,b,,");
    fails("no column reason; needed are account and reason", "account,known", "a,1714694400");
    fails("allowed are account, reason, from, to and known", "account,reason,subject", "a,b,c");
    fails("the column account is there twice", "account,account,reason", "a,b,c");
    fails("must have account,reason[,from,to,known]");
  }

  private void fails(String message, String... lines) throws IOException {
    Path file = lines.length == 0 ? Files.writeString(temp.resolve("empty"), "") : write(lines);
    LogException e = assertThrows(LogException.class, () -> ConfirmationReader.read(file));
    assertTrue(String.valueOf(e.getMessage()).contains(message), e::toString);
  }
}
