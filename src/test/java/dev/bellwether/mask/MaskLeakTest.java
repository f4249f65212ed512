package dev.bellwether.mask;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.SharedData;
import dev.bellwether.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Posts that name their company by its symbol or by its own words: how many still do masked? */
class MaskLeakTest {
  private static final int EVERY = 10;

  /** Words that make no name by themselves. */
  private static final Pattern COMMON =
      Pattern.compile(
          "the|inc|corp\\w*|co|company|plc|p\\.l\\.c|limited|ltd|s\\.a|nv|n\\.v|ag|sa|se|group|holdings?"
              + "|national|general|global|american|united|southern|banco|bank|of|china|l\\.p");

  private static String firstWord(String company) {
    for (String word : company.toLowerCase(Locale.ROOT).split("[^\\p{L}&.'-]+", -1)) {
      String plain = word.replaceAll("[.']+$", "");
      if (plain.length() > 2 && !COMMON.matcher(plain).matches()) {
        return plain;
      }
    }
    return "";
  }

  private static Map<String, String> companies() throws IOException {
    Path table = SharedData.require("data/news/stocknet-2014-2016/StockTable");
    Map<String, String> companies = new HashMap<>();
    for (String line : Files.readAllLines(table)) {
      String[] cells = line.split("\t", -1);
      if (cells.length > 2 && cells[1].startsWith("$")) {
        companies.put(Ticker.of(cells[1]).symbol(), firstWord(cells[2]));
      }
    }
    return companies;
  }

  private static boolean names(String text, String word) {
    return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])")
        .matcher(text.toLowerCase(Locale.ROOT))
        .find();
  }

  @Test
  void fewPostsOfStocknetNameTheirCompanyBehindTheMask() throws IOException {
    Map<String, String> companies = companies();
    Masker masker = new Masker(NameBook.of(List.of()));
    JsonMapper json = new JsonMapper();
    int symbols = 0;
    int named = 0;
    List<String> symbolLeaks = new ArrayList<>();
    List<String> nameLeaks = new ArrayList<>();
    List<String> lines =
        Files.readAllLines(SharedData.require("data/news/stocknet-2014-2016/tweets.jsonl"));
    for (int i = 0; i < lines.size(); i += EVERY) {
      JsonNode post = json.readTree(lines.get(i));
      String text = post.get("title").asText();
      Ticker subject = Ticker.of(post.get("tickers").get(0).asText());
      String name = companies.getOrDefault(subject.symbol(), "");
      String masked = masker.mask(text, Optional.of(subject), text);
      if (text.contains("$ " + subject.symbol().toLowerCase(Locale.ROOT))) {
        symbols++;
        if (names(masked, "$ " + subject.symbol())) {
          symbolLeaks.add(masked);
        }
      }
      if (!name.isEmpty() && names(text, name)) {
        named++;
        if (names(masked, name)) {
          nameLeaks.add(masked);
        }
      }
    }
    System.out.printf(
        "of %d posts: symbol in %d, left in %d; name in %d, left in %d%n",
        (lines.size() + EVERY - 1) / EVERY, symbols, symbolLeaks.size(), named, nameLeaks.size());
    assertThat(symbols).isGreaterThan(5_000);
    assertThat(named).isGreaterThan(500);
    assertThat(symbolLeaks).isEmpty();
    assertThat(nameLeaks).as("%s", nameLeaks).hasSizeLessThan(named / 20);
  }
}
