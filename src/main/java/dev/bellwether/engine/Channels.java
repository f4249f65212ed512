package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.config.Source;
import dev.bellwether.config.Webhook;
import dev.bellwether.ingest.Sha256;
import dev.bellwether.notify.Channel;
import dev.bellwether.notify.discord.DiscordClient;
import dev.bellwether.notify.discord.PrintedChannel;
import dev.bellwether.store.RetiredChannels;
import dev.bellwether.watch.ChannelRule;
import dev.bellwether.watch.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The places that alerts go to, as they are configured. */
final class Channels {
  /** What stands for a configuration: one webhook that everything goes to. */
  private static final String USUAL_VARIABLE = "BELLWETHER_DISCORD_WEBHOOK";

  private static final String USUAL_NAME = "discord";

  private Channels() {}

  /**
   * Everything that {@code [[webhooks]]} names; without that the one in the environment, if there
   * is one.
   */
  static List<Webhook> configured(Context context) {
    List<Webhook> webhooks = context.configuration().webhooks();
    if (webhooks.isEmpty() && context.secrets().variable(USUAL_VARIABLE).isPresent()) {
      return List.of(
          new Webhook(
              USUAL_NAME, USUAL_VARIABLE, "", "", List.of(), List.of(), List.of(), Set.of(), 0));
    }
    return webhooks;
  }

  /** The channels with their rules; those that are retired are told to the user. */
  static List<Watch.Line> lines(Context context, DiscordClient client, RetiredChannels retired) {
    List<Watch.Line> lines = new ArrayList<>();
    for (Webhook webhook : configured(context)) {
      String reason =
          retired
              .find(addressHash(context, webhook))
              .map(each -> "retired since " + each.at() + ": " + each.reason())
              .orElse("");
      if (!reason.isEmpty()) {
        context
            .progress()
            .note(
                "'"
                    + webhook.name()
                    + "' is "
                    + reason
                    + "; nothing is sent there until its address changes or 'bellwether watch"
                    + " --test-webhook' succeeds");
      }
      lines.add(new Watch.Line(channel(context, client, webhook), rule(context, webhook), reason));
    }
    if (lines.isEmpty()) {
      context
          .progress()
          .note(
              "nothing is alerted: "
                  + USUAL_VARIABLE
                  + " is not set, and there are no [[webhooks]]");
    }
    return lines;
  }

  /** Hashes of the addresses of all channels by their names. */
  static Map<String, String> addressHashes(Context context) {
    return configured(context).stream()
        .collect(Collectors.toMap(Webhook::name, webhook -> addressHash(context, webhook)));
  }

  /** What tells the address of a channel from others without telling it. */
  static String addressHash(Context context, Webhook webhook) {
    String secret = secret(context, webhook).strip();
    return isBot(webhook)
        ? Sha256.hex128(context.settings().watch().discordApi(), webhook.botChannel(), secret)
        : Sha256.hex128(secret);
  }

  /** Channels that send nothing; they need no secrets. */
  static List<Watch.Line> rehearsed(Context context, Consumer<PrintedChannel.Request> listener) {
    List<Watch.Line> lines = new ArrayList<>();
    for (Webhook webhook : configured(context)) {
      lines.add(
          new Watch.Line(new PrintedChannel(webhook.name(), listener), rule(context, webhook), ""));
    }
    if (lines.isEmpty()) {
      lines.add(
          new Watch.Line(
              new PrintedChannel(USUAL_NAME, listener), ChannelRule.all(USUAL_NAME), ""));
    }
    return lines;
  }

  static Channel channel(Context context, DiscordClient client, Webhook webhook) {
    String secret = secret(context, webhook);
    return isBot(webhook)
        ? client.bot(
            webhook.name(), context.settings().watch().discordApi(), webhook.botChannel(), secret)
        : client.webhook(webhook.name(), secret);
  }

  static ChannelRule rule(Context context, Webhook webhook) {
    return new ChannelRule(
        webhook.name(),
        new LinkedHashSet<>(webhook.tickers()),
        published(context, webhook.sources()),
        Set.copyOf(webhook.items()),
        webhook.directions(),
        webhook.minConfidence());
  }

  /**
   * What documents of these sources name as theirs: filings are the SEC's, whatever the table is
   * called.
   */
  private static Set<String> published(Context context, List<String> names) {
    Set<String> edgar =
        context.configuration().sources().stream()
            .filter(source -> source.kind() == Source.Kind.EDGAR_CURRENT)
            .map(Source::name)
            .collect(Collectors.toSet());
    return names.stream()
        .map(name -> edgar.contains(name) ? FilingDocuments.SOURCE : name)
        .collect(Collectors.toSet());
  }

  private static String secret(Context context, Webhook webhook) {
    Optional<String> secret =
        webhook.file().isEmpty()
            ? context.secrets().variable(webhook.variable())
            : Optional.of(read(context, webhook));
    String found =
        secret
            .filter(text -> !text.isBlank())
            .orElseThrow(
                () ->
                    new BellwetherException(
                        BellwetherException.Kind.CREDENTIALS,
                        inWords(webhook) + " has no " + secretInWords(webhook),
                        "set "
                            + webhook.variable()
                            + ", or name a file that holds it as "
                            + fileField(webhook)));
    context.secrets().hide(found);
    return found;
  }

  private static boolean isBot(Webhook webhook) {
    return !webhook.botChannel().isEmpty();
  }

  private static String inWords(Webhook webhook) {
    return (isBot(webhook) ? "the bot '" : "the webhook '") + webhook.name() + "'";
  }

  private static String secretInWords(Webhook webhook) {
    return isBot(webhook) ? "token" : "address";
  }

  private static String fileField(Webhook webhook) {
    return isBot(webhook) ? "token_file" : "url_file";
  }

  private static String read(Context context, Webhook webhook) {
    Path file = context.workspace().root().resolve(webhook.file());
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new BellwetherException(
          BellwetherException.Kind.CREDENTIALS,
          "cannot read the " + secretInWords(webhook) + " of " + inWords(webhook) + " from " + file,
          "set "
              + fileField(webhook)
              + " to a file that holds the "
              + secretInWords(webhook)
              + " and nothing else",
          e);
    }
  }
}
