package dev.bellwether.filing;

import dev.bellwether.Element;
import dev.bellwether.Section;
import dev.bellwether.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a periodic report says that the one before did not: a comparison by paragraphs of business,
 * risk factors and management's discussion. Its time is linear in the length of both.
 */
public final class Delta {
  /** What is compared: part and item. */
  private static final Map<FormFamily, Set<String>> COMPARED =
      Map.of(
          FormFamily.ANNUAL, Set.of("I 1", "I 1A", "II 7"),
          FormFamily.QUARTERLY, Set.of("I 2", "II 1A"));

  /** Of a paragraph that was rewritten more than this, all is new. */
  private static final double REWRITTEN = 0.70;

  /** Of a paragraph with more all is sent, in one piece; real ones have fewer. */
  private static final int MOST_SENTENCES = 50;

  /** What begins so cannot be read without the sentence before it. */
  private static final Pattern POINTS_BACK =
      Pattern.compile("(?:Th(?:is|ese|at|ose|ey|eir)|Such|Its?|However|He|She)\\b");

  /** What stands before a number below nought. */
  private static final Pattern SIGN = Pattern.compile("[(\u2212\u2013-]\\s?\\$?\\s?(?=\\p{N})");

  /** Paragraphs that have less in common than this are not the same one changed. */
  private static final double SAME = 0.5;

  private final FilingDocument newer;
  private final FilingDocument older;
  private final List<Change> changes = new ArrayList<>();
  private int compared;

  private Delta(FilingDocument newer, FilingDocument older) {
    this.newer = newer;
    this.older = older;
  }

  /**
   * What came out of a comparison.
   *
   * @param changes in the order of the newer filing, what was removed from a section after it
   * @param paragraphs paragraphs of the newer filing that were compared
   */
  public record Result(List<Change> changes, int paragraphs) {
    public Result {
      changes = List.copyOf(changes);
    }

    /** Paragraphs of the newer filing that stood in the older one. */
    public long unchanged() {
      return paragraphs - changes.stream().filter(c -> c.kind() != Change.Kind.REMOVED).count();
    }
  }

  /** Compares a form with the one filed before it; other forms than 10-K and 10-Q have no delta. */
  public static Result of(FilingDocument newer, FilingDocument older) {
    Delta delta = new Delta(newer, older);
    for (Section section : comparable(newer)) {
      delta.compare(section);
    }
    return new Result(delta.changes, delta.compared);
  }

  /** The sections of a document that a delta looks at. */
  public static List<Section> comparable(FilingDocument document) {
    Set<String> items = COMPARED.getOrDefault(FormFamily.of(document.type()), Set.of());
    return document.sections().stream()
        .filter(section -> items.contains(section.part() + " " + section.item()))
        .toList();
  }

  private void compare(Section section) {
    List<Section> before =
        older.sections().stream()
            .filter(s -> s.part().equals(section.part()) && s.item().equals(section.item()))
            .toList();
    List<Paragraph> now = paragraphs(newer, List.of(section));
    List<Paragraph> then = paragraphs(older, before);
    compared += now.size();
    Map<String, Deque<Paragraph>> unused = new HashMap<>();
    for (Paragraph paragraph : then) {
      unused.computeIfAbsent(paragraph.words(), w -> new ArrayDeque<>()).add(paragraph);
    }
    List<Paragraph> differing = new ArrayList<>();
    for (Paragraph paragraph : now) {
      Deque<Paragraph> same = unused.get(paragraph.words());
      if (same == null || same.isEmpty()) {
        differing.add(paragraph);
      } else {
        same.remove();
      }
    }
    List<Paragraph> gone = unused.values().stream().flatMap(Deque::stream).toList();
    match(section, differing, gone, said(then));
    for (Section old : before) {
      addRemoved(old, gone);
    }
  }

  private void match(
      Section section, List<Paragraph> differing, List<Paragraph> gone, Set<String> said) {
    Likeness likeness = new Likeness(gone.stream().map(Paragraph::words).toList());
    for (Paragraph paragraph : differing) {
      Likeness.Match match = likeness.take(paragraph.words(), SAME);
      if (match.index() < 0) {
        changes.add(change(Change.Kind.ADDED, section, paragraph, 0, whole(paragraph)));
      } else {
        Paragraph before = gone.get(match.index());
        before.matched[0] = true;
        double similarity = match.similarity();
        List<Span> news =
            similarity < REWRITTEN || paragraph.element().kind() == Element.Kind.TABLE
                ? whole(paragraph)
                : news(paragraph, said);
        changes.add(change(Change.Kind.CHANGED, section, paragraph, similarity, news));
      }
    }
  }

  private static Change change(
      Change.Kind kind, Section section, Paragraph paragraph, double similarity, List<Span> news) {
    return new Change(kind, section, paragraph.element(), similarity, news);
  }

  private static List<Span> whole(Paragraph paragraph) {
    return List.of(paragraph.element().span());
  }

  /** All sentences of these paragraphs of the older filing, without the words that bear no news. */
  private Set<String> said(List<Paragraph> paragraphs) {
    Set<String> said = new HashSet<>();
    for (Paragraph paragraph : paragraphs) {
      for (Span sentence : Sentences.of(older.text(), paragraph.element().span())) {
        said.add(Trifle.rest(words(sentence.of(older.text()))));
      }
    }
    return said;
  }

  /** Sentences that nobody said before in this section, those that follow each other as one. */
  private List<Span> news(Paragraph now, Set<String> said) {
    List<Span> sentences = Sentences.of(newer.text(), now.element().span());
    if (sentences.size() > MOST_SENTENCES) {
      return whole(now);
    }
    List<Span> news = new ArrayList<>();
    int done = 0;
    for (int i = 0; i < sentences.size(); i++) {
      String sentence = sentences.get(i).of(newer.text());
      if (!said.contains(Trifle.rest(words(sentence)))) {
        int from = Math.max(done, POINTS_BACK.matcher(sentence).lookingAt() ? i - 1 : i);
        boolean goesOn = from == done && !news.isEmpty();
        int start = goesOn ? news.remove(news.size() - 1).start() : sentences.get(from).start();
        news.add(new Span(start, sentences.get(i).end()));
        done = i + 1;
      }
    }
    return news;
  }

  private void addRemoved(Section section, List<Paragraph> gone) {
    gone.stream()
        .filter(p -> !p.matched[0])
        .filter(p -> p.element().span().start() >= section.span().start())
        .filter(p -> p.element().span().end() <= section.span().end())
        .sorted((a, b) -> a.element().span().start() - b.element().span().start())
        .forEach(p -> changes.add(change(Change.Kind.REMOVED, section, p, 0, List.of())));
  }

  /** A paragraph by its letters and digits only; {@code matched} holds one flag. */
  private record Paragraph(Element element, String words, boolean[] matched) {}

  private static List<Paragraph> paragraphs(FilingDocument document, List<Section> sections) {
    List<Paragraph> paragraphs = new ArrayList<>();
    int at = 0;
    for (Section section : sections) {
      Span span = section.span();
      while (at < document.elements().size()
          && document.elements().get(at).span().start() < span.end()) {
        Element element = document.elements().get(at++);
        if (element.span().start() >= span.start()) {
          String words = words(element.span().of(document.text()));
          if (!words.isEmpty()) {
            paragraphs.add(new Paragraph(element, words, new boolean[1]));
          }
        }
      }
    }
    return paragraphs;
  }

  /** Letters and digits; the sign of a number and percent as words, since they are news. */
  private static String words(String text) {
    return SIGN.matcher(text.toLowerCase(Locale.ROOT).replace("%", " percent "))
        .replaceAll(" minus ")
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }
}
