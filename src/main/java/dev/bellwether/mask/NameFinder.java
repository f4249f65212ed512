package dev.bellwether.mask;

import dev.bellwether.mask.KnownName.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the names in one text, from left to right; no two overlap. */
final class NameFinder {
  /** A symbol behind a venue, as in (NASDAQ: AAPL). */
  private static final Pattern VENUE =
      Pattern.compile(
          "(?i:nasdaq|nyse|amex|otc|lse|tsx)[A-Za-z ]{0,20}:\\s{0,2}([A-Z]{1,5}(?:[.-][A-Z]{1,2})?)\\b");

  private static final Pattern CASHTAG =
      Pattern.compile("[$#]([A-Za-z]{1,6}(?:[._-][A-Za-z]{1,2})?)(?!\\w)");

  /** As in posts that were taken apart into words. */
  private static final Pattern LOOSE_CASHTAG =
      Pattern.compile("\\$ ?([A-Za-z]{1,6}(?:[._-][A-Za-z]{1,2})?)(?!\\w)");

  /** What may stand between a name and the symbol of its company. */
  private static final Pattern BETWEEN = Pattern.compile("\\W{0,3}(?:[A-Za-z ]{2,25}:\\s{0,2})?");

  private static final int LONGEST_MODEL = 4;
  private static final int MOST_WORDS = 5;
  private static final int MOST_ORDINARY = 3;

  private final NameBook names;
  private final WordLists lists;
  private final String subject;
  private final Map<String, String> surnames = new HashMap<>();
  private String text = "";
  private List<Words.Word> words = List.of();
  private Set<String> signed = Set.of();
  private boolean casual;

  NameFinder(NameBook names, WordLists lists, String subject) {
    this.names = names;
    this.lists = lists;
    this.subject = subject;
  }

  List<Span> find(String wanted) {
    text = wanted;
    words = Words.of(text);
    casual = words.stream().noneMatch(Words.Word::isWrittenWithCare);
    List<Span> symbols = symbols();
    signed = symbols.stream().map(Span::entity).collect(Collectors.toSet());
    List<Span> spans = new ArrayList<>(symbols);
    int next = 0;
    while (next < words.size()) {
      int at = next;
      Words.Word word = words.get(at);
      boolean taken = symbols.stream().anyMatch(span -> overlaps(span, word));
      Optional<Span> found = taken ? Optional.empty() : at(at);
      found.ifPresent(spans::add);
      next = found.map(span -> firstFrom(span.end(), at)).orElse(at + 1);
    }
    return besideTheirSymbols(apart(spans));
  }

  /** In order; of two that overlap the later one gives way. */
  private static List<Span> apart(List<Span> spans) {
    spans.sort(Comparator.comparingInt(Span::start));
    List<Span> apart = new ArrayList<>();
    int end = 0;
    for (Span span : spans) {
      if (span.start() >= end) {
        apart.add(span);
        end = span.end();
      }
    }
    return apart;
  }

  private static boolean overlaps(Span span, Words.Word word) {
    return word.start() < span.end() && span.start() < word.end();
  }

  private int firstFrom(int position, int after) {
    int next = after + 1;
    while (next < words.size() && words.get(next).start() < position) {
      next++;
    }
    return next;
  }

  private Optional<Span> at(int at) {
    return known(at)
        .or(() -> company(at))
        .or(() -> person(at))
        .or(() -> bareSymbol(at))
        .or(() -> unknown(at));
  }

  private List<Span> symbols() {
    List<Span> found = new ArrayList<>();
    for (Pattern pattern : List.of(casual ? LOOSE_CASHTAG : CASHTAG, VENUE)) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        String symbol = matcher.group(1).toUpperCase(Locale.ROOT);
        boolean named = text.charAt(matcher.start()) != '#';
        if (named || symbol.equals(subject)) {
          found.add(
              new Span(
                  matcher.start(1), matcher.end(1), Kind.TICKER, symbol, symbol.equals(subject)));
        }
      }
    }
    return found;
  }

  private Optional<Span> known(int at) {
    return names
        .at(words, at, subject, casual, lists::isHarmless)
        .map(
            name -> {
              int last = at + name.words().size() - 1;
              int end = words.get(last).baseEnd();
              if (name.kind() == Kind.COMPANY) {
                end = endOfForms(last, end);
              } else if (name.kind() == Kind.PRODUCT) {
                end = endOfModel(last, end);
              } else {
                remember(name.words().get(name.words().size() - 1), name.entity());
              }
              boolean own = name.kind() == Kind.COMPANY && name.owner().equals(subject);
              return new Span(words.get(at).start(), end, name.kind(), name.entity(), own);
            });
  }

  private void remember(String surname, String entity) {
    surnames.putIfAbsent(surname.toLowerCase(Locale.ROOT), entity);
  }

  /** Inc., Corp. and the like belong to the name before them. */
  private int endOfForms(int last, int end) {
    int reached = end;
    int next = last + 1;
    while (next < words.size()
        && words.get(next).start() - words.get(next - 1).end() <= 2
        && isAnyForm(words.get(next).base())) {
      reached = words.get(next).baseEnd();
      next++;
    }
    return reached;
  }

  /** So does the 6s to iPhone 6s. */
  private int endOfModel(int last, int end) {
    if (last + 1 >= words.size()) {
      return end;
    }
    Words.Word next = words.get(last + 1);
    boolean model =
        next.start() == words.get(last).end() + 1
            && next.text().length() <= LONGEST_MODEL
            && next.text().chars().anyMatch(Character::isDigit)
            && !next.text().matches("(?:19|20)\\d\\d");
    return model ? next.end() : end;
  }

  private boolean isAnyForm(String word) {
    return lists.isForm(word)
        || lists.isWeakForm(word)
        || (casual && lists.isForm(word.toUpperCase(Locale.ROOT)));
  }

  /** Words with a capital letter up to a legal form. */
  private Optional<Span> company(int at) {
    int form = at;
    while (form < words.size() && form - at <= MOST_WORDS && isNext(at, form)) {
      String word = words.get(form).base();
      boolean strong = lists.isForm(word);
      if (form > at && (strong || lists.isWeakForm(word)) && firstOfName(form, strong) == at) {
        int end = endOfForms(form, words.get(form).baseEnd());
        String entity = text.substring(words.get(at).start(), words.get(form - 1).baseEnd());
        return Optional.of(
            new Span(
                words.get(at).start(), end, Kind.COMPANY, entity.toLowerCase(Locale.ROOT), false));
      }
      form++;
    }
    return Optional.empty();
  }

  /** Whether the word has a capital letter and stands close to the one before it. */
  private boolean isNext(int first, int at) {
    boolean near = at == first || words.get(at).start() - words.get(at - 1).end() <= 3;
    return near && words.get(at).isCapitalised() && !crossesSentence(first, at);
  }

  private boolean crossesSentence(int first, int at) {
    if (at == first) {
      return false;
    }
    String between = text.substring(words.get(at - 1).end(), words.get(at).start());
    return between.contains(";") || between.contains(":") || between.contains("(");
  }

  /**
   * Where the name before a form begins: at the words just before it that are not ordinary; with a
   * legal form, if all are ordinary, at the three before it at most.
   */
  private int firstOfName(int form, boolean strong) {
    int first = form;
    while (strong
        && form - first < MOST_ORDINARY
        && isContinued(first)
        && !isStranger(first - 1)
        && !words.get(first - 1).text().equals("The")) {
      first--;
    }
    int ordinary = first;
    while (isContinued(first) && isStranger(first - 1)) {
      first--;
    }
    return strong || first < ordinary ? first : -1;
  }

  private boolean isContinued(int at) {
    return at > 0 && isNext(at - 1, at) && words.get(at - 1).isCapitalised();
  }

  /** A word with a capital letter that is no ordinary one. */
  private boolean isStranger(int at) {
    Words.Word word = words.get(at);
    return (word.isCapitalised() || word.hasInnerCapital()) && !lists.isHarmless(word.base());
  }

  private Optional<Span> person(int at) {
    Words.Word word = words.get(at);
    String known = surnames.get(word.base().toLowerCase(Locale.ROOT));
    if (known != null && word.isCapitalised()) {
      return Optional.of(new Span(word.start(), word.baseEnd(), Kind.PERSON, known, false));
    }
    boolean titled =
        at > 0
            && lists.isRole(words.get(at - 1).base())
            && word.start() - words.get(at - 1).end() <= 2
            && isStranger(at);
    boolean given = lists.isFirstName(word.base()) && at + 1 < words.size() && isSurname(at + 1);
    if (!titled && !given) {
      return Optional.empty();
    }
    int last = at;
    while (last + 1 < words.size() && last - at < 2 && isSurname(last + 1)) {
      last++;
    }
    int end = words.get(last).baseEnd();
    String entity = text.substring(word.start(), end).toLowerCase(Locale.ROOT);
    remember(words.get(last).base(), entity);
    return Optional.of(new Span(word.start(), end, Kind.PERSON, entity, false));
  }

  /** A further part of a name: another strange word, or an initial. */
  private boolean isSurname(int at) {
    Words.Word word = words.get(at);
    boolean initial = word.text().length() == 1 && word.isCapitalised() && at + 1 < words.size();
    return isNext(at - 1, at) && (isStranger(at) || (initial && isStranger(at + 1)));
  }

  /** A symbol without its sign: the subject's, or one that has its sign elsewhere in the text. */
  private Optional<Span> bareSymbol(int at) {
    Words.Word word = words.get(at);
    String symbol = casual ? word.base().toUpperCase(Locale.ROOT) : word.base();
    boolean known = symbol.equals(subject) || signed.contains(symbol);
    return known && symbol.length() > (casual ? 2 : 1)
        ? Optional.of(
            new Span(word.start(), word.baseEnd(), Kind.TICKER, symbol, symbol.equals(subject)))
        : Optional.empty();
  }

  private Optional<Span> unknown(int at) {
    if (!isStranger(at)) {
      return Optional.empty();
    }
    int last = at;
    while (last + 1 < words.size()
        && last - at < MOST_WORDS
        && words.get(last + 1).start() == words.get(last).end() + 1
        && isStranger(last + 1)
        && names.at(words, last + 1, subject, casual, lists::isHarmless).isEmpty()) {
      last++;
    }
    int end = endOfModel(last, words.get(last).baseEnd());
    String entity = text.substring(words.get(at).start(), words.get(last).baseEnd());
    return Optional.of(
        new Span(words.get(at).start(), end, Kind.NAME, entity.toLowerCase(Locale.ROOT), false));
  }

  /** A name right before the subject's own symbol is the subject's, here and everywhere. */
  private List<Span> besideTheirSymbols(List<Span> spans) {
    List<Span> result = new ArrayList<>(spans);
    for (int i = 1; i < spans.size(); i++) {
      Span before = spans.get(i - 1);
      Span symbol = spans.get(i);
      boolean named = before.kind() == Kind.COMPANY || before.kind() == Kind.NAME;
      if (named
          && !before.subject()
          && symbol.kind() == Kind.TICKER
          && symbol.subject()
          && BETWEEN.matcher(text.substring(before.end(), symbol.start())).matches()) {
        result.replaceAll(
            span ->
                span.kind() == before.kind() && span.entity().equals(before.entity())
                    ? span.ofSubject()
                    : span);
      }
    }
    return result;
  }
}
