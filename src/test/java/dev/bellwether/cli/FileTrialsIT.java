package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** {@code replay --factor}: how often one has tried is counted as it is for one's own scores. */
class FileTrialsIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int NAMES = 22;

  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void write() throws IOException {
    shell = new Shell(folder);
    prices(80);
    for (int seed = 1; seed <= 4; seed++) {
      factor(seed, 60);
    }
  }

  private void prices(int days) throws IOException {
    Random random = new Random(9);
    List<String> lines = new ArrayList<>(List.of("date,asset,close"));
    for (int day = 0; day < days; day++) {
      for (int name = 0; name < NAMES; name++) {
        lines.add(date(day) + ",N" + name + "," + (100 + random.nextGaussian()));
      }
    }
    Files.write(folder.resolve("prices.csv"), lines);
  }

  private static LocalDate date(int day) {
    return LocalDate.of(2024, 1, 1).plusDays(day);
  }

  private void factor(int seed, int days) throws IOException {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>(List.of("date,asset,factor"));
    for (int day = 0; day < days; day++) {
      for (int name = 0; name < NAMES; name++) {
        lines.add(date(day) + ",N" + name + "," + random.nextGaussian());
      }
    }
    Files.write(folder.resolve("f" + seed + ".csv"), lines);
  }

  private JsonNode replay(int seed) throws IOException {
    return JSON.readTree(text(seed));
  }

  private String text(int seed) {
    String factor = "f" + seed + ".csv";
    return shell
        .run("replay", "--factor", factor, "--prices", "prices.csv", "--format", "json")
        .exits(ExitCode.DONE)
        .out();
  }

  @Test
  void eachOtherFactorIsAnotherTrialAndTheHeadlineSaysSo() throws IOException {
    JsonNode first = replay(1);
    assertThat(first.at("/luck/trials").asInt()).isEqualTo(1);
    assertThat(first.get("headline").asText()).doesNotContain("tried");
    double alone = first.at("/luck/probabilistic_sharpe").asDouble();
    assertThat(first.at("/luck/deflated_sharpe").asDouble()).isEqualTo(alone);
    replay(2);
    replay(3);
    JsonNode again = replay(1);
    assertThat(again.at("/luck/trials").asInt()).isEqualTo(3);
    assertThat(again.at("/luck/trial").asInt()).isEqualTo(1);
    assertThat(again.at("/luck/probabilistic_sharpe").asDouble()).isEqualTo(alone);
    assertThat(again.at("/luck/deflated_sharpe").asDouble()).isLessThan(alone);
    assertThat(again.get("headline").asText())
        .contains(" Of 3 books tried on these data this is number 1; it is better than their luck");
  }

  @Test
  void dataThatGrowOvernightMakeNoTrial() throws IOException {
    replay(1);
    replay(2);
    prices(90);
    assertThat(replay(1).at("/luck/trials").asInt()).isEqualTo(2);
    factor(1, 70);
    JsonNode grown = replay(1);
    assertThat(grown.at("/luck/trials").asInt()).isEqualTo(2);
    assertThat(grown.at("/luck/trial").asInt()).isEqualTo(1);
    assertThat(replay(3).at("/luck/trials").asInt()).isEqualTo(3);
  }

  @Test
  void equalReplaysAreEqualToTheLastByteButForWhatTheLedgerPutsIn() throws IOException {
    String first = text(1);
    assertThat(text(1)).as("in a row").isEqualTo(first);
    text(2);
    String later = text(1);
    assertThat(later).isNotEqualTo(first);
    ObjectNode before = (ObjectNode) JSON.readTree(first);
    ObjectNode after = (ObjectNode) JSON.readTree(later);
    assertThat(before.at("/manifest/earlier_trials").asInt()).isZero();
    assertThat(after.at("/manifest/earlier_trials").asInt()).isEqualTo(1);
    assertThat(after.get("headline").asText()).startsWith(before.get("headline").asText());
    for (ObjectNode each : List.of(before, after)) {
      each.remove(List.of("luck", "headline"));
      ((ObjectNode) each.get("manifest")).remove("earlier_trials");
      ((ObjectNode) each.at("/manifest/data_hashes")).remove("earlier_trials");
    }
    assertThat(after.toString()).isEqualTo(before.toString());
  }
}
