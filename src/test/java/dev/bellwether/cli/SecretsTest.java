package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret is never printed and never recorded, wherever it stands. */
class SecretsTest {
  private static final String SECRET = "s3cret/of-thirteen+";

  @TempDir Path folder;
  private final Site site = new Site();
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder).set("OPENAI_API_KEY", SECRET);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private static void hides(Ran ran) {
    assertThat(ran.out() + ran.err()).doesNotContain("s3cret").contains("***");
  }

  private void ledgerHides() {
    Ran list = shell.run("runs", "list", "--format", "json");
    assertThat(list.exits(ExitCode.DONE).out()).doesNotContain("s3cret");
    Ran arguments = shell.run("sql", "select * from runs", "--format", "json");
    hides(arguments.exits(ExitCode.DONE));
  }

  @Test
  void aKeyOfTheEnvironmentIsHiddenInErrorsTracesAndTheLedger() {
    hides(shell.run("ingest", "news", SECRET + ".csv", "--debug").exits(ExitCode.USAGE));

    ledgerHides();
  }

  @Test
  void aKeyIsHiddenInAMessageAboutTheCommandLine() {
    hides(shell.run("--" + SECRET).exits(ExitCode.USAGE));
    hides(shell.run("score", "--format", SECRET).exits(ExitCode.USAGE));
    hides(shell.run("score", "--set", SECRET).exits(ExitCode.USAGE));
  }

  @Test
  void aTokenInTheAddressOfAFeedThatFailsIsHidden() {
    hides(shell.run("ingest", "feed", site.url("/broken?token=s3cret")).exits(ExitCode.FAILED));

    ledgerHides();
  }

  @Test
  void aTokenInTheAddressOfAFeedIsHiddenWhereItsSourceIsNamed() {
    String address = site.url("/feed?user=me&api_key=s3cret");

    hides(shell.run("ingest", "feed", address).exits(ExitCode.DONE));
    hides(shell.run("sql", "select source from documents").exits(ExitCode.DONE));
    ledgerHides();
  }

  @Test
  void aTokenOfAConfiguredSourceIsHidden() {
    shell.write(
        "bellwether.toml",
        "[[sources]]\nname = \"down\"\nkind = \"feed\"\nurl = \"%s\"\n"
            .formatted(site.url("/broken?access_token=s3cret")));

    hides(shell.run("ingest").exits(ExitCode.FAILED));
    Ran summary = shell.run("sql", "select summary from runs").exits(ExitCode.DONE);
    assertThat(summary.out()).contains("access_token=***").doesNotContain("s3cret");
  }

  @Test
  void aSecretVariableThatIsNoSettingIsNotShownWithItsValue() {
    Ran ran = shell.set("BELLWETHER_DISCORD_WEBHOK", SECRET).run("config", "show");

    ran.exits(ExitCode.USAGE).mentions("unknown variable 'BELLWETHER_DISCORD_WEBHOK'");
    assertThat(ran.out() + ran.err()).doesNotContain("s3cret");
  }
}
