package dev.bellwether.llm.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.llm.local.LoadPlan;
import dev.bellwether.llm.local.StartException;
import java.nio.file.Path;
import okhttp3.HttpUrl;

/** What {@code /props} says of a server. */
record ServerProperties(JsonNode json) {

  /** Tokens of one slot; those that were asked for where it does not say. */
  int contextTokens(int wanted) {
    int has = json.path("default_generation_settings").path("n_ctx").asInt(wanted);
    return Math.min(wanted, has);
  }

  /**
   * Passes a server that runs what is wanted: scores carry the fingerprint of {@code local.model},
   * so it must be that model.
   */
  void require(LoadPlan plan, HttpUrl url) throws StartException {
    String running = json.path("model_path").asText();
    String wanted = name(plan.model());
    if (!running.isEmpty() && !name(Path.of(running)).equals(wanted)) {
      throw new StartException(
          StartException.Kind.WRONG,
          "the server at " + url + " runs " + running + ", not " + wanted,
          "set local.model to the file that it runs, or unset local.server_url");
    }
    int slots = json.path("total_slots").asInt(plan.slots());
    if (slots < plan.slots()) {
      throw new StartException(
          StartException.Kind.WRONG,
          "the server at %s has %d slots, fewer than local.slots=%d"
              .formatted(url, slots, plan.slots()),
          "start it with --parallel " + plan.slots() + ", or lower local.slots");
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
