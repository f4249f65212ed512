package dev.bellwether.ingest.live;

import dev.bellwether.BellwetherException;
import dev.bellwether.ingest.Sha256;
import dev.bellwether.ingest.file.Reject;
import dev.bellwether.ingest.web.HostGate;
import dev.bellwether.ingest.web.PageAnswer;
import dev.bellwether.ingest.web.PageRequest;
import dev.bellwether.ingest.web.WebPages;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page of a web server that lists articles. It is asked for only if it has changed, not while the
 * server wants to be left alone, and ever less often while it is down. A page that moved for good
 * is looked for at its new place from then on, until it is not there.
 */
public final class WebSource implements LiveSource {
  private static final String ADDRESS = "address";
  private static final String ETAG = "etag";
  private static final String LAST_MODIFIED = "last_modified";
  private static final String BODY = "body";
  private static final String MOVED_TO = "moved_to";
  private static final String NOT_BEFORE = "not_before";

  /** One bad item may be all that a quiet source shows; several in a row are no accident. */
  private static final int MANY = 2;

  private final String name;
  private final PageRequest request;
  private final PageReader reader;
  private final Surroundings surroundings;
  private final Cadence cadence;

  /**
   * What all sources on the web share.
   *
   * @param pages asks for pages
   * @param gate spaces requests to one host
   * @param memory tells marks
   */
  public record Surroundings(WebPages pages, HostGate gate, LiveMemory memory) {}

  /**
   * A source.
   *
   * @param request what is asked for; its validators are not heeded
   * @param cadence when to look again
   */
  public WebSource(
      String name,
      PageRequest request,
      PageReader reader,
      Cadence cadence,
      Surroundings surroundings) {
    this.name = name;
    this.request = request;
    this.reader = reader;
    this.cadence = cadence;
    this.surroundings = surroundings;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Duration interval() {
    return cadence.interval();
  }

  @Override
  public Poll poll(Instant now) {
    Map<String, String> marks = marks();
    Optional<Instant> asked = notBefore(marks).filter(until -> until.isAfter(now));
    if (asked.isPresent()) {
      return Poll.notYet(asked.get());
    }
    String address = marks.getOrDefault(MOVED_TO, request.address());
    Instant turn = surroundings.gate().turn(name, address, now);
    if (turn.isAfter(now)) {
      return Poll.notYet(turn);
    }
    PageRequest visit =
        new PageRequest(
            address,
            headers(address),
            marks.getOrDefault(ETAG, ""),
            marks.getOrDefault(LAST_MODIFIED, ""));
    PageAnswer answer = surroundings.pages().get(visit);
    if (answer instanceof PageAnswer.Page page) {
      return read(page, marks, now);
    }
    if (answer instanceof PageAnswer.Refused refused) {
      return refused(refused, marks, now);
    }
    return answer instanceof PageAnswer.Broken broken
        ? failed(request.host() + ": " + broken.problem(), Optional.empty(), marks, now)
        : Poll.quiet(cadence.afterSuccess(now));
  }

  /** What was remembered of another address is of no use. */
  private Map<String, String> marks() {
    Map<String, String> marks = surroundings.memory().marks(name);
    return hash().equals(marks.get(ADDRESS)) ? marks : Map.of();
  }

  private String hash() {
    return Sha256.hex128(request.address());
  }

  /** A key is for the server it was given for, not for the one it has moved to. */
  private Map<String, String> headers(String address) {
    return address.equals(request.address()) ? request.headers() : Map.of();
  }

  private static Optional<Instant> notBefore(Map<String, String> marks) {
    return Optional.ofNullable(marks.get(NOT_BEFORE)).map(Instant::parse);
  }

  private Poll read(PageAnswer.Page page, Map<String, String> before, Instant now) {
    String body = Sha256.hex128(page.body(), page.body().length);
    if (body.equals(before.get(BODY))) {
      return Poll.quiet(cadence.afterSuccess(now));
    }
    PageReader.Reading reading;
    try {
      reading = reader.read(page.body(), page.contentType(), now);
    } catch (BellwetherException e) {
      return failed(String.valueOf(e.getMessage()), Optional.empty(), before, now);
    }
    if (reading.sightings().isEmpty() && reading.rejects().size() >= MANY) {
      return unreadable(reading.rejects(), now);
    }
    Map<String, String> marks = new HashMap<>();
    marks.put(ADDRESS, hash());
    marks.put(ETAG, page.etag());
    marks.put(LAST_MODIFIED, page.lastModified());
    marks.put(BODY, body);
    marks.put(NOT_BEFORE, "");
    page.movedTo().ifPresent(to -> marks.put(MOVED_TO, to));
    return Poll.of(reading.sightings(), reading.rejects(), cadence.afterSuccess(now), marks);
  }

  /**
   * Such as when a mapping names what is not there. Nothing is remembered of the page, so that the
   * trouble lasts as long as it does.
   */
  private Poll unreadable(List<Reject> rejects, Instant now) {
    return Poll.of(List.of(), rejects, cadence.afterSuccess(now), Map.of())
        .troubledBy(
            "none of its items can be read (" + rejects.size() + "): " + rejects.get(0).reason());
  }

  private Poll refused(PageAnswer.Refused refused, Map<String, String> marks, Instant now) {
    String problem = reader.problem(refused).orElse(refused.problem());
    return failed(request.host() + " " + problem, refused.retryAfter(), marks, now);
  }

  private Poll failed(
      String problem, Optional<Duration> wait, Map<String, String> before, Instant now) {
    Map<String, String> marks = new HashMap<>();
    if (before.containsKey(MOVED_TO)) {
      // The validators belong to the page there.
      marks.putAll(Map.of(MOVED_TO, "", ETAG, "", LAST_MODIFIED, "", BODY, ""));
    }
    Instant next = cadence.afterFailure(now, wait);
    if (wait.isPresent()) {
      marks.put(ADDRESS, hash());
      marks.put(NOT_BEFORE, now.plus(wait.get()).toString());
    }
    return new Poll(List.of(), List.of(), next, Optional.of(problem), false, false, marks);
  }

  @Override
  public void close() {
    // The client is shared; who made it closes it.
  }
}
