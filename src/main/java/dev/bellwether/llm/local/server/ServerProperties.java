package dev.bellwether.llm.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.llm.local.LoadPlan;
import dev.bellwether.llm.local.StartException;

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
  void require(LoadPlan plan, String url) throws StartException {
    String running = json.path("model_path").asText();
    String wanted = name(plan.model().toString());
    if (!running.isEmpty() && !name(running).equals(wanted)) {
      throw new StartException(
          StartException.Kind.WRONG,
          "the server at " + url + " runs " + Said.line(running, "") + ", not " + wanted,
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

  /** Its path may be one of another system, or none. */
  private static String name(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
