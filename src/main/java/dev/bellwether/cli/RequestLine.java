package dev.bellwether.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.bellwether.notify.discord.PrintedChannel;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A request that a rehearsal does not make, as one line of JSON. */
final class RequestLine {
  private static final JsonFactory JSON = new JsonFactory();

  private RequestLine() {}

  static String of(PrintedChannel.Request request) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("channel", request.channel());
      json.writeStringField("method", request.method());
      json.writeStringField("message_id", request.messageId());
      json.writeFieldName("payload");
      json.writeRawValue(request.payload());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }
}
