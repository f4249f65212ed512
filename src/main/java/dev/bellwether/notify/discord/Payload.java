package dev.bellwether.notify.discord;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.bellwether.notify.Message;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * A message as Discord takes it. {@code allowed_mentions} stands in edits too: without it Discord
 * reads the texts again with its own allowances.
 */
public final class Payload {
  private static final JsonFactory JSON = new JsonFactory();

  private Payload() {}

  /** The body of a request by webhook. */
  public static String of(Message message) {
    return write(message, false);
  }

  /** The body of a new message by a bot: a second one with the same nonce is not posted. */
  static String withNonce(Message message) {
    return write(message, true);
  }

  private static String write(Message message, boolean nonce) {
    StringWriter body = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(body)) {
      json.writeStartObject();
      json.writeArrayFieldStart("embeds");
      for (Embeds.Embed embed : Embeds.of(message.cards())) {
        embed(json, embed);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("allowed_mentions");
      json.writeArrayFieldStart("parse");
      json.writeEndArray();
      json.writeEndObject();
      if (nonce) {
        json.writeStringField("nonce", message.nonce());
        json.writeBooleanField("enforce_nonce", true);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return body.toString();
  }

  private static void embed(JsonGenerator json, Embeds.Embed embed) throws IOException {
    json.writeStartObject();
    json.writeStringField("title", embed.title());
    if (!embed.url().isEmpty()) {
      json.writeStringField("url", embed.url());
    }
    json.writeNumberField("color", embed.colour());
    if (!embed.description().isEmpty()) {
      json.writeStringField("description", embed.description());
    }
    if (!embed.fields().isEmpty()) {
      json.writeArrayFieldStart("fields");
      for (Embeds.Field field : embed.fields()) {
        json.writeStartObject();
        json.writeStringField("name", field.name());
        json.writeStringField("value", field.value());
        json.writeBooleanField("inline", true);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeObjectFieldStart("footer");
    json.writeStringField("text", embed.footer());
    json.writeEndObject();
    json.writeEndObject();
  }
}
