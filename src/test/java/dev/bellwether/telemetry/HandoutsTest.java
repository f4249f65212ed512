package dev.bellwether.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.BellwetherException;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoutsTest {
  @TempDir Path folder;

  private static byte[] cases() throws IOException {
    try (InputStream in = HandoutsTest.class.getResourceAsStream("/telemetry/alerts-test.yml")) {
      return in.readAllBytes();
    }
  }

  @Test
  void aFileThatTheUserHasChangedIsNotReplacedUnlessHeSaysSo() throws IOException {
    Handouts.write(folder, false);
    Handouts.write(folder, false);
    Path changed = Files.writeString(folder.resolve("prometheus.yml"), "mine");

    assertThatThrownBy(() -> Handouts.write(folder, false))
        .isInstanceOf(BellwetherException.class)
        .hasMessageContaining("prometheus.yml exists and says something else");
    assertThat(changed).hasContent("mine");
    Handouts.write(folder, true);
    assertThat(Files.readString(changed)).contains("scrape_configs");
  }

  @Test
  void theRulesFireWhereTheyMustAndNowhereElse() throws Exception {
    Promtool.assumeInstalled();
    List<Path> files = Handouts.write(folder, true);
    Path cases = folder.resolve("alerts-test.yml");
    Files.write(cases, cases());

    Path rules = files.stream().filter(f -> f.endsWith("bellwether-alerts.yml")).findFirst().get();
    assertThat(Promtool.run(folder, "", "check", "rules", rules.toString()).code()).isZero();
    assertThat(Promtool.run(folder, "", "check", "config", "prometheus.yml").code()).isZero();
    Promtool.Verdict tests = Promtool.run(folder, "", "test", "rules", cases.toString());
    assertThat(tests.code()).as(tests.said()).isZero();
  }

  @Test
  void aRuleThatIsWrongFailsItsCases() throws Exception {
    Promtool.assumeInstalled();
    Handouts.write(folder, true);
    Path rules = folder.resolve("bellwether-alerts.yml");
    Files.writeString(rules, Files.readString(rules).replace("> 50", "> 500"));
    Files.write(folder.resolve("alerts-test.yml"), cases());

    Promtool.Verdict tests = Promtool.run(folder, "", "test", "rules", "alerts-test.yml");
    assertThat(tests.code()).isNotZero();
    assertThat(tests.said()).contains("BellwetherBacklog");
  }

  @Test
  void rulesAndDashboardNameOnlyMetricsThatExist() throws Exception {
    Metrics metrics = new Metrics(name -> name);
    Happenings.everything(metrics);
    ByteArrayOutputStream served = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create()
        .write(served, metrics.registry().scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
    for (Path file : Handouts.write(folder, true)) {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      Matcher name = Pattern.compile("\\bbellwether_[a-z0-9_]+\\b").matcher(text);
      while (name.find()) {
        if (!name.group().endsWith("_")) {
          assertThat(served.toString(StandardCharsets.UTF_8))
              .as("%s in %s", name.group(), file)
              .contains(name.group());
        }
      }
    }
  }

  @Test
  void everyExpressionOfTheDashboardIsOneThatPrometheusUnderstands() throws Exception {
    Promtool.assumeInstalled();
    Handouts.write(folder, true);
    JsonNode dashboard =
        new ObjectMapper().readTree(folder.resolve("bellwether-dashboard.json").toFile());
    StringBuilder rules = new StringBuilder("groups:\n  - name: panels\n    rules:\n");
    int panels = 0;
    for (String expression : dashboard.findValuesAsText("expr")) {
      rules
          .append("      - record: panel:%d\n        expr: |\n          ".formatted(panels++))
          .append(expression)
          .append('\n');
    }
    Files.writeString(folder.resolve("panels.yml"), rules);

    Promtool.Verdict verdict = Promtool.run(folder, "", "check", "rules", "panels.yml");
    assertThat(verdict.code()).as(verdict.said()).isZero();
    assertThat(panels).isGreaterThan(30);
  }
}
