package dev.bellwether.store;

import dev.bellwether.Content;
import dev.bellwether.Document;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What new documents say of texts: which are new, and which were published earlier than known. */
final class NewTexts {
  /** A text and when it was first published, in microseconds since 1970 UTC. */
  record Dated(Content content, long firstPublished) {
    Dated earlier(Dated other) {
      return other.firstPublished < firstPublished
          ? new Dated(content, other.firstPublished)
          : this;
    }
  }

  private final Map<String, Dated> added = new LinkedHashMap<>();
  private final Map<String, Long> movedBack = new LinkedHashMap<>();
  private final Set<LocalDate> days = new TreeSet<>();

  /** Of texts that differ only in what the hash leaves out the first counts. */
  static NewTexts of(Collection<Document> documents, Map<String, Long> known) {
    NewTexts texts = new NewTexts();
    for (Document document : documents) {
      Dated dated = new Dated(document.content(), Micros.of(document.publishedAt()));
      String hash = document.content().hash();
      Long before = known.get(hash);
      if (before == null) {
        texts.added.merge(hash, dated, Dated::earlier);
      } else if (dated.firstPublished() < before) {
        texts.movedBack.merge(hash, dated.firstPublished(), Math::min);
        texts.days.add(Micros.toDate(before));
      }
    }
    texts.added.values().forEach(text -> texts.days.add(Micros.toDate(text.firstPublished())));
    texts.movedBack.values().forEach(first -> texts.days.add(Micros.toDate(first)));
    return texts;
  }

  /** Texts that are known but count as new. */
  static NewTexts of(Collection<Dated> added) {
    NewTexts texts = new NewTexts();
    for (Dated text : added) {
      texts.added.put(text.content().hash(), text);
      texts.days.add(Micros.toDate(text.firstPublished()));
    }
    return texts;
  }

  /** In the order of the input. */
  Collection<Dated> added() {
    return added.values();
  }

  /** By hash, when each was first published after all. */
  Map<String, Long> movedBack() {
    return movedBack;
  }

  /** The days (UTC) on which a text came or went. */
  Set<LocalDate> days() {
    return days;
  }
}
