package dev.bellwether.llm;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.BufferedSource;

/**
 * The one HTTP client behind all vendors: blocking calls that stream their answers, over kept
 * connections, with a limit on the time to the first event. Certificates are always checked, there
 * is no setting against it; redirects are not followed, since they would carry the key elsewhere.
 * Safe for threads.
 */
public final class VendorClient implements AutoCloseable {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final long LARGEST_FAILURE = 64 * 1024;
  private static final long LARGEST_ANSWER = 8L * 1024 * 1024;

  /** Turns an answer that is no success into what the caller should do next. */
  public interface FailureMapper {
    /** What to throw. */
    ModelException exception(HttpFailure failure);
  }

  private final OkHttpClient http;
  private final ScheduledThreadPoolExecutor watch;
  private final Duration firstEvent;
  private final Clock clock;

  /**
   * A client.
   *
   * @param firstEvent the longest wait for the first event of an answer
   */
  public VendorClient(HttpLimits limits, Duration firstEvent, Clock clock) {
    this.firstEvent = firstEvent;
    this.clock = clock;
    this.http =
        new OkHttpClient.Builder()
            .connectionPool(
                new ConnectionPool(
                    limits.inAll(), limits.keepAlive().toMillis(), TimeUnit.MILLISECONDS))
            .dns(new RememberedDns(Dns.SYSTEM, limits.dnsFor()))
            .addInterceptor(new HttpPlaces(limits))
            .followRedirects(false)
            .followSslRedirects(false)
            // The times of a call are set for each call, by its deadline.
            .connectTimeout(Duration.ofSeconds(10))
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ofSeconds(30))
            .build();
    this.watch =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "first-event-watch");
              thread.setDaemon(true);
              return thread;
            });
    watch.setRemoveOnCancelPolicy(true);
  }

  /**
   * An address of a vendor.
   *
   * @throws BellwetherException (usage) unless it is https; http is for this machine only
   */
  public static HttpUrl address(String url) {
    return address(url, false, "http is allowed for localhost only");
  }

  /**
   * An address of a server of one's own, which may speak http on one's own network, since it has no
   * certificate there; but a key never leaves this machine unencrypted.
   *
   * @param key what is sent along; empty if nothing
   * @throws BellwetherException (usage) if it is neither http nor https, or http with a key or with
   *     a user or a query in the address, which may be one
   */
  public static HttpUrl ownServer(String url, String key) {
    HttpUrl address = HttpUrl.parse(url);
    boolean plain =
        key.isEmpty() && address != null && address.username().isEmpty() && address.query() == null;
    return address(
        url,
        plain,
        address == null
            ? "such as http://localhost:8080/v1"
            : "its key would be sent unencrypted; http to another machine is allowed without a key");
  }

  private static HttpUrl address(String url, boolean anyHttp, String hint) {
    HttpUrl address = HttpUrl.parse(url);
    if (address == null || !(anyHttp || address.isHttps() || isThisMachine(address.host()))) {
      throw BellwetherException.usage(
          "not an https address: " + (address == null ? url : address.redact()), hint);
    }
    return address;
  }

  /** Host and port of an address, without whatever else stands in it. */
  public static String server(HttpUrl address) {
    return address.host() + ":" + address.port();
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d+){3}");
  }

  /** A request to begin with: POST of this JSON, once. */
  public static Request.Builder post(HttpUrl url, String json) {
    return new Request.Builder().url(url).post(new OnceOnly(json));
  }

  /** Never sent a second time behind our back: each attempt is paid for. */
  private static final class OnceOnly extends RequestBody {
    private final byte[] bytes;

    OnceOnly(String json) {
      bytes = json.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public MediaType contentType() {
      return JSON;
    }

    @Override
    public long contentLength() {
      return bytes.length;
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(bytes);
    }
  }

  /**
   * Makes a call and hands the answer to the reader, event by event, until its end.
   *
   * @return from sending to the first event
   * @param who for messages, such as {@code gemini}
   * @param secret is taken out of everything that is answered; may be empty
   * @throws ModelException if there is no complete answer before the deadline
   */
  public Duration stream(
      String who,
      Request request,
      String secret,
      Instant deadline,
      EventReader reader,
      FailureMapper failures)
      throws ModelException {
    Duration left = Duration.between(clock.instant(), deadline);
    if (left.isNegative() || left.isZero()) {
      throw new ModelException.TimedOut("no time was left to ask " + who, Bill.NOT_SENT);
    }
    Call call = http.newCall(request);
    call.timeout().timeout(left.toNanos(), TimeUnit.NANOSECONDS);
    Watch watching = new Watch(call);
    ScheduledFuture<?> alarm = watch.schedule(watching, firstEvent.toNanos(), TimeUnit.NANOSECONDS);
    FirstEvent first = new FirstEvent(alarm);
    try (Response response = call.execute()) {
      if (!response.isSuccessful()) {
        throw failures.exception(failure(response, secret));
      }
      AnswerStream.read(response, without(secret, reader), first, LARGEST_ANSWER);
    } catch (IOException e) {
      throw broken(who, e, watching.barked.get(), left);
    } finally {
      alarm.cancel(false);
    }
    if (!reader.complete()) {
      throw new ModelException.Unavailable(
          who + " broke its answer off in the middle", Bill.UNKNOWN);
    }
    return first.after();
  }

  /** Takes in the body of a successful answer. */
  interface BodyReader {
    /** Reads as much of it as is wanted. */
    void read(BufferedSource body) throws IOException;
  }

  /**
   * Makes a call that is not answered word by word, such as one that fetches what is ready.
   *
   * @param within the longest time for all of it
   * @throws ModelException if there is no complete answer in that time
   */
  void fetch(
      String who,
      Request request,
      String secret,
      Duration within,
      BodyReader reader,
      FailureMapper failures)
      throws ModelException {
    Call call = http.newCall(request);
    call.timeout().timeout(within.toNanos(), TimeUnit.NANOSECONDS);
    try (Response response = call.execute()) {
      if (!response.isSuccessful()) {
        throw failures.exception(failure(response, secret));
      }
      reader.read(response.body().source());
    } catch (IOException e) {
      throw broken(who, e, false, within);
    }
  }

  /** An answer is shown and kept, and who answers knows the key. */
  private static EventReader without(String secret, EventReader reader) {
    return new EventReader() {
      @Override
      public void event(String type, String data) throws ModelException {
        reader.event(type, clean(data, secret));
      }

      @Override
      public void whole(String body) throws ModelException {
        reader.whole(clean(body, secret));
      }

      @Override
      public boolean complete() {
        return reader.complete();
      }
    };
  }

  /** The text without the key. */
  static String clean(String text, String secret) {
    return secret.isEmpty() ? text : text.replace(secret, "***");
  }

  private HttpFailure failure(Response response, String secret) throws IOException {
    BufferedSource source = response.body().source();
    source.request(LARGEST_FAILURE);
    String body = source.readUtf8(Math.min(LARGEST_FAILURE, source.getBuffer().size()));
    return new HttpFailure(
        response.code(), response.headers(), clean(body, secret), clock.instant());
  }

  private ModelException broken(String who, IOException e, boolean barked, Duration left) {
    if (barked) {
      return new ModelException.TimedOut(
          who + " gave no sign of an answer for " + firstEvent.toMillis() + " ms", Bill.UNKNOWN);
    }
    if (e instanceof InterruptedIOException) {
      return new ModelException.TimedOut(
          who + " gave no answer within " + left.toMillis() + " ms", Bill.UNKNOWN);
    }
    boolean neverSent =
        e instanceof ConnectException
            || e instanceof UnknownHostException
            || e instanceof NoRouteToHostException
            || e instanceof SSLException;
    // What the exception says may hold the address, and an address may hold a key.
    String what = who + (neverSent ? " cannot be reached: " : " broke off: ");
    String why = e.getClass().getSimpleName();
    if (e instanceof SSLException) {
      return new ModelException.Unavailable(what + why, Optional.empty());
    }
    return neverSent
        ? new ModelException.Unavailable(what + why)
        : new ModelException.Unavailable(what + why, Bill.UNKNOWN);
  }

  /** Stops the watch when the answer begins, and remembers when that was. */
  private static final class FirstEvent implements Runnable {
    private final Future<?> alarm;
    private final long started = System.nanoTime();
    private long after = -1;

    FirstEvent(Future<?> alarm) {
      this.alarm = alarm;
    }

    @Override
    public void run() {
      if (after < 0) {
        alarm.cancel(false);
        after = System.nanoTime() - started;
      }
    }

    Duration after() {
      return Duration.ofNanos(Math.max(0, after));
    }
  }

  /** Cancels a call that shows no sign of life. */
  private static final class Watch implements Runnable {
    private final Call call;
    private final AtomicBoolean barked = new AtomicBoolean();

    Watch(Call call) {
      this.call = call;
    }

    @Override
    public void run() {
      barked.set(true);
      call.cancel();
    }
  }

  /** Connections in the pool now, for tests and figures. */
  public int connections() {
    return http.connectionPool().connectionCount();
  }

  @Override
  public void close() {
    watch.shutdownNow();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
