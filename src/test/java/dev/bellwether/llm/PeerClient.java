package dev.bellwether.llm;

import dev.bellwether.Tier;
import dev.bellwether.guard.Breaker;
import dev.bellwether.guard.Pause;
import dev.bellwether.guard.Retry;
import dev.bellwether.guard.RetryLadder;
import dev.bellwether.prompt.Prompt;
import dev.bellwether.prompt.PromptShelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The client code as it is shipped, pointed at a peer. */
final class PeerClient implements AutoCloseable {
  private final Path folder;
  private final Peer peer;
  private final Catalogue catalogue;
  private final VendorClient client =
      new VendorClient(HttpLimits.USUAL, Duration.ofSeconds(10), Clock.systemUTC());

  PeerClient(Path folder, Peer peer) throws IOException {
    this.folder = folder;
    this.peer = peer;
    Path models =
        Files.writeString(
            folder.resolve("models.toml"),
            """
            [[models]]
            id = "some-model"
            tier = "openai"
            prices = [{ from = 2026-01-01, input = 1.0, cached = 0.5, output = 2.0 }]
            """);
    this.catalogue = Catalogue.load(models);
  }

  private static String base(Vendor vendor) {
    return switch (vendor) {
      case GEMINI -> "/v1beta";
      case CLAUDE -> "";
      case OPENAI -> "/v1";
    };
  }

  private Protocol protocol(Vendor vendor) {
    Prompt prompt = new PromptShelf(folder).get("headline");
    ModelCard card = catalogue.get(vendor.tier, vendor.model);
    return vendor.protocol(card, prompt, peer.url(base(vendor)), "a-key");
  }

  RemoteModel model(Vendor vendor) {
    Prompt prompt = new PromptShelf(folder).get("headline");
    ModelCard card = catalogue.get(vendor.tier, vendor.model);
    return new RemoteModel(
        card, prompt, protocol(vendor), client, new Till(catalogue, card, Clock.systemUTC()));
  }

  BatchApi batches(Vendor vendor) {
    return protocol(vendor).batches(client);
  }

  Completion ask(Vendor vendor, String text) throws ModelException {
    return model(vendor).complete(ScriptedModel.question(text, Instant.now().plusSeconds(15)));
  }

  /** With the ladder of retries, its first step shortened. */
  Completion askAgainAndAgain(Vendor vendor, String text) throws ModelException {
    Breaker breaker =
        new Breaker(Tier.CLAUDE.key(), Breaker.Rules.USUAL, Clock.systemUTC(), change -> {});
    Retry retry =
        new Retry(
            RetryLadder.of(4, Duration.ofMillis(50), Duration.ofSeconds(5)),
            Clock.systemUTC(),
            Pause.SLEEP);
    return new RetryingModel(model(vendor), retry, breaker, CallListener.NONE)
        .complete(ScriptedModel.question(text, Instant.now().plusSeconds(30)));
  }

  @Override
  public void close() {
    client.close();
  }
}
