package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.config.Configuration;
import dev.bellwether.config.Inputs;
import dev.bellwether.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelsTest {
  @TempDir Path folder;

  @Test
  void aWebhookThatFollowsFilingsByTheNameOfTheirTableGetsThem() throws IOException {
    Files.writeString(
        folder.resolve("bellwether.toml"),
        """
        [[sources]]
        name = "eightks"
        kind = "edgar-current"
        [[sources]]
        name = "wire"
        kind = "stdin"
        [[webhooks]]
        name = "desk"
        sources = ["eightks", "wire"]
        """);
    Context context =
        new Context(
            Workspace.in(folder),
            Configuration.read(new Inputs(folder, folder, Map.of(), List.of())),
            Clock.systemUTC(),
            Progress.SILENT,
            () -> "test",
            "0.1.0",
            "watch");
    assertThat(Channels.rule(context, Channels.configured(context).get(0)).sources())
        .containsExactlyInAnyOrder(FilingDocuments.SOURCE, "wire");
  }
}
