package dev.bellwether.llm;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/**
 * Bounds the connections in use: OkHttp's own bounds hold only for its asynchronous calls. A place
 * is taken until the answer is closed.
 */
final class HttpPlaces implements Interceptor {
  private final Semaphore all;
  private final int perHost;
  private final ConcurrentHashMap<String, Semaphore> hosts = new ConcurrentHashMap<>();

  HttpPlaces(HttpLimits limits) {
    this.all = new Semaphore(limits.inAll());
    this.perHost = limits.perHost();
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Semaphore host =
        hosts.computeIfAbsent(chain.request().url().host(), name -> new Semaphore(perHost));
    take(host, chain);
    try {
      take(all, chain);
    } catch (IOException | RuntimeException e) {
      host.release();
      throw e;
    }
    Runnable leave =
        () -> {
          all.release();
          host.release();
        };
    try {
      Response response = chain.proceed(chain.request());
      return response.newBuilder().body(leaving(response.body(), leave)).build();
    } catch (IOException | RuntimeException e) {
      leave.run();
      throw e;
    }
  }

  private static void take(Semaphore places, Chain chain) throws IOException {
    try {
      while (!places.tryAcquire(100, TimeUnit.MILLISECONDS)) {
        if (chain.call().isCanceled()) {
          throw new InterruptedIOException("no connection was free in time");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static ResponseBody leaving(ResponseBody body, Runnable leave) {
    Source source =
        new ForwardingSource(body.source()) {
          private boolean left;

          @Override
          public void close() throws IOException {
            if (!left) {
              left = true;
              leave.run();
            }
            super.close();
          }
        };
    BufferedSource buffered = Okio.buffer(source);
    return ResponseBody.create(buffered, body.contentType(), body.contentLength());
  }
}
