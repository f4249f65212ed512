package dev.bellwether.notify.discord;

import dev.bellwether.BellwetherException;
import dev.bellwether.notify.Channel;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** The connections to Discord, and the limits that all its channels share. Safe for threads. */
public final class DiscordClient implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration WHOLE_CALL = Duration.ofSeconds(10);

  /** Alerts come minutes apart, and a new connection would cost each of them two round trips. */
  private static final Duration IDLE = Duration.ofMinutes(10);

  /** A connection that has died meanwhile is found out before a request is sent on it. */
  private static final Duration PING = Duration.ofSeconds(20);

  private static final int MOST_AT_ONCE = 64;
  private static final String USER_AGENT =
      "DiscordBot (https://github.com/bellwether, 1.0) Bellwether";

  /** How far a request has come. */
  static final class Sent {
    private volatile boolean whole;

    /** True once all of it may have reached the other side. */
    boolean whole() {
      return whole;
    }
  }

  private static final class Watcher extends EventListener {
    @Override
    public void requestBodyEnd(Call call, long byteCount) {
      Sent sent = call.request().tag(Sent.class);
      if (sent != null) {
        sent.whole = true;
      }
    }
  }

  private final RateLimits limits;
  private final OkHttpClient http;
  private final ExecutorService threads;
  private final AtomicInteger closed = new AtomicInteger();

  /**
   * A client.
   *
   * @param nanos a clock that only goes forward
   */
  public DiscordClient(LongSupplier nanos) {
    limits = new RateLimits(nanos);
    threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "discord");
              thread.setDaemon(true);
              return thread;
            });
    Dispatcher dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(MOST_AT_ONCE);
    dispatcher.setMaxRequestsPerHost(MOST_AT_ONCE);
    http =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectionPool(new ConnectionPool(8, IDLE.toSeconds(), TimeUnit.SECONDS))
            .pingInterval(PING)
            .connectTimeout(CONNECT)
            .callTimeout(WHOLE_CALL)
            // What is done again without our knowing would be a repeat without our saying so.
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .eventListener(new Watcher())
            .build();
  }

  RateLimits limits() {
    return limits;
  }

  Call call(Request request) {
    return http.newCall(request.newBuilder().header("User-Agent", USER_AGENT).build());
  }

  /**
   * A channel by webhook.
   *
   * @param address secret
   * @throws BellwetherException (usage) if it is not the address of a webhook
   */
  public Channel webhook(String name, String address) {
    return new DiscordChannel(name, new Endpoint.Webhook(WebhookAddress.of(address, name)), this);
  }

  /**
   * A channel by bot.
   *
   * @param api such as {@code https://discord.com/api/v10}
   * @param channel its number
   * @param token secret
   * @throws BellwetherException (usage) if the address is none
   */
  public Channel bot(String name, String api, String channel, String token) {
    HttpUrl url = HttpUrl.parse(api);
    if (url == null) {
      throw BellwetherException.usage(
          "the address of Discord for '" + name + "' is none",
          "usually https://discord.com/api/v10");
    }
    WebhookAddress.refusePlain(url, name);
    return new DiscordChannel(name, new Endpoint.Bot(url, channel, token), this);
  }

  /** Drops what is under way. */
  @Override
  public void close() {
    if (closed.getAndIncrement() == 0) {
      http.dispatcher().cancelAll();
      threads.shutdownNow();
      http.connectionPool().evictAll();
    }
  }
}
