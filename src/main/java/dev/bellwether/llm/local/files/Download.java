package dev.bellwether.llm.local.files;

import dev.bellwether.BellwetherException;
import dev.bellwether.guard.Pause;
import dev.bellwether.guard.Retry;
import dev.bellwether.guard.RetryLadder;
import dev.bellwether.llm.local.gguf.Magic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Brings a file over a network into its part file, going on where an earlier attempt, of this
 * process or of another, broke off. Safe for threads, each with a part of its own.
 */
final class Download {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int BUFFER = 256 * 1024;
  private static final int MOST_REDIRECTS = 10;
  private static final long SPARE = 64L * 1024 * 1024;

  private final OkHttpClient client;
  private final Clock clock;
  private final Pause pause;
  private final TransferListener listener;

  /**
   * A downloader.
   *
   * @param patience longest silence of a server
   */
  Download(Duration patience, Clock clock, Pause pause, TransferListener listener) {
    this.client =
        new OkHttpClient.Builder()
            .connectTimeout(patience)
            .readTimeout(patience)
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
    this.clock = clock;
    this.pause = pause;
    this.listener = listener;
  }

  /**
   * Brings all of it in.
   *
   * @throws BellwetherException if that cannot be; what has come stays for the next time, unless it
   *     is no model
   */
  void into(PartFile part, Address address) {
    Retry retry = new Retry(ladder(), clock, pause);
    long before;
    BrokenTransferException last;
    do {
      before = part.length();
      try {
        retry.call(() -> attempt(part, address), Instant.MAX);
        return;
      } catch (BrokenTransferException e) {
        last = e;
      }
      // As long as something comes it is worth going on.
    } while (part.length() > before);
    throw BellwetherException.failed(
        String.valueOf(last.getMessage()), "run the same command again; it goes on there", last);
  }

  private static RetryLadder ladder() {
    return RetryLadder.of(4, Duration.ofSeconds(1), Duration.ofSeconds(16));
  }

  private boolean attempt(PartFile part, Address address) throws BrokenTransferException {
    try (Response response = answer(part, address)) {
      long total = begin(part, address, response);
      if (total < 0 || part.length() < total) {
        copy(part, address, response.body().source(), total);
      }
      return true;
    } catch (BrokenTransferException e) {
      listener.note(e.getMessage() + "; trying again");
      throw e;
    } catch (IOException e) {
      String where = "the download of " + address.shown() + " broke off at " + megabytes(part);
      BrokenTransferException broken =
          new BrokenTransferException(where + ": " + e.getMessage(), Optional.empty());
      broken.initCause(e);
      listener.note(where + "; trying again");
      throw broken;
    }
  }

  private static String megabytes(PartFile part) {
    return part.length() / 1_000_000 + " MB";
  }

  private Response answer(PartFile part, Address address) throws IOException {
    Address at = address;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      Response response = client.newCall(request(part, address, at)).execute();
      if (!response.isRedirect()) {
        return response;
      }
      response.close();
      String from = at.shown();
      at =
          at.redirected(response.header("Location", ""))
              .orElseThrow(
                  () ->
                      BellwetherException.usage(
                          from + " sends us to an address that is not https",
                          "download it with a browser, then add the file"));
    }
    throw BellwetherException.usage(
        address.shown() + " redirects more than " + MOST_REDIRECTS + " times",
        "download it with a browser, then add the file");
  }

  private static Request request(PartFile part, Address address, Address at) {
    Request.Builder request =
        new Request.Builder().url(at.url()).header("Accept-Encoding", "identity");
    if (part.length() > 0 && canGoOn(part, address)) {
      request.header("Range", "bytes=" + part.length() + "-");
      if (!part.origin().validator().isEmpty()) {
        request.header("If-Range", part.origin().validator());
      }
    }
    return request.build();
  }

  /** Without a name for the version of the file, only a checksum shows that the parts fit. */
  private static boolean canGoOn(PartFile part, Address address) {
    PartFile.Origin origin = part.origin();
    return origin.address().equals(address.hash())
        && (!origin.validator().isEmpty() || address.checked());
  }

  /** Makes the part ready for what comes, and says how long the file will be; -1 if unknown. */
  private long begin(PartFile part, Address address, Response response) throws IOException {
    Optional<ContentRange> range = ContentRange.of(response);
    boolean goesOn = range.isPresent() && range.get().first() == part.length();
    if (goesOn && (response.code() == PARTIAL || response.code() == Failures.NO_SUCH_RANGE)) {
      return announced(part, range.get().total());
    }
    if (response.code() == OK) {
      part.restart(new PartFile.Origin(address.hash(), validator(response)));
      return announced(part, response.body().contentLength());
    }
    if (range.isPresent() || response.code() == Failures.NO_SUCH_RANGE) {
      part.restart(PartFile.Origin.NONE);
      throw new BrokenTransferException(
          address.shown() + " has another file than before", Optional.of(Duration.ZERO));
    }
    throw Failures.of(address, response);
  }

  /** A strong entity tag, or the time of the last change (RFC 9110 section 13.1.5). */
  private static String validator(Response response) {
    String tag = response.header("ETag", "");
    return tag.startsWith("\"") ? tag : response.header("Last-Modified", "");
  }

  private long announced(PartFile part, long total) throws IOException {
    long missing = total - part.length();
    long free = Files.getFileStore(part.path()).getUsableSpace();
    if (total >= 0 && missing + SPARE > free) {
      throw new BellwetherException(
          BellwetherException.Kind.FAILED,
          "not enough disk space: %,d MB are missing, %,d MB are free in %s"
              .formatted(missing / 1_000_000, free / 1_000_000, part.path().getParent()),
          "make room, then run the same command again");
    }
    listener.begins("download", total);
    listener.moved(part.length());
    return total;
  }

  private void copy(PartFile part, Address address, BufferedSource source, long total)
      throws IOException {
    if (part.length() == 0) {
      refuseOther(part, address, source);
    }
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    for (int n = source.read(buffer); n >= 0; n = source.read(buffer)) {
      buffer.flip();
      part.append(buffer);
      buffer.clear();
      listener.moved(n);
    }
    if (total >= 0 && part.length() != total) {
      throw new IOException("it has " + part.length() + " bytes instead of " + total);
    }
  }

  /** A page that asks to log in is not worth gigabytes of patience. */
  private static void refuseOther(PartFile part, Address address, BufferedSource source)
      throws IOException {
    source.request(Magic.ENOUGH);
    byte[] begin = source.peek().readByteArray(Math.min(Magic.ENOUGH, source.getBuffer().size()));
    Optional<String> hint = Magic.hintIfOther(begin);
    if (hint.isPresent()) {
      part.discard();
      throw BellwetherException.usage(
          address.shown() + " answered with something that is not a GGUF file", hint.get());
    }
  }
}
