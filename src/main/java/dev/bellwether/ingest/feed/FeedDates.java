package dev.bellwether.ingest.feed;

import dev.bellwether.ingest.file.TimeStamp;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.filter.Filters;

/**
 * Rewrites the dates of a feed before ROME reads them. ROME 2.1.0 takes the digits of a fraction of
 * a second for milliseconds, which moves {@code 09:30:00.123456Z} by two minutes and nine digits by
 * days, and it drops dates with American zones ({@code ET}). What is not understood here is left to
 * ROME, dates without a time among it.
 */
final class FeedDates {
  private static final Set<String> NAMES =
      Set.of("published", "updated", "issued", "modified", "created", "date", "pubDate");

  private FeedDates() {}

  static void rewrite(Document feed) {
    List<Element> dates = new ArrayList<>();
    for (Element element : feed.getRootElement().getDescendants(Filters.element())) {
      if (NAMES.contains(element.getName()) && element.getChildren().isEmpty()) {
        dates.add(element);
      }
    }
    for (Element date : dates) {
      TimeStamp.read(date.getText())
          .ifPresent(at -> date.setText(at.truncatedTo(ChronoUnit.SECONDS).toString()));
    }
  }
}
