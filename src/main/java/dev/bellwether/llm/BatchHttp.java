package dev.bellwether.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSource;

/** Plain calls to one vendor: JSON in, JSON or lines of it out. Safe for threads. */
public final class BatchHttp {
  /** A full batch goes up a slow line in that time. */
  private static final Duration WITHIN = Duration.ofMinutes(5);

  private static final long LARGEST = 128L * 1024 * 1024;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int NOT_FOUND = 404;

  private final String who;
  private final VendorClient client;
  private final String secret;
  private final UnaryOperator<Request.Builder> headers;
  private final VendorClient.FailureMapper failures;

  /** Takes in a line. */
  public interface LineReader {
    /** Returns false if that is enough. */
    boolean take(JsonNode line);
  }

  /**
   * Calls to a vendor.
   *
   * @param who for messages, such as {@code gemini}
   * @param secret is taken out of everything that is answered; may be empty
   * @param headers puts the key on a request
   */
  public BatchHttp(
      String who,
      VendorClient client,
      String secret,
      UnaryOperator<Request.Builder> headers,
      VendorClient.FailureMapper failures) {
    this.who = who;
    this.client = client;
    this.secret = secret;
    this.headers = headers;
    this.failures = failures;
  }

  /** Hands in a batch by one POST and reads its id out of the answer. */
  public BatchApi.Receipt submit(HttpUrl url, String json, String idField) {
    try {
      String id = whole(VendorClient.post(url, json)).path(idField).asText();
      return id.isEmpty()
          ? new BatchApi.Unheard(
              new ModelException.Unavailable(who + " named no id of the batch", Bill.UNKNOWN))
          : new BatchApi.Accepted(id);
    } catch (ModelException.TimedOut e) {
      return new BatchApi.Unheard(e);
    } catch (ModelException.Unavailable e) {
      return e.reached() ? new BatchApi.Unheard(e) : new BatchApi.Rejected(e);
    } catch (ModelException e) {
      return new BatchApi.Rejected(e);
    }
  }

  /** Fetches JSON. */
  public JsonNode get(HttpUrl url) throws ModelException {
    return whole(new Request.Builder().url(url));
  }

  /** Sends a body of another kind, and reads the JSON that comes back. */
  public JsonNode upload(HttpUrl url, RequestBody body) throws ModelException {
    return whole(new Request.Builder().url(url).post(body));
  }

  private JsonNode whole(Request.Builder request) throws ModelException {
    String[] text = {""};
    fetch(request, source -> text[0] = limited(source));
    return parse(VendorClient.clean(text[0], secret));
  }

  private static String limited(BufferedSource source) throws IOException {
    if (source.request(LARGEST + 1)) {
      throw new IOException("the answer is too long");
    }
    return source.readUtf8();
  }

  /** Fetches JSON of something that may be gone; empty if the vendor says that it is. */
  public Optional<JsonNode> find(HttpUrl url) throws ModelException {
    String[] text = {""};
    boolean there =
        fetchIfThere(new Request.Builder().url(url), source -> text[0] = limited(source));
    return there ? Optional.of(parse(VendorClient.clean(text[0], secret))) : Optional.empty();
  }

  /**
   * Fetches JSON Lines, one by one.
   *
   * @return false if there is nothing at the address
   */
  public boolean lines(HttpUrl url, LineReader reader) throws ModelException {
    return fetchIfThere(
        new Request.Builder().url(url),
        source ->
            CappedLines.USUAL.read(
                source, line -> taken(VendorClient.clean(line, secret), reader)));
  }

  private boolean fetchIfThere(Request.Builder request, VendorClient.BodyReader reader)
      throws ModelException {
    boolean[] missing = {false};
    try {
      client.fetch(
          who,
          headers.apply(request).build(),
          secret,
          WITHIN,
          reader,
          failure -> {
            missing[0] = failure.code() == NOT_FOUND;
            return failure(failure);
          });
      return true;
    } catch (ModelException e) {
      if (missing[0]) {
        return false;
      }
      throw e;
    }
  }

  private static boolean taken(String line, LineReader reader) {
    try {
      return reader.take(JSON.readTree(line));
    } catch (JsonProcessingException e) {
      // The question that it was about goes without a result.
      return true;
    }
  }

  private void fetch(Request.Builder request, VendorClient.BodyReader reader)
      throws ModelException {
    client.fetch(who, headers.apply(request).build(), secret, WITHIN, reader, this::failure);
  }

  /** What is fetched here is a batch, and one that is gone is no reason to mistrust the key. */
  private ModelException failure(HttpFailure failure) {
    return failure.code() == NOT_FOUND
        ? new ModelException.Unreadable(failure.line(who))
        : failures.exception(failure);
  }

  private JsonNode parse(String text) throws ModelException {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ModelException.Unavailable(who + " answered what is no JSON", Bill.UNKNOWN);
    }
  }
}
