package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class ManPagesTest {
  @Command(
      name = "bell",
      description = "Rings.",
      subcommands = Ring.class,
      footer = {"", "Exit codes: 0 done", "", "Examples:", "  bell ring -n 2 'a\\b'"})
  private static final class Bell {}

  @Command(
      name = "ring",
      description = "Ring once.",
      footer = {"", ".dots begin this line,", "and this is the second."})
  private static final class Ring {
    @Option(
        names = {"-n", "--number"},
        paramLabel = "N",
        defaultValue = "3",
        description = "How often (default: ${DEFAULT-VALUE}).")
    private int number;

    @Option(names = "--secret", hidden = true)
    private boolean secret;

    @Parameters(paramLabel = "TONE", description = "Which tone.")
    private String tone;
  }

  private final CommandLine root = new CommandLine(new Bell());

  @Test
  void rootPageListsCommandsExamplesAndExitCodes() {
    assertThat(ManPages.page(root.getCommandSpec()))
        .startsWith(
            ".TH \"BELL\" 1 \"\" \"Bellwether development\"\n.SH \"NAME\"\nbell \\- Rings.\n")
        .contains(".SH \"COMMANDS\"\n.TP\n.BR \"bell\\-ring\" (1)\nRing once.\n")
        .contains(".SH \"EXAMPLES\"\n.PP\n.nf\n  bell ring \\-n 2 \\(aqa\\eb\\(aq\n.fi\n")
        .contains(".SH \"EXIT STATUS\"\n.TP\n.B \"0\"\n")
        .doesNotContain("Exit codes:");
  }

  @Test
  void commandPageShowsOptionsWithDefaultsButNotHiddenOnes() {
    String page = ManPages.page(root.getSubcommands().get("ring").getCommandSpec());
    assertThat(page)
        .contains(".B \"\\-n, \\-\\-number=N\"\nHow often (default: 3).\n")
        .contains(".SH \"ARGUMENTS\"\n.TP\n.B \"TONE\"\nWhich tone.\n")
        .contains(".SH \"SEE ALSO\"\n.TP\n.BR \"bell\" (1)\n")
        .doesNotContain("secret");
  }

  @Test
  void aLineThatBeginsWithADotIsNoRequest() {
    String page = ManPages.page(root.getSubcommands().get("ring").getCommandSpec());
    assertThat(page).contains(".nf\n\\&.dots begin this line,\nand this is the second.\n.fi\n");
  }
}
