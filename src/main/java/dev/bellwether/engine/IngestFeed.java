package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Document;
import dev.bellwether.config.HttpSettings;
import dev.bellwether.entity.TickerRules;
import dev.bellwether.ingest.Sha256;
import dev.bellwether.ingest.feed.Feed;
import dev.bellwether.ingest.feed.FeedItem;
import dev.bellwether.ingest.feed.FeedOptions;
import dev.bellwether.ingest.feed.FeedReader;
import dev.bellwether.ingest.feed.FeedReject;
import dev.bellwether.ingest.file.Reject;
import dev.bellwether.ingest.web.PageAnswer;
import dev.bellwether.ingest.web.PageRequest;
import dev.bellwether.ingest.web.WebPages;
import dev.bellwether.store.DocumentWriter;
import dev.bellwether.store.FeedVisits;
import dev.bellwether.store.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code ingest feed}: RSS and Atom feeds, from an address (asked only for what has changed since
 * the last visit) or from a saved file. What a feed shows now was first seen now; what a saved file
 * shows was not observed.
 */
public final class IngestFeed {

  /**
   * What is asked.
   *
   * @param location an http or https address, or a file
   * @param options what is known of the feed
   * @param headers sent with the request
   */
  public record Request(String location, FeedOptions options, Map<String, String> headers) {
    public Request {
      headers = Map.copyOf(headers);
    }

    /** A feed of which only place and name are known. */
    public static Request named(String location, String source) {
      FeedOptions options =
          new FeedOptions(source, isAddress(location) ? location : "", false, TickerRules.usual());
      return new Request(location, options, Map.of());
    }

    /** What the documents' source is called. */
    String source() {
      return options.source();
    }
  }

  private IngestFeed() {}

  /** Runs the use case. */
  public static IngestReport run(Context context, List<Request> requests) {
    return Ledger.record(
        context,
        "ingest feed",
        id -> {
          try (RejectsFile rejects = new RejectsFile(context, id)) {
            return ingest(context, requests, id, rejects);
          }
        });
  }

  static IngestReport ingest(
      Context context, List<Request> requests, String runId, RejectsFile rejects) {
    List<IngestReport.Input> inputs = new ArrayList<>();
    List<IngestReport.Failure> failures = new ArrayList<>();
    for (Request request : requests) {
      context.checkStopped();
      try {
        inputs.add(
            isAddress(request.location())
                ? fetch(context, request, runId, rejects)
                : read(context, request, runId, rejects));
      } catch (BellwetherException e) {
        if (requests.size() == 1) {
          throw e;
        }
        failures.add(IngestReport.Failure.of(e));
      }
    }
    long near = Folding.write(context, database -> NearDuplicateMarks.complete(context, database));
    return new IngestReport(
        inputs, near, rejects.path(), rejects.reasons(), rejects.repeated(), failures);
  }

  private static boolean isAddress(String location) {
    return location.startsWith("http://") || location.startsWith("https://");
  }

  private static IngestReport.Input read(
      Context context, Request request, String runId, RejectsFile rejects) {
    Path file = Path.of(request.location());
    if (!Files.isRegularFile(file)) {
      throw BellwetherException.usage("no such file: " + file, "give an address or a saved feed");
    }
    try {
      Feed feed =
          FeedReader.parse(
              Files.readAllBytes(file), "", request.options(), context.clock().instant());
      return save(context, request, feed, false, runId, rejects);
    } catch (IOException e) {
      throw BellwetherException.failed("cannot read " + file + ": " + e.getMessage(), "", e);
    }
  }

  private static IngestReport.Input fetch(
      Context context, Request request, String runId, RejectsFile rejects) {
    context.progress().stage("fetch " + request.source(), Progress.UNKNOWN);
    try (State state = State.open(context.workspace())) {
      String address = Sha256.hex128(request.location());
      FeedVisits.Visit last = FeedVisits.last(state, address);
      PageAnswer answer =
          ask(context, PageRequest.of(request.location()).unless(last.etag(), last.lastModified()));
      if (!(answer instanceof PageAnswer.Page page)) {
        return unread(request, answer);
      }
      Instant now = context.clock().instant();
      Feed feed = FeedReader.parse(page.body(), page.contentType(), request.options(), now);
      IngestReport.Input input = save(context, request, feed, true, runId, rejects);
      // Only now: a kill before this line fetches the same items again, and they are known.
      FeedVisits.remember(
          state, address, new FeedVisits.Visit(page.etag(), page.lastModified()), now);
      return input;
    }
  }

  private static PageAnswer ask(Context context, PageRequest request) {
    HttpSettings http = context.settings().http();
    try (WebPages pages = new WebPages(http.userAgent(), http.timeout(), context.clock())) {
      return pages.get(request);
    }
  }

  private static IngestReport.Input unread(Request request, PageAnswer answer) {
    if (answer instanceof PageAnswer.Refused refused) {
      throw new BellwetherException(
          BellwetherException.Kind.FAILED,
          request.location() + " " + refused.problem(),
          "open the address in a browser");
    }
    if (answer instanceof PageAnswer.Broken broken) {
      throw new BellwetherException(
          BellwetherException.Kind.FAILED,
          "cannot reach " + request.location() + ": " + broken.problem(),
          "check the address and the network");
    }
    return new IngestReport.Input(request.source(), 0, 0, 0, 0, 0);
  }

  private static IngestReport.Input save(
      Context context,
      Request request,
      Feed feed,
      boolean observed,
      String runId,
      RejectsFile rejects) {
    List<Document> documents = new ArrayList<>();
    long rejected = feed.rejects().size();
    for (FeedReject reject : feed.rejects()) {
      rejects.add(request.source(), new Reject(reject.position(), reject.reason(), reject.raw()));
    }
    for (int i = 0; i < feed.items().size(); i++) {
      FeedItem item = feed.items().get(i);
      if (observed) {
        documents.add(item.document());
      } else if (item.dated()) {
        documents.add(unobserved(item.document()));
      } else {
        String reason = "no date, and nobody saw when it appeared";
        rejects.add(request.source(), new Reject(i + 1, reason, item.document().content().title()));
        rejected++;
      }
    }
    return write(context, request, documents, rejected, runId);
  }

  /** A saved feed says when it was published, but not when we could have seen it. */
  private static Document unobserved(Document document) {
    return new Document(
        document.id(),
        document.source(),
        document.url(),
        document.tickers(),
        document.publishedAt(),
        Optional.empty(),
        document.content());
  }

  private static IngestReport.Input write(
      Context context, Request request, List<Document> documents, long rejected, String runId) {
    return Folding.write(
        context,
        database -> {
          try (DocumentWriter writer =
              new DocumentWriter(
                  database, NearDuplicateMarks.COMPARISON, runId, context.clock().instant())) {
            documents.forEach(writer::add);
            writer.flush();
            return new IngestReport.Input(
                request.source(),
                documents.size() + rejected,
                writer.added(),
                0,
                writer.known(),
                rejected);
          }
        });
  }
}
