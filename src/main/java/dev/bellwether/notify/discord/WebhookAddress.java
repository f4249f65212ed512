package dev.bellwether.notify.discord;

import dev.bellwether.BellwetherException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Where a webhook is. Whoever knows it may post, so it is a secret: {@link #toString} shows its
 * number only.
 */
final class WebhookAddress {
  private static final Set<String> DISCORD =
      Set.of("discord.com", "discordapp.com", "ptb.discord.com", "canary.discord.com");

  private final HttpUrl url;
  private final String id;

  private WebhookAddress(HttpUrl url, String id) {
    this.url = url;
    this.id = id;
  }

  /**
   * Reads an address as Discord shows it for copying.
   *
   * @param channel whose address it is, for messages
   * @throws BellwetherException (usage) if it is none; the message does not show it
   */
  static WebhookAddress of(String text, String channel) {
    HttpUrl url = HttpUrl.parse(text.strip());
    int at = url == null ? -1 : url.pathSegments().indexOf("webhooks");
    if (url == null || at < 0 || url.pathSize() != at + 3 || url.pathSegments().contains("")) {
      throw BellwetherException.usage(
          "the address of the webhook '" + channel + "' is not one of Discord's",
          "copy it in Discord: channel settings, Integrations, Webhooks");
    }
    refusePlain(url, channel);
    return new WebhookAddress(versioned(url, at), url.pathSegments().get(at + 1));
  }

  /**
   * Whoever is on the way could read the secret, and Discord only answers that it has moved.
   *
   * @param channel whose secret goes there, for messages
   * @throws BellwetherException (usage) if it would leave this machine unencrypted
   */
  static void refusePlain(HttpUrl url, String channel) {
    if (!url.isHttps() && !isHere(url.host())) {
      throw BellwetherException.usage(
          "the secret of '" + channel + "' would be sent to " + url.host() + " unencrypted",
          "its address begins with https://");
    }
  }

  private static boolean isHere(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Without a version Discord answers as its oldest one does. */
  private static HttpUrl versioned(HttpUrl url, int at) {
    if (!DISCORD.contains(url.host()) || !url.pathSegments().get(0).equals("api") || at != 1) {
      return url;
    }
    return url.newBuilder().encodedPath(path(url)).build();
  }

  private static String path(HttpUrl url) {
    return url.encodedPath().replaceFirst("^/api/", "/api/v10/");
  }

  /** Where to post so that the answer is the message. */
  HttpUrl post() {
    return url.newBuilder().setQueryParameter("wait", "true").build();
  }

  /** Where to edit a message. */
  HttpUrl edit(String messageId) {
    return url.newBuilder()
        .addPathSegment("messages")
        .addPathSegment(messageId)
        .removeAllQueryParameters("wait")
        .build();
  }

  /** What its rate limits are for, beside their names. */
  String resource() {
    return url.host() + ":" + url.port() + " " + id;
  }

  @Override
  public String toString() {
    return "webhook " + id;
  }
}
