package io.github.winnow.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyTest {
  private static final String STANDARD = """
      winnow-policy 1
      name = standard
      report_rate = 0.05
      hold_rate = 0.001
      exclude_rate = 0.00005
      families = 2
      family_weight = 1
      base_rate = 0.01
      campaign_q = 0.05
      name_rate = 0.002
      member_probability = 0.8
      half_life = 30d
      """;

  @Test
  void theTextOfTheStandardPolicy() {
    assertEquals(STANDARD, Policy.standard().text());
    assertEquals(Policy.standard(), Policy.parse(STANDARD));
  }

  @Test
  void everyPolicyIsReadAsItWasWritten(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("policy");
    long seed = Long.getLong("winnow.seed", new Random().nextLong());
    Random random = new Random(seed);
    for (int i = 0; i < 1000; i++) {
      Policy policy = new Policy(
          random.nextInt(3) == 0 ? "" : "a = b # " + random.nextInt(),
          random.nextDouble(),
          Double.parseDouble("1e-" + random.nextInt(300)),
          random.nextInt(2),
          1 + random.nextInt(6),
          random.nextInt(2) == 0 ? random.nextInt(101) : 100 * random.nextDouble(),
          1 - random.nextDouble() / 2,
          random.nextDouble(),
          random.nextDouble(),
          random.nextDouble(),
          Duration.ofMinutes(60 + random.nextInt(3650 * 24 * 60 - 60)));
      assertEquals(policy, Policy.parse(policy.text()), "seed " + seed);
      policy.write(file);
      assertEquals(policy, Policy.read(file), "seed " + seed);
      assertEquals(policy.hash(), Policy.read(file).hash(), "seed " + seed);
    }
    Policy odd =
        Policy.standard().withCampaigns(0.1, 0.01, 0.5, Duration.ofHours(1).plusNanos(1));
    assertEquals(odd, Policy.parse(odd.text()));
  }

  @Test
  void whatIsNotGivenIsStandard() {
    Policy policy = Policy.parse("winnow-policy 1\r\n\r\n  # fewer\r\n hold_rate=1E-3\r\n");
    assertEquals(Policy.standard().withRates(0.001, 0.00005), policy);
    assertEquals(
        Duration.ofHours(36), Policy.parse("winnow-policy 1\nhalf_life = 36h").halfLife());
    assertEquals(Policy.standard(), Policy.parse("winnow-policy 1"));
  }

  @Test
  void everyLineChangesTheHash() {
    String hash = Policy.standard().hash();
    assertEquals(64, hash.length());
    for (String line : new String[] {
      "name = mine",
      "report_rate = 0.06",
      "hold_rate = 0.006",
      "exclude_rate = 0.0006",
      "families = 3",
      "family_weight = 2",
      "base_rate = 0.02",
      "campaign_q = 0.06",
      "name_rate = 0.003",
      "member_probability = 0.9",
      "half_life = 31d"
    }) {
      assertNotEquals(hash, Policy.parse("winnow-policy 1\n" + line).hash(), line);
    }
  }

  @Test
  void whatIsWrongIsNamedWithItsLine() {
    assertSays("", "first line must be 'winnow-policy 1'");
    assertSays("winnow-policy 2\n", "first line must be 'winnow-policy 1'");
    assertWrong("hold = 1", "there is no key hold; known are name, report_rate, hold_rate");
    assertWrong("hold_rate = 1.5", "hold_rate must be 0 to 1, but is 1.5");
    assertWrong("hold_rate = -1", "hold_rate must be a number such as 0.005, but is -1");
    assertWrong("hold_rate = NaN", "a number");
    assertWrong("hold_rate", "a key, '=' and a value");
    assertWrong("hold_rate =", "hold_rate must be a number");
    assertWrong("= 1", "there is no key ;");
    assertWrong("families = 7", "families must be 1 to 6, but is 7");
    assertWrong("families = 1.5", "families must be a whole number, but is 1.5");
    assertWrong("base_rate = 0", "base_rate must be above 0 and below 1");
    assertWrong("family_weight = 101", "family_weight must be 0 to 100");
    assertWrong("half_life = 1", "half_life must be a time such as 12h or 30d, but is 1");
    assertWrong("half_life = Px", "half_life must be a time such as 12h or 30d, but is Px");
    assertWrong("half_life = 59m", "half_life must be between 1h and 3650d");
    assertWrong("hold_rate = 0.1\nhold_rate = 0.1", "line 4: hold_rate was given on line 3");
  }

  private static void assertWrong(String lines, String part) {
    assertSays("winnow-policy 1\n\n" + lines, part);
    assertSays("winnow-policy 1\n\n" + lines, ", line ");
  }

  private static void assertSays(String text, String part) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Policy.parse(text)).getMessage();
    assertTrue(String.valueOf(message).contains(part), message);
  }

  @Test
  void aNameIsOneLine() {
    for (String name : new String[] {"a\nfamilies = 6", " a", "a\r"}) {
      assertThrows(
          IllegalArgumentException.class, () -> new Policy(name, 0.05, 0.01, 0.001, 2, 1, 0.01));
    }
  }

  @Test
  void aFileThatIsNoPolicyIsNamed(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.policy"), "hold_rate = 1\n");
    String message =
        assertThrows(IllegalArgumentException.class, () -> Policy.read(file)).getMessage();
    assertTrue(String.valueOf(message).contains("mine.policy is not a policy"), message);
  }
}
