package dev.bellwether.ingest.edgar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.BellwetherException;
import dev.bellwether.SharedData;
import dev.bellwether.guard.MachinePace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgarFetcherTest {
  private static final String ANN = "Ann Analyst ann@widgets.test";

  @TempDir Path folder;
  private FakeEdgar edgar;

  @BeforeEach
  void start() throws IOException {
    edgar = new FakeEdgar();
  }

  @AfterEach
  void stop() {
    edgar.close();
  }

  private EdgarFetcher fetcher(String userAgent) {
    return new EdgarFetcher(
        userAgent,
        Duration.ofSeconds(10),
        new MachinePace(folder.resolve("pace"), Duration.ofMillis(1), Clock.systemUTC()),
        new KeptPages(folder.resolve("kept")));
  }

  private EdgarIndex index() {
    return new EdgarIndex(fetcher(ANN), edgar.url(), edgar.url());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "okhttp/5", "Ann", "noreply@widgets.test", "ann@example.com"})
  void refusesToAskWithoutAName(String userAgent) {
    assertThatThrownBy(() -> fetcher(userAgent))
        .isInstanceOf(BellwetherException.class)
        .hasMessageContaining("http.user_agent");
  }

  @Test
  void listsFilingsSinceADayAndOlderPagesOnlyWhenNeeded() {
    List<Listing> recent = index().filings("42", Set.of("8-K", "10-K"), LocalDate.of(2020, 1, 1));
    assertThat(recent).extracting(Listing::form).containsExactly("8-K", "10-K");
    assertThat(edgar.asked()).containsExactly("/submissions/CIK0000000042.json " + ANN);
    assertThat(index().filings("42", Set.of("8-K"), LocalDate.EPOCH))
        .extracting(Listing::accession)
        .containsExactly("0000000042-24-000007", "0000000042-14-000001");
  }

  @Test
  void knowsSymbolsOfTodayAndBefore() {
    assertThat(index().cik("exw")).isEqualTo("42");
    assertThat(index().cik("FB")).isEqualTo("1326801");
    assertThatThrownBy(() -> index().cik("NOPE")).hasMessageContaining("NOPE");
  }

  @Test
  void takesEachCurrentFilingOnce() {
    assertThat(index().current(Set.of("8-K"), known -> false).listings())
        .extracting(Listing::accession)
        .containsExactly("0000000042-24-000007");
  }

  @Test
  void pagesOnThroughCurrentFilingsUntilTheOldestOfAPageIsKnown() {
    edgar.listAsCurrent(250, 1);
    CurrentList current = index().current(Set.of("8-K"), "0000000042-23-000051"::equals);
    assertThat(current.listings()).hasSize(200);
    assertThat(current.cutOff()).isEmpty();
    assertThat(edgar.asked()).hasSize(2);
    assertThat(index().current(Set.of("8-K"), known -> false).listings()).hasSize(250);
  }

  @Test
  void aKnownFilingAmongTheNewestDoesNotHideTheOlder() {
    edgar.listAsCurrent(250, 1);
    assertThat(index().current(Set.of("8-K"), "0000000042-23-000250"::equals).listings())
        .hasSize(250);
  }

  @Test
  void saysThatThereIsMoreThanItLooksAt() {
    edgar.listAsCurrent(1_200, 1);
    CurrentList current = index().current(Set.of("8-K"), known -> false);
    assertThat(current.listings()).hasSize(1_000);
    assertThat(current.cutOff()).containsExactly("8-K");
  }

  @Test
  void fetchesASubmissionOnceAndAsksForListsOnlyWhetherTheyHaveChanged() {
    Listing listing =
        new Listing("42", List.of(), "0000000042-24-000007", "8-K", LocalDate.of(2024, 8, 1));
    byte[] first = index().submission(listing).orElseThrow();
    assertThat(index().submission(listing)).contains(first);
    assertThat(edgar.asked()).hasSize(1);
    index().cik("EXW");
    assertThat(index().cik("EXW")).isEqualTo("42");
    assertThat(edgar.asked()).hasSize(3);
  }

  @Test
  void stopsAskingWhenItIsBlockedWhateverTheCode() throws IOException {
    Path page = SharedData.require("data/sec/edgar-json/rate-exceeded.html");
    edgar.block(200, Files.readString(page));
    assertThatThrownBy(() -> index().cik("EXW")).hasMessageContaining("blocks us");
    assertThatThrownBy(() -> index().cik("EXW")).hasMessageContaining("blocked this machine until");
    assertThat(edgar.asked()).hasSize(1);
  }

  @Test
  void takesAForbiddenPageForABlock() {
    edgar.block(403, "<html>Undeclared Automated Tool</html>");
    assertThatThrownBy(() -> index().cik("EXW")).hasMessageContaining("blocks us (403)");
  }

  @Test
  void readsTheRealFeedOfCurrentFilings() throws IOException {
    byte[] feed =
        Files.readAllBytes(SharedData.require("data/feeds/sec/getcurrent-2016-02-25.atom.xml"));
    assertThat(CurrentFilings.read(feed))
        .contains(
            new Listing(
                "50104", List.of(), "0000050104-16-000055", "10-K", LocalDate.of(2016, 2, 25)));
  }

  @Test
  void doesNotReadEntitiesInAFeed() {
    byte[] feed =
        "<!DOCTYPE f [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><feed><entry><id>&e;</id></entry></feed>"
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> CurrentFilings.read(feed)).isInstanceOf(BellwetherException.class);
  }
}
