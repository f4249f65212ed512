package dev.bellwether.ingest.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * One entry of a feed, whatever dialect it is in. The dialects share few names with different
 * meanings, so that each field is looked for under all its names. Only children of the entry count:
 * an image in it has a title and a link of its own.
 */
record EntryFields(Element entry) {
  /** Elements in which publishers name symbols. */
  private static final Set<String> SYMBOLS =
      Set.of("ticker", "tickers", "symbol", "symbols", "stock", "stocks");

  /** No article is longer; a book that is sent as one is cut. */
  private static final int LONGEST_BODY = 1_000_000;

  private static final int LONGEST_TITLE = 2_000;

  /** What the entry says when it was published, the surest first. */
  static final List<String> PUBLISHED =
      List.of("pubDate", "published", "issued", "date", "created");

  /** When it was last changed; never before publication. */
  static final List<String> UPDATED = List.of("updated", "modified");

  private Optional<Element> first(String name) {
    return all(name).stream().findFirst();
  }

  private List<Element> all(String name) {
    return entry.children().stream().filter(child -> FeedTree.name(child).equals(name)).toList();
  }

  private String text(String name) {
    return all(name).stream()
        .map(child -> child.wholeText().strip())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** What the feed calls the entry; empty when it does not. */
  String id() {
    String guid = text("guid");
    if (!guid.isEmpty()) {
      return guid;
    }
    String id = text("id");
    return id.isEmpty() ? entry.attr("rdf:about").strip() : id;
  }

  /** The title as text; empty when there is none. */
  String title() {
    String title =
        all("title").stream()
            .filter(element -> !isMedia(element))
            .map(FeedText::line)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE);
  }

  /** {@code media:title} is that of a picture. */
  private static boolean isMedia(Element element) {
    return element.tag().prefix().equals("media");
  }

  /** The longest text: some feeds give a summary and the whole. */
  String body() {
    List<String> texts = new ArrayList<>();
    for (String name : List.of("encoded", "content", "description", "summary", "body")) {
      all(name).stream()
          .filter(element -> !isMedia(element))
          .map(FeedText::paragraphs)
          .forEach(texts::add);
    }
    String longest =
        texts.stream().reduce("", (best, text) -> text.length() > best.length() ? text : best);
    return longest.length() <= LONGEST_BODY ? longest : longest.substring(0, LONGEST_BODY);
  }

  /**
   * The address of the article, as it is written: the link, of several the alternate one; without a
   * link the id if it is said to be an address.
   */
  String link() {
    List<Element> links = all("link");
    Optional<String> plain =
        links.stream()
            .filter(link -> !link.hasAttr("rel") && !link.hasAttr("href"))
            .map(link -> link.wholeText().strip())
            .filter(address -> !address.isEmpty())
            .findFirst();
    return plain
        .or(() -> related(links, "alternate"))
        .or(() -> related(links, "self"))
        .or(this::permanent)
        .orElse("");
  }

  private static Optional<String> related(List<Element> links, String relation) {
    return links.stream()
        .filter(link -> relationOf(link).equals(relation))
        .map(EntryFields::address)
        .filter(address -> !address.isEmpty())
        .findFirst();
  }

  private static String relationOf(Element link) {
    String relation = link.attr("rel").strip().toLowerCase(Locale.ROOT);
    return relation.isEmpty() ? "alternate" : relation;
  }

  private static String address(Element link) {
    String href = link.attr("href").strip();
    return href.isEmpty() ? link.wholeText().strip() : href;
  }

  private Optional<String> permanent() {
    return first("guid")
        .filter(guid -> !guid.attr("isPermaLink").strip().equalsIgnoreCase("false"))
        .map(guid -> guid.wholeText().strip());
  }

  /** What the address is relative to, as {@code xml:base} says; empty when it does not. */
  String base() {
    for (Element at = entry; at != null; at = at.parent()) {
      String base = at.attr("xml:base").strip();
      if (base.contains("://")) {
        return base;
      }
    }
    return "";
  }

  /** The first of these dates that is understood. */
  Optional<FeedTime> time(List<String> names) {
    return names.stream()
        .flatMap(name -> all(name).stream())
        .map(Element::wholeText)
        .flatMap(text -> FeedTimes.read(text).stream())
        .findFirst();
  }

  /** Symbols that stand beside the text, as the publisher writes them. */
  List<String> symbols() {
    List<String> symbols = new ArrayList<>();
    for (Element child : entry.children()) {
      if (FeedTree.name(child).equals("category") && isOfStocks(child)) {
        symbols.add(term(child));
      } else if (SYMBOLS.contains(FeedTree.name(child).toLowerCase(Locale.ROOT))) {
        symbols.add(child.wholeText().strip());
      }
    }
    return symbols;
  }

  /** All categories, of whatever kind. */
  List<String> categories() {
    return all("category").stream().map(EntryFields::term).toList();
  }

  private static String term(Element category) {
    return category.hasAttr("term") ? category.attr("term").strip() : category.wholeText().strip();
  }

  private static boolean isOfStocks(Element category) {
    String kind =
        (category.attr("domain") + " " + category.attr("scheme") + " " + category.attr("type"))
            .toLowerCase(Locale.ROOT);
    return kind.contains("stock") || kind.contains("ticker") || kind.contains("symbol");
  }
}
