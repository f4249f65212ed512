package dev.bellwether.entity;

import dev.bellwether.Ticker;
import dev.bellwether.entity.NameTokens.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds companies by name. A name of several words is enough by itself; one word is not, since
 * Target, Gap and Block are words, unless "Inc." or the like follows it or it is among the
 * well-known names. It is enough to bear out a tag, though. Immutable.
 */
public final class CompanyNames {
  /** A company's state or country, which the SEC writes behind the name. */
  private static final Pattern PLACE = Pattern.compile("\\s*/[A-Z ]{0,12}/?\\s*$");

  /** A name and whether a text that holds it is about the company. */
  private record Name(List<String> words, Ticker ticker, boolean sure) {}

  private final Map<String, List<Name>> byFirstWord = new HashMap<>();
  private final Map<List<String>, Ticker> owners = new HashMap<>();

  private CompanyNames() {}

  /** The well-known names only. */
  public static CompanyNames wellKnown() {
    return of(Map.of());
  }

  /**
   * The well-known names and those of a list.
   *
   * @param titles symbol to name, such as AAPL to "Apple Inc."; of a company's symbols the one that
   *     comes first has its name
   */
  public static CompanyNames of(Map<Ticker, String> titles) {
    CompanyNames names = new CompanyNames();
    for (String[] row : Table.rows("well-known-names.tsv")) {
      names.addAll(row[1], new Ticker(row[0]), true);
      names.addAll(row[2], new Ticker(row[0]), false);
    }
    new LinkedHashMap<>(titles).forEach((ticker, title) -> names.addTitle(title, ticker));
    return names;
  }

  private void addAll(String list, Ticker ticker, boolean sure) {
    for (String name : list.split("\\|", -1)) {
      if (!name.isEmpty()) {
        add(words(name), ticker, sure);
      }
    }
  }

  private void addTitle(String title, Ticker ticker) {
    List<String> all = words(PLACE.matcher(title).replaceFirst(""));
    List<String> bare = withoutLegal(all);
    if (bare.isEmpty()) {
      return;
    }
    add(bare, ticker, bare.size() > 1);
    if (bare.size() == 1 && all.size() > 1) {
      add(List.of(bare.get(0), all.get(1)), ticker, true);
    }
  }

  private static List<String> words(String name) {
    return NameTokens.of(name).stream().map(Token::text).toList();
  }

  private static List<String> withoutLegal(List<String> words) {
    int end = words.size();
    while (end > 0 && (new Token(words.get(end - 1), true).isLegal() || isJoint(words, end))) {
      end--;
    }
    int from = end > 1 && words.get(0).equals("THE") ? 1 : 0;
    return words.subList(from, end);
  }

  /** The ampersand of "Merck & Co." goes with it. */
  private static boolean isJoint(List<String> words, int end) {
    return end < words.size() && words.get(end - 1).equals("&");
  }

  private void add(List<String> words, Ticker ticker, boolean sure) {
    if (owners.putIfAbsent(words, ticker) == null) {
      byFirstWord
          .computeIfAbsent(words.get(0), first -> new ArrayList<>())
          .add(new Name(words, ticker, sure));
    }
  }

  /** Companies that a text names surely, and those it may name, in order of appearance. */
  record Found(Set<Ticker> sure, Set<Ticker> possible) {}

  Found find(String text) {
    List<Token> tokens = NameTokens.of(text);
    Set<Ticker> sure = new LinkedHashSet<>();
    Set<Ticker> possible = new LinkedHashSet<>();
    int at = 0;
    while (at < tokens.size()) {
      Optional<Name> longest = longestAt(tokens, at);
      longest.ifPresent(name -> (name.sure() ? sure : possible).add(name.ticker()));
      at += longest.map(name -> name.words().size()).orElse(1);
    }
    return new Found(sure, possible);
  }

  private Optional<Name> longestAt(List<Token> tokens, int at) {
    if (!tokens.get(at).capital()) {
      return Optional.empty();
    }
    return byFirstWord.getOrDefault(tokens.get(at).text(), List.of()).stream()
        .filter(name -> stands(name.words(), tokens, at))
        .max(Comparator.comparingInt(name -> name.words().size()));
  }

  private static boolean stands(List<String> words, List<Token> tokens, int at) {
    if (at + words.size() > tokens.size()) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      if (!words.get(i).equals(tokens.get(at + i).text())) {
        return false;
      }
    }
    return tokens.get(at + words.size() - 1).capital();
  }
}
