package dev.bellwether.notify.discord;

import dev.bellwether.Rating;
import dev.bellwether.Ticker;
import dev.bellwether.notify.Analysis;
import dev.bellwether.notify.Card;
import dev.bellwether.notify.Quote;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** How cards look in Discord. A card by itself has fields; in a digest it has two lines. */
final class Embeds {
  static final int ORANGE = 0xE67E22;
  static final int GREEN = 0x2ECC71;
  static final int RED = 0xE74C3C;
  static final int YELLOW = 0xF1C40F;

  /** Discord: an embed's title. */
  private static final int LONGEST_TITLE = 256;

  /** Discord: all texts of all embeds of a message together. */
  static final int LONGEST_MESSAGE = 6000;

  private static final int LONGEST_REASON = 150;
  private static final int LONGEST_SOURCE = 80;
  private static final int LONGEST_URL = 2000;
  private static final int MOST_SYMBOLS = 5;
  private static final int ID_SHOWN = 12;

  /** One embed; the limits of Discord are kept. */
  record Embed(
      String title, String url, int colour, String description, List<Field> fields, String footer) {
    /** What counts toward the limit of a message. */
    int length() {
      int length = title.length() + description.length() + footer.length();
      for (Field field : fields) {
        length += field.name().length() + field.value().length();
      }
      return length;
    }
  }

  /** A name and a value, side by side with others. */
  record Field(String name, String value) {}

  private Embeds() {}

  static List<Embed> of(List<Card> cards) {
    List<Embed> embeds = new ArrayList<>();
    List<String> urls = new ArrayList<>();
    for (Card card : cards) {
      String url = url(card.url());
      // Of embeds with the same address Discord shows the first one only.
      String own = urls.contains(url) ? "" : url;
      urls.add(url);
      embeds.add(fitting(card, own, cards.size() > 1, LONGEST_MESSAGE / cards.size()));
    }
    return embeds;
  }

  /** What is too long, all in all, has a shorter title. */
  private static Embed fitting(Card card, String url, boolean inDigest, int longest) {
    String title = title(card, LONGEST_TITLE);
    Embed embed = inDigest ? inDigest(card, title, url) : alone(card, title, url);
    int over = embed.length() - longest;
    if (over <= 0) {
      return embed;
    }
    String shorter = title(card, Math.max(1, title.length() - over));
    return inDigest ? inDigest(card, shorter, url) : alone(card, shorter, url);
  }

  private static Embed alone(Card card, String title, String url) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("Source", source(card)));
    fields.add(new Field("Published", "<t:" + card.publishedAt().getEpochSecond() + ":f>"));
    card.quote().ifPresent(quote -> addQuote(fields, quote, whose(card, " of ", "")));
    if (card.analysis() instanceof Analysis.Judged judged) {
      fields.add(new Field("Tier", PlainText.of(judged.tier().key(), LONGEST_SOURCE)));
      fields.add(new Field("Latency", latency(judged)));
    }
    return new Embed(title, url, colour(card), analysis(card.analysis()), fields, footer(card));
  }

  private static Embed inDigest(Card card, String title, String url) {
    StringBuilder line = new StringBuilder(source(card));
    line.append(" \u00b7 <t:").append(card.publishedAt().getEpochSecond()).append(":t>");
    card.quote()
        .ifPresent(
            quote -> line.append(" \u00b7 ").append(whose(card, "", " ")).append(inWords(quote)));
    line.append('\n').append(analysis(card.analysis()));
    if (card.analysis() instanceof Analysis.Judged judged) {
      line.append("\n").append(judged.tier().key()).append(", ").append(latency(judged));
    }
    return new Embed(title, url, colour(card), line.toString(), List.of(), footer(card));
  }

  private static String title(Card card, int longest) {
    String symbols =
        card.tickers().stream()
            .limit(MOST_SYMBOLS)
            .map(Ticker::symbol)
            .collect(Collectors.joining(", "));
    String kind = card.kind().isEmpty() ? "" : " [" + card.kind() + "]";
    String before = symbols + kind + (symbols.isEmpty() && kind.isEmpty() ? "" : ": ");
    return before + PlainText.of(card.headline(), Math.max(1, longest - before.length()));
  }

  private static String source(Card card) {
    String source = PlainText.of(card.source(), LONGEST_SOURCE);
    return source.isEmpty() ? "unknown" : source;
  }

  /** Only what a browser opens, and nothing that looks like a name and a password. */
  private static String url(String text) {
    try {
      URI address = new URI(text);
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      boolean usable =
          (scheme.equals("http") || scheme.equals("https"))
              && address.getHost() != null
              && address.getUserInfo() == null
              && text.length() <= LONGEST_URL;
      return usable ? address.toASCIIString() : "";
    } catch (URISyntaxException broken) {
      return "";
    }
  }

  private static int colour(Card card) {
    if (card.analysis() instanceof Analysis.Judged judged) {
      return switch (judged.direction()) {
        case BULLISH -> GREEN;
        case BEARISH -> RED;
        case NEUTRAL -> YELLOW;
      };
    }
    return ORANGE;
  }

  private static String analysis(Analysis analysis) {
    if (analysis instanceof Analysis.Judged judged) {
      String reason = PlainText.of(judged.reason(), LONGEST_REASON);
      return verdict(judged) + (reason.isEmpty() ? "" : "\n" + reason);
    }
    if (analysis instanceof Analysis.Failed failed) {
      return "analysis failed: " + PlainText.of(failed.reason(), LONGEST_REASON);
    }
    if (analysis instanceof Analysis.Told told) {
      return told.context().isEmpty() ? "" : PlainText.of(told.context(), 2 * LONGEST_REASON);
    }
    return analysis instanceof Analysis.Late ? "analysis is late" : "analysis pending";
  }

  private static String verdict(Analysis.Judged judged) {
    String direction = PlainText.capital(judged.direction().name().toLowerCase(Locale.ROOT));
    String whom = judged.ticker().map(ticker -> " for " + ticker.symbol()).orElse("");
    String sure =
        String.format(
            Locale.ROOT,
            "**%s**%s, confidence %.0f %% \u00b7 %s",
            direction,
            whom,
            100 * judged.confidence(),
            Rating.of(judged.direction(), judged.confidence(), judged.calibrated()).words());
    return judged.fallback() ? sure + " (fallback)" : sure;
  }

  private static String latency(Analysis.Judged judged) {
    long millis = judged.latency().toMillis();
    return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1e3);
  }

  private static String footer(Card card) {
    String state =
        switch (card.analysis().word()) {
          case "pending" -> "analysis pending";
          case "late" -> "analysis late, still pending";
          case "failed" ->
              card.analysis().settled()
                  ? "analysis failed, final"
                  : "analysis failed, will be tried again";
          case "fallback" -> "fallback verdict, a better one is pending";
          default -> "final";
        };
    String id = card.id().substring(0, Math.min(ID_SHOWN, card.id().length()));
    return state + (card.note().isEmpty() ? "" : " \u00b7 " + card.note()) + " \u00b7 " + id;
  }

  /** Of several shares one has this price. */
  private static String whose(Card card, String before, String after) {
    return card.whose().map(ticker -> before + ticker.symbol() + after).orElse("");
  }

  private static void addQuote(List<Field> fields, Quote quote, String of) {
    quote.price().ifPresent(price -> fields.add(new Field("Price" + of, price(price))));
    quote.change().ifPresent(change -> fields.add(new Field("Change" + of, change(change))));
    quote.volume().ifPresent(volume -> fields.add(new Field("Volume" + of, volume(volume))));
  }

  private static String inWords(Quote quote) {
    List<String> words = new ArrayList<>();
    add(words, quote.price(), Embeds::price);
    add(words, quote.change(), Embeds::change);
    add(words, quote.volume(), Embeds::volume);
    return String.join(" ", words);
  }

  private interface Shown {
    String of(double number);
  }

  private static void add(List<String> words, OptionalDouble number, Shown shown) {
    number.ifPresent(value -> words.add(shown.of(value)));
  }

  private static String price(double price) {
    return String.format(Locale.ROOT, price < 1 ? "%.4f" : "%,.2f", price);
  }

  private static String change(double fraction) {
    return String.format(Locale.ROOT, "%+.1f %%", 100 * fraction);
  }

  private static String volume(double shares) {
    return String.format(Locale.ROOT, "%,.0f", shares);
  }
}
