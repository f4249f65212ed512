package dev.bellwether.notify.discord;

import dev.bellwether.notify.Allowance;
import dev.bellwether.notify.Answer;
import dev.bellwether.notify.Channel;
import dev.bellwether.notify.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** One webhook, or one channel of a bot. */
final class DiscordChannel implements Channel {
  private static final MediaType JSON = MediaType.get("application/json");

  /** In a window that posts and edits share, edits leave one request for an alert so long. */
  private static final long RESERVED = 150_000_000;

  private static final long SHORTEST_REST = 250_000_000;
  private static final int LONGEST_REST_DOUBLINGS = 7;

  private final String name;
  private final Endpoint endpoint;
  private final DiscordClient client;
  private final RateLimits limits;
  private final AtomicBoolean gone = new AtomicBoolean();
  private int failures;
  private long restsUntil;

  DiscordChannel(String name, Endpoint endpoint, DiscordClient client) {
    this.name = name;
    this.endpoint = endpoint;
    this.client = client;
    this.limits = client.limits();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Duration remembers() {
    return endpoint.remembers();
  }

  private String route(Action action) {
    return (action == Action.POST ? "POST " : "PATCH ") + endpoint.resource();
  }

  @Override
  public Allowance allowance(Action action) {
    long now = limits.now();
    Bucket bucket = limits.bucket(route(action));
    boolean shared = limits.bucket(route(Action.POST)) == limits.bucket(route(Action.EDIT));
    long wait = Math.max(Math.max(bucket.freeIn(now), limits.freeIn()), rest(now));
    int free = wait > 0 ? 0 : Math.min(bucket.free(now), limits.free());
    if (action == Action.EDIT && shared && free == 1 && bucket.limit() > 1) {
      long keep = bucket.endsIn(now) - RESERVED;
      free = keep > 0 ? 0 : free;
      wait = Math.max(wait, keep);
    }
    return new Allowance(
        free,
        Duration.ofNanos(Math.max(0, wait)),
        bucket.limit(),
        Duration.ofNanos(bucket.window()),
        limits.stoppedBy(),
        shared,
        gone.get());
  }

  /** After failures of the network the channel is left alone, each time for longer. */
  private synchronized long rest(long now) {
    return failures == 0 ? 0 : Math.max(0, restsUntil - now);
  }

  private synchronized void failed() {
    failures = Math.min(failures + 1, LONGEST_REST_DOUBLINGS + 1);
    restsUntil = limits.now() + (SHORTEST_REST << (failures - 1));
  }

  private synchronized void worked() {
    failures = 0;
  }

  @Override
  public void post(Message message, Consumer<Answer> then) {
    send(Action.POST, endpoint.post(), endpoint.body(message), then);
  }

  @Override
  public void edit(String messageId, Message message, Consumer<Answer> then) {
    send(Action.EDIT, endpoint.edit(messageId), Payload.of(message), then);
  }

  private void send(Action action, HttpUrl url, String body, Consumer<Answer> then) {
    Bucket bucket = limits.bucket(route(action));
    bucket.started();
    limits.started();
    RequestBody json = RequestBody.create(body, JSON);
    Request.Builder request = endpoint.signed(new Request.Builder().url(url));
    request = action == Action.POST ? request.post(json) : request.patch(json);
    DiscordClient.Sent sent = new DiscordClient.Sent();
    client
        .call(request.tag(DiscordClient.Sent.class, sent).build())
        .enqueue(new Waiting(action, bucket, sent, limits.now(), then));
  }

  /** One request under way. */
  private final class Waiting implements Callback {
    private final Action action;
    private final Bucket bucket;
    private final DiscordClient.Sent sent;
    private final long since;
    private final Consumer<Answer> then;

    private Waiting(
        Action action, Bucket bucket, DiscordClient.Sent sent, long since, Consumer<Answer> then) {
      this.action = action;
      this.bucket = bucket;
      this.sent = sent;
      this.since = since;
      this.then = then;
    }

    @Override
    public void onFailure(Call call, IOException e) {
      bucket.ended();
      failed();
      // The message of an exception may hold the address.
      String reason = e.getClass().getSimpleName();
      then.accept(
          sent.whole()
              ? new Answer.Lost("no answer came: " + reason)
              : new Answer.NotSent("Discord is out of reach: " + reason));
    }

    @Override
    public void onResponse(Call call, Response response) {
      Reply reply;
      try (response) {
        reply = Reply.of(response.code(), response.headers(), response.body().string());
      } catch (IOException e) {
        onFailure(call, e);
        return;
      }
      long now = limits.now();
      bucket.ended();
      learn(reply, now);
      then.accept(answer(reply, Duration.ofNanos(now - since)));
    }

    private void learn(Reply reply, long now) {
      Bucket heardOf =
          reply
              .bucket()
              .map(b -> limits.named(route(action), b, endpoint.resource()))
              .orElse(bucket);
      reply.limits().ifPresent(headers -> heardOf.heard(headers, now));
      if (reply.status() == 429) {
        long wait = reply.wait429().toNanos();
        if (reply.isBlock()) {
          limits.stop("cloudflare", wait);
        } else if (reply.isGlobal()) {
          limits.stop("global", wait);
        } else {
          heardOf.refused(wait, now);
        }
      }
      if (reply.isWalledOff()) {
        limits.walledOff();
      } else {
        limits.letThrough();
      }
      boolean refused = reply.status() == 401 || reply.status() == 403 || reply.status() == 429;
      if (refused && !reply.isShared()) {
        limits.invalid();
      }
    }

    private Answer answer(Reply reply, Duration took) {
      Answer answer = Meaning.of(action, reply, took);
      if (answer instanceof Answer.Gone) {
        gone.set(true);
      }
      boolean down = answer instanceof Answer.Lost || answer instanceof Answer.NotSent;
      if (down) {
        failed();
      } else {
        worked();
      }
      return answer;
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
