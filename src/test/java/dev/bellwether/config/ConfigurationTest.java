package dev.bellwether.config;

import static dev.bellwether.config.Workspaces.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bellwether.BellwetherException;
import dev.bellwether.Ticker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  private static final Map<String, String> NINE = Map.of("BELLWETHER_REPLAY_MIN_NAMES", "9");
  private static final Flag TEN = new Flag("--min-names", "replay.min_names", "10");

  @TempDir Path folder;
  private Workspaces workspaces;

  @BeforeEach
  void inATemporaryFolder() {
    workspaces = new Workspaces(folder);
  }

  @Test
  void flagBeatsVariableBeatsWorkspaceBeatsUserBeatsDefault() {
    expectMinNames(workspaces.read(), 20, "default");
    workspaces.user("", "[replay]", "min_names = 7");
    expectMinNames(workspaces.read(), 7, workspaces.userFile() + ":3");
    workspaces.workspace("replay.min_names = 8");
    expectMinNames(workspaces.read(), 8, workspaces.file() + ":1");
    expectMinNames(workspaces.read(NINE), 9, "environment BELLWETHER_REPLAY_MIN_NAMES");
    expectMinNames(workspaces.read(NINE, TEN), 10, "flag --min-names");
  }

  private static void expectMinNames(Configuration configuration, int value, String origin) {
    Configuration.Entry entry = entry(configuration, "replay.min_names");
    assertThat(configuration.settings().replay().minNames()).isEqualTo(value);
    assertThat(entry.value()).isEqualTo(Integer.toString(value));
    assertThat(entry.origin()).isEqualTo(origin);
  }

  @Test
  void layersAreMixedSettingBySetting() {
    workspaces.user("http.user_agent = 'Ann'").workspace("replay = { quantiles = 4 }");

    Settings settings = workspaces.read(NINE).settings();

    assertThat(settings.http().userAgent()).isEqualTo("Ann");
    assertThat(settings.replay().quantiles()).isEqualTo(4);
    assertThat(settings.replay().minNames()).isEqualTo(9);
    assertThat(settings.store()).isEqualTo(Settings.defaults().store());
  }

  @Test
  void theUserFileFollowsXdgConfigHomeUnlessItIsRelative() {
    Path xdg = folder.resolve("xdg");
    workspaces.write(xdg.resolve("bellwether/config.toml"), "profile = 'live'");
    workspaces.user("profile = 'research'");

    assertThat(workspaces.read(Map.of("XDG_CONFIG_HOME", xdg.toString())).settings().profile())
        .isEqualTo(Profile.LIVE);
    for (String ignored : List.of("", "xdg", "./xdg")) {
      assertThat(workspaces.read(Map.of("XDG_CONFIG_HOME", ignored)).settings().profile())
          .isEqualTo(Profile.RESEARCH);
    }
  }

  @Test
  void entriesFollowTheTable() {
    assertThat(workspaces.read(NINE, TEN).entries())
        .extracting(Configuration.Entry::key)
        .isEqualTo(new SettingTable(Settings.KEYS).names());
  }

  @Test
  void anUnknownNameInAFileIsNamedWithItsLineAndTheNearest() {
    expectMistake(
        workspaces.workspace("[replay]", "", "min_name = 3").mistake(),
        workspaces.file() + ":3: unknown setting 'replay.min_name'",
        "the nearest is 'replay.min_names'");
    expectMistake(
        workspaces.workspace("[reply]", "min_names = 3").mistake(),
        workspaces.file() + ":1: unknown setting 'reply.min_names'",
        "the nearest is 'replay.min_names'");
    expectMistake(
        workspaces.workspace("min_names = 3").mistake(),
        workspaces.file() + ":1: unknown setting 'min_names'",
        "the nearest is 'replay.min_names'");
    expectMistake(
        workspaces.workspace("", "[replay.min_names]", "x = 1").mistake(),
        workspaces.file() + ":2: replay.min_names cannot be a table",
        "from 2 to 100000");
  }

  @Test
  void anUnknownNameInTheUsersFileIsNamedThere() {
    expectMistake(
        workspaces.workspace("").user("htp.timeout = '1s'").mistake(),
        workspaces.userFile() + ":1: unknown setting 'htp.timeout'",
        "the nearest is 'http.timeout'");
  }

  @Test
  void aNameInQuotesIsOneName() {
    expectMistake(
        workspaces.workspace("\"replay.min_names\" = 3").mistake(),
        workspaces.file() + ":1: unknown setting '\"replay.min_names\"'",
        "the nearest is 'replay.min_names'");
  }

  @Test
  void anEmptyUnknownTableIsNotOverlooked() {
    expectMistake(
        workspaces.workspace("[reply]").mistake(),
        workspaces.file() + ":1: unknown setting 'reply'",
        "the nearest is");
  }

  @Test
  void aGroupIsNotASetting() {
    expectMistake(
        workspaces.workspace("http = 5").mistake(),
        workspaces.file() + ":1: 'http' is a group of settings, not a setting",
        "its settings are http.user_agent, http.timeout");
    expectMistake(
        workspaces.workspace("[[http]]").mistake(),
        workspaces.file() + ":1: 'http' is a group",
        "");
  }

  @Test
  void anUnknownVariableIsNamedWithoutItsValue() {
    expectMistake(
        workspaces.mistake(Map.of("BELLWETHER_REPLAY_MIN_NAME", "s3cret")),
        "environment: unknown variable 'BELLWETHER_REPLAY_MIN_NAME'",
        "the nearest is 'BELLWETHER_REPLAY_MIN_NAMES'");
    expectMistake(
        workspaces.mistake(Map.of("BELLWETHER_replay_min_names", "5")),
        "environment: unknown variable 'BELLWETHER_replay_min_names'",
        "the nearest is 'BELLWETHER_REPLAY_MIN_NAMES'");
  }

  @Test
  void variablesOfOthersAndCredentialsAreLeftAlone() {
    Map<String, String> environment =
        Map.of(
            "BELLWETHER_HOME", "/x",
            "BELLWETHER_WORKSPACE", "/x",
            "BELLWETHER_SHARED", "/x",
            "BELLWETHER_JAVA_OPTS", "-Xmx1g",
            "BELLWETHER_SPARK_SUBMIT", "--deploy-mode client",
            "BELLWETHER_GEMINI_API_KEY", "s3cret",
            "BELLWETHER_DISCORD_WEBHOOK", "s3cret",
            "PATH", "/bin",
            "BELLWETHERS", "x");

    Configuration configuration = workspaces.read(environment);

    assertThat(configuration).isEqualTo(workspaces.read());
    assertThat(configuration.toString()).doesNotContain("s3cret");
  }

  @Test
  void anUnknownNameInAFlagIsNamed() {
    expectMistake(
        workspaces.mistake(new Flag("--set", "replay.min_nmaes", "5")),
        "flag --set: unknown setting 'replay.min_nmaes'",
        "the nearest is 'replay.min_names'");
  }

  @Test
  void aSettingGivenByTwoFlagsIsRefused() {
    expectMistake(
        workspaces.mistake(TEN, new Flag("--set", "replay.min_names", "5")),
        "replay.min_names is given twice, by flag --min-names and by flag --set",
        "leave one of them out");
  }

  @Test
  void aValueThatIsNotAllowedIsNamedWithItsOriginAndTheRange() {
    expectMistake(
        workspaces.mistake(new Flag("--quantiles", "replay.quantiles", "21")),
        "flag --quantiles: replay.quantiles cannot be '21'",
        "replay.quantiles must be a whole number from 2 to 20");
    expectMistake(
        workspaces.mistake(Map.of("BELLWETHER_HTTP_TIMEOUT", "20")),
        "environment BELLWETHER_HTTP_TIMEOUT: http.timeout cannot be '20'",
        "a duration such as 90s or 1h30m, from 100ms to 10m");
    expectMistake(
        workspaces.workspace("", "replay.cost_bps = \"0.3\"").mistake(),
        workspaces.file() + ":2: replay.cost_bps cannot be \"0.3\"",
        "a number from 0.0 to 1000.0");
    expectMistake(
        workspaces.workspace("replay.horizons = [5, 1]").mistake(),
        workspaces.file() + ":1: replay.horizons cannot be [5, 1]",
        "rising");
  }

  @Test
  void aWrongValueIsToldEvenWhereAStrongerOneHidesIt() {
    expectMistake(
        workspaces.user("replay.min_names = 1").mistake(TEN),
        workspaces.userFile() + ":1: replay.min_names cannot be 1",
        "from 2 to");
  }

  @Test
  void secretsAreNeverShownNorHashed() {
    SettingKey<String> token =
        new SettingKey<>("http.token", new HeaderText(), "", "A secret", true);
    SettingTable table =
        new SettingTable(
            Stream.concat(Settings.KEYS.stream(), Stream.<SettingKey<?>>of(token)).toList());

    Configuration secret =
        Configuration.read(workspaces.inputs(Map.of("BELLWETHER_HTTP_TOKEN", "s3cret")), table);
    BellwetherException mistake =
        catchThrowableOfType(
            BellwetherException.class,
            () ->
                Configuration.read(
                    workspaces.inputs(Map.of("BELLWETHER_HTTP_TOKEN", "s3cret\n")), table));

    assertThat(entry(secret, "http.token").value()).isEqualTo("***");
    assertThat(entry(secret, "http.token").secret()).isTrue();
    assertThat(secret.toString()).doesNotContain("s3cret");
    assertThat(secret.sha256()).isEqualTo(workspaces.read().sha256());
    assertThat(mistake.getMessage() + mistake.hint()).contains("***").doesNotContain("s3cret");
  }

  @Test
  void theHashDependsOnValuesAndNotOnHowTheyWereWritten() {
    String plain = workspaces.read().sha256();

    workspaces.workspace("replay.missing_first_seen = '60m'", "replay.cost_bps = 10.00");

    assertThat(workspaces.read().sha256()).isEqualTo(plain);
    assertThat(workspaces.read(NINE).sha256()).isNotEqualTo(plain);
  }

  @Test
  void theHashOfTheDefaultsIsTheSameOnEveryMachineAndJava() {
    // printf over the lines of SettingKeyTest without blanks around '=', piped to sha256sum
    assertThat(workspaces.read().sha256())
        .isEqualTo("74afaae8a2846a3c93bd6b789145bde03c07f049eeb2638205405b579c171290");
  }

  static void expectMistake(BellwetherException mistake, String message, String hint) {
    assertThat(mistake.kind()).isEqualTo(BellwetherException.Kind.USAGE);
    assertThat(mistake).hasMessageStartingWith(message);
    assertThat(mistake.hint()).contains(hint);
  }

  @Test
  void theWatchListMayBeATextOrAListAsElsewhere() {
    List<Ticker> both = List.of(new Ticker("NVDA"), new Ticker("BRK.B"));
    for (String written : List.of("'NVDA,BRK.B'", "['NVDA', 'BRK.B']")) {
      workspaces.workspace("[watch]", "tickers = " + written);
      assertThat(workspaces.read().settings().watch().tickers()).isEqualTo(both);
    }
    workspaces.workspace("[watch]", "tickers = []");
    assertThat(workspaces.read().settings().watch().tickers()).isEmpty();
    for (String wrong : List.of("['NVDA', 5]", "['']", "['NVDA,AMD']", "[['NVDA']]", "5")) {
      expectMistake(
          workspaces.workspace("[watch]", "tickers = " + wrong).mistake(),
          workspaces.file() + ":2: watch.tickers",
          "or in a file a list of them");
    }
  }
}
