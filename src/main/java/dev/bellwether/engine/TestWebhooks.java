package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.config.Webhook;
import dev.bellwether.notify.Analysis;
import dev.bellwether.notify.Answer;
import dev.bellwether.notify.Card;
import dev.bellwether.notify.Channel;
import dev.bellwether.notify.Message;
import dev.bellwether.notify.discord.DiscordClient;
import dev.bellwether.store.RetiredChannels;
import dev.bellwether.store.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * {@code watch --test-webhook}: posts a message to every webhook and edits it. One where that works
 * is not retired any more.
 */
public final class TestWebhooks {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * What came of one webhook.
   *
   * @param result {@code ok}, {@code refused} when a person has to act, or {@code failed}
   * @param detail why not, or that a retired channel is used again; else empty
   */
  public record Result(String webhook, String result, String detail) {
    /** True if the message was posted and edited. */
    public boolean ok() {
      return result.equals("ok");
    }

    /** True if the address or the token is not, or no longer, good. */
    public boolean refused() {
      return result.equals("refused");
    }

    private static Result of(String webhook, Answer answer) {
      if (answer instanceof Answer.Gone gone) {
        return new Result(webhook, "refused", gone.reason());
      }
      return new Result(webhook, "failed", String.valueOf(answer));
    }
  }

  private TestWebhooks() {}

  /**
   * Runs the use case.
   *
   * @throws BellwetherException (usage) if there is no webhook
   */
  public static List<Result> run(Context context) {
    List<Webhook> webhooks = Channels.configured(context);
    if (webhooks.isEmpty()) {
      throw BellwetherException.usage(
          "there is no webhook", "set BELLWETHER_DISCORD_WEBHOOK, or add [[webhooks]]");
    }
    List<Result> results = new ArrayList<>();
    try (State state = State.open(context.workspace());
        DiscordClient client = new DiscordClient(System::nanoTime)) {
      RetiredChannels retired = new RetiredChannels(state);
      for (Webhook webhook : webhooks) {
        Result result = test(context, Channels.channel(context, client, webhook));
        boolean back = result.ok() && retired.remove(Channels.addressHash(context, webhook));
        results.add(
            back ? new Result(result.webhook(), "ok", "the next watch uses it again") : result);
      }
    }
    return results;
  }

  private static Result test(Context context, Channel channel) {
    String nonce = UUID.randomUUID().toString().substring(0, 23);
    Answer posted =
        await(then -> channel.post(message(context, nonce, new Analysis.Pending()), then));
    if (!(posted instanceof Answer.Accepted accepted)) {
      return Result.of(channel.name(), posted);
    }
    Analysis works = new Analysis.Told("alerts can be posted and edited here", "", true);
    Answer edited =
        await(then -> channel.edit(accepted.messageId(), message(context, nonce, works), then));
    return edited instanceof Answer.Accepted
        ? new Result(channel.name(), "ok", "")
        : Result.of(channel.name(), edited);
  }

  private static Message message(Context context, String nonce, Analysis analysis) {
    return new Message(
        nonce,
        List.of(
            new Card(
                "test",
                "This is a test of Bellwether",
                "",
                List.of(),
                "bellwether watch --test-webhook",
                context.clock().instant(),
                "",
                Optional.empty(),
                analysis,
                "")));
  }

  private interface Asking {
    void ask(Consumer<Answer> then);
  }

  private static Answer await(Asking request) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    request.ask(answer::complete);
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    } catch (ExecutionException | TimeoutException e) {
      return new Answer.Lost("no answer within " + PATIENCE.toSeconds() + " s");
    }
  }
}
