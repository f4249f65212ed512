package dev.bellwether.mask;

import dev.bellwether.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Replaces whom a text is about and when it was written (Glasserman and Lin 2023, arXiv
 * 2309.17322): companies, products, people and tickers become numbered words, COMPANY0 and TICKER0
 * for whom the score is wanted for; links and handles become LINK; dates and years are moved. Names
 * that are on no list are found by their capital letters and by the words around them. It is better
 * to hide an innocent word than to leave a name, and some names will stay all the same.
 *
 * <p>The same text and subject always have the same mask. Safe for threads.
 */
public final class Masker {
  /** Whom a masked score is for. */
  public static final Ticker SUBJECT = new Ticker(Placeholders.subject(KnownName.Kind.TICKER));

  /** Raised whenever the rules change. */
  private static final int VERSION = 2;

  private static final int FINGERPRINT_BYTES = 4;
  private static final Pattern LINK =
      Pattern.compile("(?:https?://|www\\.)\\S+|[\\w.+-]+@[\\w-]+\\.[\\w.]+|(?<!\\w)@\\w+");

  private final NameBook names;
  private final WordLists lists = WordLists.load();
  private final String fingerprint;

  /** Masks what this book knows, and what can be seen without it. */
  public Masker(NameBook names) {
    this.names = names;
    fingerprint = fingerprint(names);
  }

  private static String fingerprint(NameBook names) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((VERSION + "\n" + names.text()).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Changes whenever a mask might. */
  public String fingerprint() {
    return fingerprint;
  }

  /**
   * The text without names and dates.
   *
   * @param subject whom the score is wanted for
   * @param salt of the text, such as its hash: how far its dates are moved
   */
  public String mask(String text, Optional<Ticker> subject, String salt) {
    String dated = DateShift.of(salt).shift(LINK.matcher(text).replaceAll("LINK"));
    List<Span> spans =
        new NameFinder(names, lists, subject.map(Ticker::symbol).orElse("")).find(dated);
    Placeholders placeholders = new Placeholders();
    StringBuilder masked = new StringBuilder();
    int from = 0;
    for (Span span : spans) {
      masked.append(dated, from, span.start()).append(span.placeholder(placeholders));
      from = span.end();
    }
    return masked.append(dated.substring(from)).toString();
  }
}
