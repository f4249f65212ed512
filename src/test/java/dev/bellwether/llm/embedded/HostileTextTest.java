package dev.bellwether.llm.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int MEGABYTE = 1_000_000;
  private static final String[] PIECES = {
    "profit",
    "loss",
    " ",
    " ",
    "$",
    "<",
    ">",
    "&",
    ";",
    ".",
    "-",
    "(",
    "5",
    "%",
    "n't",
    "from",
    "to",
    "\u05E9\u05DC\u05D5\u05DD",
    "\uD83D",
    "\uDE80",
    "\u0000",
    "\u202E",
    "\n",
    "'",
    "http://",
    "@",
    "+3.2%",
    "1,2,3.4.5",
    "eur5mn",
    "not",
    "but"
  };

  private final LexiconModel model = LexiconModel.load();

  @Test
  void anyMixtureOfPiecesGetsAVerdict() throws Exception {
    long seed = 20261124;
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder("x");
      for (int i = random.nextInt(20); i >= 0; i--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      assertThat(model.complete(Ask.about(text.toString())).verdict().score())
          .as("seed %d, round %d: %s", seed, round, text)
          .isBetween(-1.0, 1.0);
    }
  }

  @Test
  void anyCharactersGetAVerdict() throws Exception {
    long seed = 7;
    Random random = new Random(seed);
    for (int round = 0; round < 5_000; round++) {
      StringBuilder text = new StringBuilder("x");
      for (int i = random.nextInt(60); i >= 0; i--) {
        text.append((char) random.nextInt(0x10000));
      }
      assertThat(model.complete(Ask.about(text.toString())).verdict().confidence())
          .as("seed %d, round %d", seed, round)
          .isBetween(0.0, 1.0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "profit rose to 5m from 3m but costs fell. ",
        "profit rose to 5m from 3m but costs fell ",
        "a",
        "<a",
        "&a",
        "1,",
        "from ",
        "up ",
        "but ",
        "despite ",
        "(5 ",
        "$ aapl "
      })
  void aMegabyteTakesUnderTwoSecondsOfThisThread(String unit) {
    String text = "x " + unit.repeat(MEGABYTE / unit.length());
    long before = THREADS.getCurrentThreadCpuTime();
    RuleReading reading = model.read(text);
    long nanos = THREADS.getCurrentThreadCpuTime() - before;
    // Wall time would measure whatever else the machine does; a quadratic scan takes minutes.
    assertThat(nanos).isLessThan(2_000_000_000L);
    assertThat(reading.raw()).isFinite();
  }

  @Test
  void markupAndAddressesSayNothing() {
    RuleReading reading =
        model.read(
            "Elgin <b class=\"loss plunges\">moves</b>&nbsp;shop http://x.example/profit-up");
    assertThat(reading.raw()).isZero();
    assertThat(reading.tokens()).isEqualTo(3);
  }
}
