package dev.bellwether.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.BellwetherException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that no alert could ever meet are mistakes, not silence. */
class WebhookTablesTest {
  @TempDir Path folder;
  private Workspaces workspaces;

  @BeforeEach
  void open() {
    workspaces = new Workspaces(folder);
  }

  private Workspaces following(String field) {
    return workspaces.workspace(
        "[[sources]]",
        "name = 'wire'",
        "kind = 'feed'",
        "url = 'https://wire.test/rss'",
        "[[triggers]]",
        "name = 'move'",
        "quotes = 'file'",
        "path = 'q.csv'",
        "move = 0.05",
        "[[webhooks]]",
        "name = 'desk'",
        field);
  }

  @Test
  void aWebhookFollowsSourcesTriggersAndStandardInput() {
    assertThat(following("sources = ['wire', 'move', 'stdin']").read().webhooks().get(0).sources())
        .containsExactly("wire", "move", "stdin");
  }

  @Test
  void filingsMayBeFollowedAsTheSecs() {
    Workspaces with =
        workspaces.workspace(
            "[[sources]]",
            "name = 'edgar'",
            "kind = 'edgar-current'",
            "[[webhooks]]",
            "name = 'desk'",
            "sources = ['sec']");
    assertThat(with.read().webhooks().get(0).sources()).containsExactly("sec");
    assertThat(following("sources = ['sec']").mistake())
        .hasMessageContaining("no source or trigger is named 'sec'");
  }

  @Test
  void aSourceThatIsNotThereIsAMistake() {
    BellwetherException mistake = following("sources = ['wier']").mistake();
    assertThat(mistake).hasMessageContaining(":12: no source or trigger is named 'wier'");
    assertThat(mistake.hint()).isEqualTo("the nearest is 'wire'");
  }

  @Test
  void anItemIsANumber() {
    assertThat(following("items = ['2.02']").read().webhooks().get(0).items())
        .containsExactly("2.02");
    assertThat(following("items = ['Item 2.02']").mistake())
        .hasMessageContaining("items cannot be [\"Item 2.02\"]");
  }
}
