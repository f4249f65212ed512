package dev.bellwether.notify.discord;

import dev.bellwether.notify.Message;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Where requests go, and as whom. */
interface Endpoint {

  /** Where to post. */
  HttpUrl post();

  /** Where to edit. */
  HttpUrl edit(String messageId);

  /** The body of a new message. */
  String body(Message message);

  /** How long a nonce is remembered. */
  Duration remembers();

  /** Adds who we are. */
  Request.Builder signed(Request.Builder request);

  /** What rate limits are for, beside their names. */
  String resource();

  /** A webhook: whoever knows the address may post. */
  record Webhook(WebhookAddress address) implements Endpoint {
    @Override
    public HttpUrl post() {
      return address.post();
    }

    @Override
    public HttpUrl edit(String messageId) {
      return address.edit(messageId);
    }

    @Override
    public String body(Message message) {
      return Payload.of(message);
    }

    @Override
    public Duration remembers() {
      return Duration.ZERO;
    }

    @Override
    public Request.Builder signed(Request.Builder request) {
      return request;
    }

    @Override
    public String resource() {
      return address.resource();
    }
  }

  /**
   * A bot in a channel.
   *
   * @param api such as {@code https://discord.com/api/v10}
   * @param channel its number
   * @param token secret
   */
  record Bot(HttpUrl api, String channel, String token) implements Endpoint {
    @Override
    public HttpUrl post() {
      return api.newBuilder()
          .addPathSegment("channels")
          .addPathSegment(channel)
          .addPathSegment("messages")
          .build();
    }

    @Override
    public HttpUrl edit(String messageId) {
      return post().newBuilder().addPathSegment(messageId).build();
    }

    @Override
    public String body(Message message) {
      return Payload.withNonce(message);
    }

    /** Discord says "the past few minutes" and no number. */
    @Override
    public Duration remembers() {
      return Duration.ofMinutes(2);
    }

    @Override
    public Request.Builder signed(Request.Builder request) {
      return request.header("Authorization", "Bot " + token);
    }

    @Override
    public String resource() {
      return "channel " + channel;
    }

    @Override
    public String toString() {
      return "bot in channel " + channel;
    }
  }
}
