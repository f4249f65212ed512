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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code replay --factor} from outside, of scores that know the future until a date. */
class LookAheadReplayIT {
  private static final int NAMES = 25;
  private static final int DAYS = 400;
  private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
  private static final LocalDate CUTOFF = FIRST.plusDays(149);

  @TempDir private Path folder;

  /** Files of a factor, prices, the factor of masked texts, and what the model remembers. */
  private void write() throws IOException {
    Random random = new Random(9);
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
    Ran ran = new Shell(folder).run(arguments.toArray(String[]::new)).exits(ExitCode.DONE).says();
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

  @Test
  void whatAModelRemembersIsFoundInEveryWay() throws IOException {
    write();
    JsonNode report =
        replay("--cutoff", CUTOFF.toString(), "--masked", "masked.csv", "--lap", "lap.csv");
    JsonNode said = report.get("look_ahead");
    assertThat(report.get("evidence").asText()).isEqualTo("after_cutoff");
    assertThat(said.get("verdict").asText()).isEqualTo("fades");
    assertThat(said.get("sentence").asText())
        .startsWith("The result does not survive the training cut-off (" + CUTOFF + "): after it 0")
        .contains("masked texts do worse before it")
        .endsWith(".");
    assertThat(said.get("comparisons").get(0).get("flagged").asBoolean()).isTrue();
    assertThat(of(said.get("masking"), "before").get("p_value").asDouble()).isLessThan(.001);
    assertThat(of(said.get("masking"), "after").get("difference").asDouble())
        .as("the same noise")
        .isCloseTo(0, within(1e-12));
    assertThat(of(said.get("propensity"), "before").get("t_interaction").asDouble())
        .isGreaterThan(3);
    assertThat(Math.abs(of(said.get("propensity"), "after").get("t_interaction").asDouble()))
        .isLessThan(3);
    assertThat(of(said.get("periods"), "before").get("contaminated").asBoolean()).isTrue();
    assertThat(report.get("manifest").get("data_hashes").fieldNames())
        .toIterable()
        .containsExactly("factor", "prices", "masked", "lap");
  }

  @Test
  void withoutACutoffAllDatesCount() throws IOException {
    write();
    JsonNode report = replay();
    assertThat(report.get("evidence").asText()).isEqualTo("all");
    assertThat(report.get("look_ahead").get("periods")).isEmpty();
  }

  @Test
  void aDateThatIsNoneIsRefused() throws IOException {
    write();
    new Shell(folder)
        .run("replay", "--factor", "factor.csv", "--prices", "prices.csv", "--cutoff", "soon")
        .exits(ExitCode.USAGE)
        .mentions("replay.knowledge_cutoff cannot be 'soon'")
        .mentions("a date such as 2024-06-30");
  }
}
