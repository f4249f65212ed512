package dev.bellwether.cli;

import dev.bellwether.llm.FakeBatches;
import java.nio.file.Path;
import java.time.Clock;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How scoring by paid tiers ends: 4 where a key is missing or refused, 5 where money is spent. */
class RoutedExitTest {
  private static final MockResponse REFUSED =
      new MockResponse.Builder().code(401).body("{\"error\":{\"message\":\"no\"}}").build();

  @TempDir Path folder;
  private Shell shell;
  private FakeBatches vendors;

  @BeforeEach
  void open() throws Exception {
    vendors = new FakeBatches();
    shell = new Shell(folder).timedBy(now -> Clock.systemUTC());
    shell.write("wire.csv", Wire.NEWS);
    shell.run("ingest", "news", "wire.csv").exits(ExitCode.DONE);
    shell.set("BELLWETHER_GEMINI_URL", vendors.url("gemini"));
    shell.set("BELLWETHER_CLAUDE_URL", vendors.url("claude"));
  }

  @AfterEach
  void close() {
    vendors.close();
  }

  private void plantKeys() {
    shell.set("BELLWETHER_GEMINI_API_KEY", "planted-key-0123456789");
    shell.set("BELLWETHER_CLAUDE_API_KEY", "planted-key-0123456789");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--tier=gemini", "--tier=claude", "--batch=gemini", "--batch=anthropic"})
  void isFourWhenAKeyIsMissing(String option) {
    shell.run("score", option).exits(ExitCode.CREDENTIALS).mentions("_API_KEY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--profile=batch", "--tier=gemini", "--batch=gemini"})
  void isFourWhenAKeyIsRefused(String option) {
    plantKeys();
    vendors.refuse(REFUSED);

    shell.run("score", option).exits(ExitCode.CREDENTIALS).mentions("error: gemini answered 401");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--profile=batch", "--tier=claude", "--batch=anthropic"})
  void isFiveWhenPaidWorkWasLeftUndoneForMoney(String option) {
    plantKeys();

    shell
        .run("score", option, "--set", "budget.daily_usd=0.000001")
        .exits(ExitCode.BUDGET)
        .mentions("error: the budget is spent; 4 texts wait for it")
        .mentions("hint: see 'bellwether budget status'");
  }

  @Test
  void saysHowToAskAgainAndHowToGiveUpWhereMoneyIsMissing() {
    plantKeys();

    shell
        .run("score", "--tier=claude", "--set", "budget.daily_usd=0.000001")
        .mentions(
            "budget status'; ask again with 'bellwether dlq retry', give up with 'bellwether dlq drop'");
  }

  @Test
  void isZeroForABatchThatIsHandedInAndLaterCollected() {
    plantKeys();
    shell.run("score", "--batch", "gemini").exits(ExitCode.DONE).prints(line("sent", 0, "0.0"));
    vendors.end(true);

    shell
        .run("score", "--batch", "gemini", "--collect")
        .exits(ExitCode.DONE)
        .prints(line("collected", 4, "6.28E-4"));
  }

  private static String line(String state, int scored, String usd) {
    return "batches/g0\tgemini-3.5-flash-lite\t%s\t4\t%d\t0\t%s".formatted(state, scored, usd);
  }

  @Test
  void isTwoForAVendorWithoutBatchesAndForOptionsWithoutOne() {
    shell.run("score", "--batch", "mistral").exits(ExitCode.USAGE).mentions("no batch API of");
    shell.run("score", "--collect").exits(ExitCode.USAGE).mentions("--collect goes with --batch");
  }
}
