package dev.bellwether.bulk;

import dev.bellwether.bench.live.FakeModel;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * A server of one's own that answers only those who have its key, and whose answer about a text
 * with the word "garbled" in it is none.
 */
public final class KeyedModel implements AutoCloseable {
  private final MockWebServer server = new MockWebServer();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  /** Starts it. */
  public KeyedModel(String key) throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            boolean known = ("Bearer " + key).equals(request.getHeaders().get("Authorization"));
            (known ? answered : refused).incrementAndGet();
            String asked = request.getBody() == null ? "" : request.getBody().utf8();
            return known
                ? answer(asked.contains("garbled"))
                : new MockResponse.Builder().code(401).build();
          }
        });
    server.start();
  }

  private static MockResponse answer(boolean garbled) {
    String verdict =
        garbled
            ? "I would rather not say."
            : "{\\\"direction\\\":\\\"bullish\\\",\\\"score\\\":0.5,\\\"confidence\\\":0.8,\\\"rationale\\\":\\\"so\\\"}";
    return new MockResponse.Builder()
        .addHeader("Content-Type", "text/event-stream")
        .body(
            "data: {\"model\":\"%s\",\"choices\":[{\"delta\":{\"content\":\"%s\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":9}}\n\ndata: [DONE]\n\n"
                .formatted(FakeModel.ID, verdict))
        .build();
  }

  /** The base address, as {@code openai.url} takes it. */
  public String address() {
    return server.url("/v1").toString();
  }

  /** What {@code models.toml} must say of it: it costs nothing. */
  public static String card() {
    return FakeModel.card(0, 0);
  }

  /** Questions of those who have the key. */
  public int answered() {
    return answered.get();
  }

  /** Questions of the others. */
  public int refused() {
    return refused.get();
  }

  @Override
  public void close() {
    server.close();
  }
}
