package dev.bellwether.config;

import static dev.bellwether.config.SettingKey.key;
import static dev.bellwether.config.SettingKey.whole;

import java.util.List;

/**
 * The SEC's archive.
 *
 * @param dataUrl where a company's filings are listed; no slash at the end
 * @param archiveUrl where filings are kept; no slash at the end
 * @param requestsPerSecond over all processes of this machine, 1 to 10
 */
public record EdgarSettings(String dataUrl, String archiveUrl, int requestsPerSecond) {
  private static final SettingKey<String> DATA_URL =
      key(
          "edgar.data_url",
          new BaseAddress(),
          "https://data.sec.gov",
          "Where EDGAR lists the filings of a company");

  private static final SettingKey<String> ARCHIVE_URL =
      key(
          "edgar.archive_url",
          new BaseAddress(),
          "https://www.sec.gov",
          "Where EDGAR keeps filings, symbols and the newest filings");

  private static final SettingKey<Integer> RATE =
      key(
          "edgar.requests_per_second",
          whole(1, 10),
          8,
          "Requests to EDGAR, over all processes of this machine");

  /** Every one of these, in the order they are shown. */
  static final List<SettingKey<?>> KEYS = List.of(DATA_URL, ARCHIVE_URL, RATE);

  static EdgarSettings of(Resolution from) {
    return new EdgarSettings(from.value(DATA_URL), from.value(ARCHIVE_URL), from.value(RATE));
  }
}
