package dev.bellwether.ingest.live;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is remembered of sources over restarts, for {@link NewsDesk}. Safe for threads. */
public interface LiveMemory {

  /** What a source wanted to be told, as in {@link Poll#marks}. */
  Map<String, String> marks(String source);

  /** The document with this id. */
  Optional<Seen> document(String documentId);

  /** The latest document that a source showed under a key. */
  Optional<Seen> latest(String source, String key);

  /** The document that first had a print, if it had it since then. */
  Optional<Seen> withPrint(String print, Instant since);

  /** Whether there is a print. */
  boolean has(String print);

  /** All documents seen since then, the earliest first. */
  List<Seen> since(Instant since);

  /** Keeps what a look at a source gave, all or nothing. Documents that are there already stay. */
  void keep(
      String source, List<Seen> seen, List<Print> prints, Map<String, String> marks, Instant now);
}
