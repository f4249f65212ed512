package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.BellwetherException;
import dev.bellwether.config.Profile;
import dev.bellwether.engine.FakeVendors.Fate;
import dev.bellwether.llm.local.RandomLlama;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTierIT {
  @TempDir private static Path models;
  private static Path model;
  @TempDir private Path folder;

  @BeforeAll
  static void writeModel() throws IOException {
    model = RandomLlama.TINY.write(models.resolve("Tiny-Random.gguf"));
  }

  private static ScoreByRoute.Report score(Context context) {
    assertThat(ScoreByRoute.applies(context)).isTrue();
    return ScoreByRoute.run(context, GuardRules.of(Profile.BATCH), false);
  }

  private static String sha256() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(model)));
  }

  @Test
  void theLocalTierScoresUnderTheFingerprintOfItsModel() throws Exception {
    CloudLab lab = new CloudLab(folder, "http://localhost:1").holding(12);
    Context context = lab.context("score.tier=local", "local.model=" + model);

    ScoreByRoute.Report report = score(context);

    assertThat(report.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.tier()).isEqualTo("local");
              assertThat(line.model()).isEqualTo("tiny-random");
              assertThat(line.scored()).isEqualTo(12);
              assertThat(line.fallback()).isZero();
            });
    assertThat(
            lab.number(
                "select count(*) from scores s join selections x on x.key = s.selection"
                    + " where x.tier = 'local' and x.parameters like '%mode=verdict%slots=1%'"
                    + " and x.fingerprint = '"
                    + sha256()
                    + "'"))
        .isEqualTo(12);
    assertThat(lab.number("select count(*) from scores where cached_tokens * 2 < input_tokens"))
        .as("texts whose instructions were not in the cache")
        .isZero();
    assertThat(folder.resolve(".workers")).isEmptyDirectory();
    assertThat(Files.readString(Path.of("/proc/self/maps"))).doesNotContain("jllama");
  }

  @Test
  void shortTextsOfTheDefaultRouteGoToTheLocalTier() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    try (FakeVendors vendors =
        new FakeVendors(
            (tier, n) -> {
              calls.incrementAndGet();
              return Fate.ANSWER;
            })) {
      CloudLab lab = new CloudLab(folder, vendors.url()).holding(5);

      ScoreByRoute.Report report = score(lab.context("local.model=" + model));

      assertThat(report.lines())
          .singleElement()
          .satisfies(
              line -> {
                assertThat(line.tier()).isEqualTo("local");
                assertThat(line.fallback()).isZero();
              });
      assertThat(calls).hasValue(0);
    }
  }

  @Test
  void aModelThatIsNotThereIsAMistakeOfUse() throws Exception {
    CloudLab lab = new CloudLab(folder, "http://localhost:1").holding(1);
    Context context = lab.context("score.tier=local", "local.model=gone.gguf");

    assertThatThrownBy(() -> score(context))
        .isInstanceOfSatisfying(
            BellwetherException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(BellwetherException.Kind.USAGE);
              assertThat(e).hasMessageContaining("gone.gguf");
              assertThat(e.hint()).isNotEmpty();
            });
  }

  @Test
  void withoutAModelTheTierIsNotThere() throws Exception {
    CloudLab lab = new CloudLab(folder, "http://localhost:1");

    assertThatThrownBy(() -> ScoreByRoute.applies(lab.context("score.tier=local")))
        .isInstanceOf(BellwetherException.class)
        .hasMessageContaining("no local model");
  }

  @Test
  void aSoakTestLosesNothing() throws Exception {
    CloudLab lab = new CloudLab(folder, "http://localhost:1");
    Path log = folder.resolve("soak.jsonl");

    BenchSoak.Report report =
        BenchSoak.run(
            lab.context("local.model=" + model, "local.recycle_after=20"),
            new BenchSoak.Request(100, 30, log));

    assertThat(report.count().tasks()).isEqualTo(100);
    assertThat(report.count().completed()).isEqualTo(100);
    assertThat(report.count().lost()).isZero();
    assertThat(report.count().duplicated()).isZero();
    assertThat(report.count().kills()).isEqualTo(3);
    assertThat(report.restarts()).isGreaterThanOrEqualTo(3);
    assertThat(report.leftFiles()).isZero();
    assertThat(Files.readAllLines(log).stream().filter(line -> line.contains("\"request\"")))
        .hasSize(100);
  }

  @Test
  void instructionsInTheCacheAreNotReadAgain() throws Exception {
    CloudLab lab = new CloudLab(folder, "http://localhost:1");

    BenchSpeed.Report report =
        BenchSpeed.run(
            lab.context("local.model=" + model),
            new BenchSpeed.Request(10, 5, List.of("verdict"), List.of(1), 400, 100));

    BenchSpeed.Entry entry = report.entries().get(0);
    assertThat(entry.prefixTokens()).isBetween(380.0, 420.0);
    assertThat(entry.articleTokens()).isBetween(90.0, 110.0);
    assertThat(entry.evaluated()).isBetween(50.0, 110.0);
    assertThat(entry.agreement()).isEqualTo(1);
    assertThat(entry.failed()).isZero();
  }
}
