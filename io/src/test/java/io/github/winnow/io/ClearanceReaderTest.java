package io.github.winnow.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Id;
import io.github.winnow.evidence.Clearance;
import io.github.winnow.evidence.Clearance.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClearanceReaderTest {
  @TempDir
  private Path temp = Path.of("");

  private List<Clearance> read(String... lines) throws IOException {
    return ClearanceReader.read(write(lines));
  }

  private Path write(String... lines) throws IOException {
    return Files.writeString(temp.resolve("clear.csv"), String.join("\n", lines) + "\n");
  }

  @Test
  void readsWhatItsDocumentationShows() throws IOException {
    assertEquals(
        List.of(
            Clearance.of(Subject.ACCOUNT, "alice", "called us on 3 May"),
            new Clearance(
                Subject.NETWORK,
                Id.of("203.0.113.0"),
                "a school",
                1_714_521_600_000L,
                1_719_806_400_000L),
            Clearance.of(Subject.CAMPAIGN, "c3", "a class with its teacher")),
        read(
            "subject,id,reason,from,to",
            "account,alice,called us on 3 May,,",
            "network,203.0.113.0,a school,2024-05-01,2024-07-01T12:00:00+08:00",
            "campaign,c3,a class with its teacher,,"));
  }

  @Test
  void columnsStandInAnyOrderAndTimesMayBeMissing() throws IOException {
    assertEquals(
        List.of(Clearance.of(Subject.DEVICE, " d ", "a, b")),
        read("reason, id ,subject", "\"a, b\", d ,device"));
    assertEquals(
        List.of(new Clearance(Subject.TARGET, Id.of(17), "x", 1_714_546_800_000L, Long.MAX_VALUE)),
        read("subject,from,id,reason", " target ,1714546800000,17,x"));
    assertEquals(List.of(), read("subject,id,reason"));
  }

  /** Ids are copied from result files, where some have an apostrophe in front. */
  @Test
  void anIdMayStandAsInAResultFile() throws IOException {
    List<Clearance> all = read(
        "subject,id,reason",
        "account,'=cmd,x",
        "account,=cmd,x",
        "account,'tis,x",
        "account,'-7,x",
        "account,-7,x");
    assertEquals(
        List.of("=cmd", "=cmd", "'tis", "'-7", "-7"),
        all.stream().map(c -> c.id().toString()).toList());
  }

  @Test
  void whatIsWrongIsSaidWithItsLineAndWhatIsAllowed() throws IOException {
    String header = "subject,id,reason,from,to";
    fails("line 2", "account, device, network, target or campaign", header, "user,a,b,,");
    fails("line 3", "subject is missing", header, "account,a,b,,", ",a,b,,");
    fails("line 2", "id is missing", header, "account,,b,,");
    fails("line 2", "c and a number", header, "campaign,7,b,,");
    fails("line 2", "one of its addresses", header, "network,10.0.0.0/8,b,,");
    fails("line 2", "reason is missing", header, "account,a,  ,,");
    fails("line 2", "from must be seconds or milliseconds", header, "account,a,b,yesterday,");
    fails("line 2", "lies before 1980", header, "account,a,b,315532799,");
    fails("line 2", "to must be later than from", header, "account,a,b,2024-05-02,2024-05-02");
    fails("line 2", "3 cells, but the header has 5", header, "account,a,b");
    fails("line 2", "1024", header, "account," + "x".repeat(1025) + ",b,,");
    fails("line 1", "no column until; allowed are", "subject,id,reason,until");
    fails("line 1", "no column reason", "subject,id");
    fails("line 1", "twice", "subject,id,reason,id");
    fails("line 2", "quote", header, "account,\"a,b,,");
    fails("clear.csv", "no header");
    LogException absent =
        assertThrows(LogException.class, () -> ClearanceReader.read(temp.resolve("absent")));
    assertTrue(String.valueOf(absent.getMessage()).contains("no file"));
  }

  private void fails(String where, String what, String... lines) throws IOException {
    Path file = write(lines);
    LogException e = assertThrows(LogException.class, () -> ClearanceReader.read(file));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains(where) && message.contains(what), message);
  }
}
