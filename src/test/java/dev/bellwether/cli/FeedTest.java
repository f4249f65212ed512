package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds from a real web server. */
class FeedTest {
  @TempDir Path folder;
  private final Site site = new Site();
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private Ran ingest(String path) {
    return shell.run("ingest", "feed", site.url(path), "--source", "wire");
  }

  @Test
  void anUnchangedFeedIsNotSentTwice() {
    ingest("/feed").exits(ExitCode.DONE).prints("wire\t1\t1\t0\t0\t0").says();
    ingest("/feed").exits(ExitCode.DONE).prints("wire\t0\t0\t0\t0\t0").says();

    assertThat(site.asked()).containsExactly("- 200", "tag 304");
  }

  @Test
  void onlyWhatIsNewInAChangedFeedIsAdded() {
    ingest("/feed");
    site.publish(Site.feed("one", "two", "three"));

    ingest("/feed").prints("wire\t3\t2\t0\t1\t0");

    assertThat(site.asked()).containsExactly("- 200", "tag 200");
  }

  @Test
  void whatAFeedShowsNowWasFirstSeenNow() {
    ingest("/feed");

    shell
        .run("sql", "select source, tickers, published_at, first_seen_at from documents")
        .prints("wire\t[\"ACM\"]\t2024-03-01T14:30:00Z\t2026-11-24T12:00:00Z");
  }

  @Test
  void aRedirectIsFollowed() {
    ingest("/moved").exits(ExitCode.DONE).prints("wire\t1\t1\t0\t0\t0");
  }

  @Test
  void aRedirectInCirclesIsAnError() {
    ingest("/loop").exits(ExitCode.FAILED).mentions("error: cannot reach " + site.url("/loop"));
  }

  @Test
  void anErrorOfTheServerNamesTheAddress() {
    ingest("/broken")
        .exits(ExitCode.FAILED)
        .mentions("error: " + site.url("/broken") + " answered 500")
        .mentions("hint: open the address in a browser");
  }

  @Test
  void anAddressThatDoesNotExistIsAnError() {
    ingest("/nothing").exits(ExitCode.FAILED).mentions(site.url("/nothing") + " answered 404");
  }

  @Test
  void aServerThatIsGoneIsAnError() {
    site.close();

    ingest("/feed")
        .exits(ExitCode.FAILED)
        .mentions("error: cannot reach " + site.url("/feed"))
        .mentions("hint: check the address and the network");
  }

  @Test
  void aPageThatIsNoFeedIsAnErrorThatNamesTheSource() {
    ingest("/page").exits(ExitCode.FAILED).mentions("error: ").mentions("wire");
  }

  @Test
  void aSecondFeedIsReadThoughTheFirstWasKnown() {
    site.publish(Site.feed("one", "two"));

    shell
        .run("ingest", "feed", site.url("/feed"), site.url("/moved"), "--source", "wire")
        .exits(ExitCode.DONE)
        .prints("wire\t2\t2\t0\t0\t0", "wire\t2\t0\t0\t2\t0");
  }
}
