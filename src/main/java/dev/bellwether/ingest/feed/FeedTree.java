package dev.bellwether.ingest.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * The entries of a feed as elements. Read by jsoup, which takes what is not well-formed and knows
 * no document types: entities that one declares are neither expanded nor fetched.
 *
 * @param root the outermost element
 * @param entries in their order
 * @param cutOff whether the last of them has no end, since the feed breaks off within it
 */
record FeedTree(Element root, List<Element> entries, boolean cutOff) {
  /** Feeds of 20 MB that are all text have fewer; each element takes a hundred bytes. */
  private static final int MOST_TAGS = 1_000_000;

  private static final int LONGEST_NAME = 1_000;
  private static final int DEEPEST = 200;
  private static final int PROLOG = 100_000;
  private static final Pattern DECLARES_ENTITIES =
      Pattern.compile("<!DOCTYPE[^<]{0,1000}\\[[^]]{0,1000}<!ENTITY");
  private static final Set<String> ROOTS = Set.of("rss", "rdf", "feed");

  /** The text is no feed; the message says what it is. */
  static final class NoFeedException extends Exception {
    private static final long serialVersionUID = 1L;

    NoFeedException(String message) {
      super(message);
    }
  }

  static FeedTree of(String text) throws NoFeedException {
    refuseExpensive(text);
    if (DECLARES_ENTITIES.matcher(text.substring(0, Math.min(text.length(), PROLOG))).find()) {
      throw new NoFeedException("it declares entities, which no feed needs and attacks use");
    }
    boolean whole = text.stripTrailing().endsWith(">");
    Parser parser = Parser.xmlParser().setMaxDepth(DEEPEST).setTrackPosition(!whole);
    Element root = root(parser.parseInput(text, ""));
    List<Element> entries = new ArrayList<>();
    collect(root, entries);
    if (entries.isEmpty() && !isEmptyFeed(root)) {
      throw new NoFeedException("it has neither entries nor a channel");
    }
    boolean cutOff = !whole && !entries.isEmpty() && isOpen(entries.get(entries.size() - 1));
    return new FeedTree(root, List.copyOf(entries), cutOff);
  }

  /** What would cost the parser more than a feed is worth: elements, and names that it copies. */
  private static void refuseExpensive(String text) throws NoFeedException {
    int tags = 0;
    for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
      tags++;
      if (tags > MOST_TAGS) {
        throw new NoFeedException("more than " + MOST_TAGS + " tags");
      }
      if (nameLength(text, at + 1) > LONGEST_NAME) {
        throw new NoFeedException("a tag has a name of more than " + LONGEST_NAME + " characters");
      }
    }
  }

  private static int nameLength(String text, int from) {
    int at = from;
    while (at < text.length() && at - from <= LONGEST_NAME && !endsName(text.charAt(at))) {
      at++;
    }
    return at - from;
  }

  private static boolean endsName(char c) {
    return c <= ' ' || c == '>' || c == '<' || c == '/' || c == '!' || c == '?';
  }

  private static Element root(Document document) throws NoFeedException {
    Element root = document.firstElementChild();
    if (root == null) {
      throw new NoFeedException("there is no element in it");
    }
    if (!ROOTS.contains(name(root).toLowerCase(Locale.ROOT))) {
      throw new NoFeedException("it begins with <" + shown(root.tagName()) + ">");
    }
    return root;
  }

  private static String shown(String name) {
    return name.length() <= 40 ? name : name.substring(0, 40) + "...";
  }

  /** Entries within entries are none: a feed that nests them has forgotten to end one. */
  private static void collect(Element root, List<Element> entries) {
    Deque<Element> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Element element = open.removeFirst();
      if (isEntry(element)) {
        entries.add(element);
      } else {
        List<Element> children = element.children();
        for (int i = children.size() - 1; i >= 0; i--) {
          open.addFirst(children.get(i));
        }
      }
    }
  }

  private static boolean isEntry(Element element) {
    String name = name(element);
    return name.equals("item") || name.equals("entry");
  }

  private static boolean isEmptyFeed(Element root) {
    return root.children().stream()
        .map(FeedTree::name)
        .anyMatch(name -> name.equals("channel") || name.equals("title") || name.equals("id"));
  }

  private static boolean isOpen(Element entry) {
    return entry.endSourceRange().isImplicit() || !entry.endSourceRange().isTracked();
  }

  /** The name without its prefix. */
  static String name(Element element) {
    return element.tag().localName();
  }
}
