package dev.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SchemasTest {

  @Test
  void everyReplayIsAsItsSchemaSays() {
    for (ReplayReport report :
        List.of(
            SampleReports.rankIc(7),
            SampleReports.rankIc(8, 1),
            SampleReports.pooled(7),
            SampleReports.empty())) {
      assertThat(JsonSchema.problems("replay", ReplayJson.render(report))).isEmpty();
    }
  }

  @Test
  void theSchemaOfAReplayDescribesNothingThatIsNotWritten() {
    TreeSet<String> written = new TreeSet<>();
    for (ReplayReport report : List.of(SampleReports.rankIc(7), SampleReports.pooled(7))) {
      written.addAll(JsonSchema.fields("replay", ReplayJson.render(report)));
    }
    TreeSet<String> described = JsonSchema.described("replay");
    described.removeIf(field -> field.startsWith(".information_group_neutral[]"));
    assertThat(written).containsAll(described);
  }

  @Test
  void aFieldThatIsMissingOrUnknownOrOfAnotherTypeIsFound() {
    String json = ReplayJson.render(SampleReports.pooled(7));
    assertThat(JsonSchema.problems("replay", json.replaceFirst("\"scores\":", "\"scored\":")))
        .containsExactlyInAnyOrder(
            ".coverage lacks scores", ".coverage.scored does not stand in the schema");
    assertThat(
            JsonSchema.problems("replay", json.replaceFirst("\"scores\":\\d+", "\"scores\":\"x\"")))
        .containsExactly(".coverage.scores is \"x\", not of type \"integer\"");
    assertThat(JsonSchema.problems("replay", json.replaceFirst("\"pooled\"", "\"guessed\"")))
        .hasSize(1);
  }
}
