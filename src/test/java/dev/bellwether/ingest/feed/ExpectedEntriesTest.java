package dev.bellwether.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.SharedData;
import dev.bellwether.backtest.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Feeds that others collected, each with a comment that says what is to be found in it. Those that
 * speak of titles, links and dates of entries are held against what we read. What is said of
 * attributes that we do not keep, such as the language of a link, is left out.
 */
class ExpectedEntriesTest {
  private static final Pattern EXPECT = Pattern.compile("Expect:\\s*(.*)");
  private static final Pattern HEADER = Pattern.compile("Header:\\s*Content-type:\\s*(.*)");
  private static final Pattern CLAIM =
      Pattern.compile(
          "entries\\[(\\d+)\\](?:\\['(\\w+)'\\]|\\.(\\w+))(\\[\\d+\\]\\['href'\\]|\\['value'\\])?"
              + "\\s*==\\s*('((?:[^'\\\\]|\\\\.)*)'|\\(([\\d, ]+)\\)|entries\\[)");

  /** One thing that is said of an entry. */
  private record Claim(int entry, String field, String value) {}

  private static List<Claim> claims(String expectation) {
    List<Claim> claims = new ArrayList<>();
    String value = lastValue(expectation);
    Matcher matcher = CLAIM.matcher(expectation);
    int from = 0;
    while (matcher.find(from)) {
      String name = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      String said =
          matcher.group(6) != null
              ? matcher.group(6)
              : matcher.group(7) != null ? matcher.group(7) : value;
      field(name, String.valueOf(matcher.group(4)))
          .ifPresent(f -> claims.add(new Claim(Integer.parseInt(matcher.group(1)), f, said)));
      from = matcher.start() + 1;
    }
    return claims;
  }

  /** In a chain of equals signs the value comes last. */
  private static String lastValue(String expectation) {
    int from = expectation.lastIndexOf("== '");
    return from < 0 ? "" : expectation.substring(from + 4).replaceFirst("'.*$", "");
  }

  private static Optional<String> field(String name, String rest) {
    return switch (name) {
      case "title" -> rest.equals("null") ? Optional.of("title") : Optional.empty();
      case "title_detail" -> rest.equals("['value']") ? Optional.of("title") : Optional.empty();
      case "link" -> Optional.of("link");
      case "links" ->
          rest.contains("[0]") && rest.contains("href") ? Optional.of("a link") : Optional.empty();
      case "published",
          "updated",
          "created",
          "published_parsed",
          "updated_parsed",
          "created_parsed" ->
          Optional.of("time");
      default -> Optional.empty();
    };
  }

  private static boolean holds(Claim claim, List<EntryFields> entries) {
    if (claim.entry() >= entries.size()) {
      return false;
    }
    EntryFields entry = entries.get(claim.entry());
    return switch (claim.field()) {
      case "title" -> isTitle(entry.title(), claim.value());
      case "link" -> entry.link().equals(claim.value());
      case "a link" -> isALink(entry, claim.value());
      default -> isTime(entry, claim.value());
    };
  }

  /** The oracle keeps markup where we keep text. */
  private static boolean isTitle(String title, String expected) {
    return title.equals(expected) || title.equals(HtmlText.line(expected));
  }

  /** The oracle lists links of every kind; we keep that of the article. */
  private static boolean isALink(EntryFields entry, String expected) {
    return entry.link().equals(expected)
        || entry.entry().children().stream().anyMatch(e -> e.attr("href").equals(expected));
  }

  private static boolean isTime(EntryFields entry, String expected) {
    Optional<FeedTime> read =
        entry.time(EntryFields.PUBLISHED).or(() -> entry.time(EntryFields.UPDATED));
    return read.isPresent() && read.equals(expected(expected));
  }

  private static Optional<FeedTime> expected(String value) {
    if (!value.matches("[\\d, ]+")) {
      return FeedTimes.read(value);
    }
    String[] part = value.split(", *", -1);
    return Optional.of(
        new FeedTime.Exact(
            LocalDateTime.of(
                    number(part[0]),
                    number(part[1]),
                    number(part[2]),
                    number(part[3]),
                    number(part[4]),
                    number(part[5]))
                .toInstant(ZoneOffset.UTC)));
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  @Test
  void titlesLinksAndDatesOfEntriesAreThoseExpected() throws IOException {
    Path folder = SharedData.require("data/feeds/feedparser");
    List<Path> files;
    try (var walked = Files.walk(folder)) {
      files = walked.filter(f -> f.toString().endsWith(".xml")).sorted().toList();
    }
    int cases = 0;
    List<String> wrong = new ArrayList<>();
    for (Path file : files) {
      byte[] body = Files.readAllBytes(file);
      String text = BodyText.of(body, "");
      Matcher expect = EXPECT.matcher(text);
      List<Claim> claims = expect.find() ? claims(expect.group(1)) : List.of();
      if (!claims.isEmpty()) {
        cases++;
        Matcher header = HEADER.matcher(text);
        List<EntryFields> entries = entries(body, header.find() ? header.group(1) : "");
        if (!claims.stream().allMatch(claim -> holds(claim, entries))) {
          wrong.add(folder.relativize(file) + ": " + claims);
        }
      }
    }
    Figures.print(
        "feeds of others: %d of %d cases met; not %s", cases - wrong.size(), cases, wrong);
    assertThat(cases).isGreaterThan(35);
    assertThat(wrong.size())
        .as("%d of %d cases are not met: %s", wrong.size(), cases, wrong)
        .isLessThanOrEqualTo(cases / 20);
  }

  private static List<EntryFields> entries(byte[] body, String contentType) {
    try {
      return FeedTree.of(BodyText.of(body, contentType)).entries().stream()
          .map(EntryFields::new)
          .toList();
    } catch (FeedTree.NoFeedException e) {
      return List.of();
    }
  }
}
