package dev.bellwether.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.BellwetherException;
import dev.bellwether.Ticker;
import dev.bellwether.entity.CompanyNames;
import dev.bellwether.ingest.edgar.KeptPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The SEC's list of companies, if the workspace has it: as {@code company_tickers.json}, or as a
 * page that was fetched from EDGAR.
 *
 * @param titles symbol to name, in the order of the list, which is by size
 * @param symbols a company's key to the first of its symbols
 */
record Companies(Map<Ticker, String> titles, Map<String, Ticker> symbols) {
  private static final String FILE = "company_tickers.json";

  static Companies load(Context context) {
    try {
      return bytes(context).map(Companies::parse).orElse(new Companies(Map.of(), Map.of()));
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot read " + FILE + ": " + e.getMessage(), "fetch the list again", e);
    }
  }

  private static Optional<byte[]> bytes(Context context) throws IOException {
    Path file = context.workspace().root().resolve(FILE);
    if (Files.isRegularFile(file)) {
      return Optional.of(Files.readAllBytes(file));
    }
    String url = context.settings().edgar().archiveUrl() + "/files/" + FILE;
    return IngestEdgar.pages(context).find(url).map(KeptPages.Page::body);
  }

  private static Companies parse(byte[] list) {
    Map<Ticker, String> titles = new LinkedHashMap<>();
    Map<String, Ticker> symbols = new HashMap<>();
    for (JsonNode company : tree(list)) {
      ticker(company.path("ticker").asText())
          .ifPresent(
              ticker -> {
                titles.putIfAbsent(ticker, company.path("title").asText());
                symbols.putIfAbsent(company.path("cik_str").asText(), ticker);
              });
    }
    return new Companies(titles, symbols);
  }

  private static JsonNode tree(byte[] list) {
    try {
      return JsonMapper.builder().build().readTree(list);
    } catch (IOException e) {
      throw BellwetherException.failed(
          FILE + " is not the SEC's list of companies: " + e.getMessage(),
          "fetch it again from www.sec.gov/files/" + FILE,
          e);
    }
  }

  private static Optional<Ticker> ticker(String symbol) {
    try {
      return Optional.of(Ticker.of(symbol));
    } catch (IllegalArgumentException odd) {
      return Optional.empty();
    }
  }

  CompanyNames names() {
    return CompanyNames.of(titles);
  }
}
