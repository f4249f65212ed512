package dev.bellwether.bench.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What Discord's documentation says of a message's form, with its numbers. */
final class DiscordForm {
  private static final int CONTENT = 2000;
  private static final int EMBEDS = 10;
  private static final int TITLE = 256;
  private static final int DESCRIPTION = 4096;
  private static final int FIELDS = 25;
  private static final int FIELD_NAME = 256;
  private static final int FIELD_VALUE = 1024;
  private static final int FOOTER = 2048;
  private static final int AUTHOR = 256;
  private static final int TOGETHER = 6000;
  private static final int WHITE = 0xFFFFFF;
  private static final int NONCE = 25;

  private final Map<String, String> mistakes = new LinkedHashMap<>();
  private int together;

  private DiscordForm() {}

  /** What is wrong with a message, by place; empty if nothing is. */
  static Map<String, String> mistakes(JsonNode message) {
    DiscordForm form = new DiscordForm();
    form.check(message);
    return form.mistakes;
  }

  private void check(JsonNode message) {
    JsonNode embeds = message.path("embeds");
    boolean empty = message.path("content").asText("").isEmpty() && embeds.isEmpty();
    refuse(empty, "content", "Cannot send an empty message");
    longest(message, "content", CONTENT, "content");
    refuse(embeds.size() > EMBEDS, "embeds", "Must be 10 or fewer in length.");
    longest(message, "nonce", NONCE, "nonce");
    for (int i = 0; i < embeds.size(); i++) {
      embed(embeds.path(i), "embeds." + i);
    }
    refuse(together > TOGETHER, "embeds", "Embed size exceeds maximum size of 6000");
  }

  private void embed(JsonNode embed, String at) {
    together += longest(embed, "title", TITLE, at + ".title");
    together += longest(embed, "description", DESCRIPTION, at + ".description");
    together += longest(embed.path("footer"), "text", FOOTER, at + ".footer.text");
    together += longest(embed.path("author"), "name", AUTHOR, at + ".author.name");
    JsonNode fields = embed.path("fields");
    refuse(fields.size() > FIELDS, at + ".fields", "Must be 25 or fewer in length.");
    for (int i = 0; i < fields.size(); i++) {
      String field = at + ".fields." + i;
      together += longest(fields.path(i), "name", FIELD_NAME, field + ".name");
      together += longest(fields.path(i), "value", FIELD_VALUE, field + ".value");
      refuse(blank(fields.path(i), "name"), field + ".name", "This field is required");
      refuse(blank(fields.path(i), "value"), field + ".value", "This field is required");
    }
    JsonNode colour = embed.path("color");
    boolean wrong = !colour.isMissingNode() && (!colour.isInt() || colour.asInt() > WHITE);
    refuse(wrong || colour.asInt() < 0, at + ".color", "int value should be <= 16777215.");
    String url = embed.path("url").asText("");
    refuse(
        !url.isEmpty() && !url.matches("https?://[^\\s]+"), at + ".url", "Not a well formed URL.");
  }

  private static boolean blank(JsonNode node, String field) {
    return node.path(field).asText("").isBlank();
  }

  /** Length of a text, in the code points that Discord counts. */
  private int longest(JsonNode node, String field, int most, String at) {
    String text = node.path(field).asText("").strip();
    int length = text.codePointCount(0, text.length());
    refuse(length > most, at, "Must be " + most + " or fewer in length.");
    return length;
  }

  private void refuse(boolean wrong, String at, String why) {
    if (wrong) {
      mistakes.putIfAbsent(at, why);
    }
  }
}
