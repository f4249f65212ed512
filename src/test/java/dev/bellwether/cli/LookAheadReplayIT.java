package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code replay --factor} from outside, of scores that know the future until a date. */
class LookAheadReplayIT {
  private static final int NAMES = 25;
  private static final int DAYS = 400;
  private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
  private static final LocalDate CUTOFF = FIRST.plusDays(149);

  private static final int SEEDS = 20;

  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  /** Files of a factor, prices, the factor of masked texts, and what the model remembers. */
  private void write(long seed) throws IOException {
    Random random = new Random(seed);
    List<String> factor = new ArrayList<>(List.of("date,asset,factor"));
    List<String> masked = new ArrayList<>(List.of("date,asset,factor"));
    List<String> memory = new ArrayList<>(List.of("date,asset,lap"));
    List<String> prices = new ArrayList<>(List.of("date,asset,close"));
    double[] price = new double[NAMES];
    for (int day = 0; day < DAYS; day++) {
      LocalDate date = FIRST.plusDays(day);
      for (int name = 0; name < NAMES; name++) {
        double next = random.nextGaussian();
        double remembered = random.nextDouble();
        boolean before = !date.isAfter(CUTOFF);
        double noise = random.nextGaussian();
        price[name] = day == 0 ? 100 : price[name];
        prices.add(date + ",N" + name + "," + price[name]);
        price[name] *= 1 + .01 * next;
        factor.add(date + ",N" + name + "," + (before ? remembered * next + noise : noise));
        masked.add(date + ",N" + name + "," + noise);
        memory.add(date + ",N" + name + "," + remembered);
      }
    }
    Files.write(folder.resolve("factor.csv"), factor);
    Files.write(folder.resolve("masked.csv"), masked);
    Files.write(folder.resolve("lap.csv"), memory);
    Files.write(folder.resolve("prices.csv"), prices);
  }

  private JsonNode replay(String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "replay",
                "--factor",
                "factor.csv",
                "--prices",
                "prices.csv",
                "--horizons",
                "1,2",
                "--format",
                "json"));
    arguments.addAll(List.of(more));
    Ran ran = shell.run(arguments.toArray(String[]::new)).exits(ExitCode.DONE).says();
    return new ObjectMapper().readTree(ran.out());
  }

  private static JsonNode of(JsonNode list, String period) {
    for (JsonNode each : list) {
      if (each.get("period").asText().equals(period)) {
        return each;
      }
    }
    throw new AssertionError("no " + period + " in " + list);
  }

  /** Each of them may miss, or cry wolf, in one of the twenty made-up histories, but not in two. */
  @Test
  void whatAModelRemembersIsFoundInEveryWay() throws IOException {
    int faded = 0;
    int interactsBefore = 0;
    int interactsAfter = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      write(seed);
      JsonNode report =
          replay("--cutoff", CUTOFF.toString(), "--masked", "masked.csv", "--lap", "lap.csv");
      JsonNode said = report.get("look_ahead");
      checkWhatChanceCannotTouch(report, seed);
      faded += said.get("verdict").asText().equals("fades") ? 1 : 0;
      interactsBefore += interaction(said, "before") > 3 ? 1 : 0;
      interactsAfter += Math.abs(interaction(said, "after")) > 3 ? 1 : 0;
    }
    assertThat(faded).as("noise passes at 5 % now and then").isGreaterThanOrEqualTo(SEEDS - 3);
    assertThat(interactsBefore).isGreaterThanOrEqualTo(SEEDS - 1);
    assertThat(interactsAfter).isLessThanOrEqualTo(1);
  }

  private static double interaction(JsonNode said, String period) {
    return of(said.get("propensity"), period).get("t_interaction").asDouble();
  }

  private static void checkWhatChanceCannotTouch(JsonNode report, long seed) {
    JsonNode said = report.get("look_ahead");
    assertThat(report.get("evidence").asText()).isEqualTo("after_cutoff");
    assertThat(said.get("sentence").asText())
        .contains("the training cut-off (" + CUTOFF + ")", "masked texts do worse before it")
        .endsWith(".");
    assertThat(said.get("comparisons").get(0).get("flagged").asBoolean())
        .as("seed %d", seed)
        .isTrue();
    assertThat(of(said.get("masking"), "before").get("p_value").asDouble())
        .as("seed %d", seed)
        .isLessThan(.001);
    assertThat(of(said.get("masking"), "after").get("difference").asDouble())
        .as("the same noise")
        .isCloseTo(0, within(1e-12));
    assertThat(of(said.get("periods"), "before").get("contaminated").asBoolean()).isTrue();
    assertThat(report.get("manifest").get("data_hashes").fieldNames())
        .toIterable()
        .startsWith("factor", "prices", "masked", "lap");
  }

  @Test
  void aResultThatFadesIsSaidNotToSurvive() throws IOException {
    write(1);
    JsonNode said = replay("--cutoff", CUTOFF.toString()).get("look_ahead");
    assertThat(said.get("verdict").asText()).isEqualTo("fades");
    assertThat(said.get("sentence").asText())
        .startsWith(
            "The result does not survive the training cut-off (" + CUTOFF + "): after it 0");
  }

  @Test
  void withoutACutoffAllDatesCount() throws IOException {
    write(1);
    JsonNode report = replay();
    assertThat(report.get("evidence").asText()).isEqualTo("all");
    assertThat(report.get("look_ahead").get("periods")).isEmpty();
  }

  @Test
  void aDateThatIsNoneIsRefused() throws IOException {
    write(1);
    shell
        .run("replay", "--factor", "factor.csv", "--prices", "prices.csv", "--cutoff", "soon")
        .exits(ExitCode.USAGE)
        .mentions("replay.knowledge_cutoff cannot be 'soon'")
        .mentions("a date such as 2024-06-30");
  }
}
