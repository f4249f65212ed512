package dev.bellwether.engine;

import dev.bellwether.Content;
import dev.bellwether.Ticker;
import dev.bellwether.chunk.ArticleChunker;
import dev.bellwether.llm.Origin;
import dev.bellwether.route.Traits;
import dev.bellwether.score.Part;
import java.util.List;
import java.util.Optional;

/**
 * How one text is put to a model.
 *
 * @param contentHash the text
 * @param ticker whom it is scored for; empty for the text as a whole
 * @param parts what is read, one call each
 * @param traits what its route depends on
 * @param prompt which prompt asks about it
 * @param origin where it comes from; empty in the archive, whose texts are not read in the order in
 *     which they came
 */
record Reading(
    String contentHash,
    Optional<Ticker> ticker,
    List<Part> parts,
    Traits traits,
    String prompt,
    Optional<Origin> origin) {

  /** A headline, or an article with its paragraphs. */
  static Reading article(Content content, Optional<Ticker> ticker, ArticleChunker chunker) {
    return new Reading(
        content.hash(),
        ticker,
        Part.ofArticle(chunker.chunk(content)),
        Traits.article(content.text(), ticker),
        content.body().isEmpty() ? "headline" : "article",
        Optional.empty());
  }

  /** The same text, with where it comes from. */
  Reading from(Origin known) {
    return new Reading(contentHash, ticker, parts, traits, prompt, Optional.of(known));
  }

  /** Characters that are sent, without the prompt. */
  long chars() {
    return parts.stream()
        .mapToLong(part -> part.chunk().text().length() + part.about().length())
        .sum();
  }
}
