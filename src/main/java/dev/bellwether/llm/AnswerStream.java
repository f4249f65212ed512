package dev.bellwether.llm;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Reads a successful response to its end, so that its connection can be used again. */
final class AnswerStream extends EventSourceListener {
  private final EventReader reader;
  private final Runnable firstEvent;
  private @Nullable ModelException failure;
  private @Nullable Throwable broken;

  private AnswerStream(EventReader reader, Runnable firstEvent) {
    this.reader = reader;
    this.firstEvent = firstEvent;
  }

  /**
   * Hands all events to the reader.
   *
   * @param firstEvent is run at the first event
   * @throws ModelException if an event says that there is no answer; the rest is not read
   * @throws IOException if the connection broke
   */
  static void read(Response response, EventReader reader, Runnable firstEvent, long largest)
      throws ModelException, IOException {
    AnswerStream stream = new AnswerStream(reader, firstEvent);
    if (isEventStream(response)) {
      EventSources.processResponse(response, stream);
    } else {
      stream.whole(response, largest);
    }
    if (stream.failure != null) {
      throw stream.failure;
    }
    if (stream.broken instanceof IOException e) {
      throw e;
    }
    if (stream.broken != null) {
      throw new IOException("the events cannot be read", stream.broken);
    }
  }

  private static boolean isEventStream(Response response) {
    MediaType type = response.body().contentType();
    return type != null && type.subtype().equals("event-stream");
  }

  private void whole(Response response, long largest) throws ModelException, IOException {
    BufferedSource source = response.body().source();
    if (source.request(largest + 1)) {
      throw new IOException("the answer is too long");
    }
    firstEvent.run();
    reader.whole(source.readUtf8());
  }

  @Override
  public void onEvent(EventSource source, @Nullable String id, @Nullable String type, String data) {
    firstEvent.run();
    if (failure != null) {
      return;
    }
    try {
      reader.event(type == null ? "message" : type, data);
    } catch (ModelException e) {
      failure = e;
      source.cancel();
    }
  }

  @Override
  public void onFailure(
      EventSource source, @Nullable Throwable thrown, @Nullable Response response) {
    broken = thrown == null ? new IOException("the stream failed") : thrown;
  }
}
