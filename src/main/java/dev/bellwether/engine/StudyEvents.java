package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.backtest.EventStudy;
import dev.bellwether.ingest.panel.DatedNumbersReader;
import dev.bellwether.ingest.panel.NumberTable;
import dev.bellwether.ingest.panel.Quantity;
import dev.bellwether.report.Fields;
import dev.bellwether.report.FigureReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code replay events}: what prices did around events, beyond what the market explains. */
public final class StudyEvents {
  /** What to do with events of one asset in each other's event window. */
  public enum Overlap {
    /** Use all. */
    KEEP,
    /** Use the first of them. */
    FIRST,
    /** Use none of them. */
    DROP
  }

  /**
   * What is asked.
   *
   * @param file table of events: either their returns by day, or their assets and dates
   * @param prices closes, for events by date
   * @param market market returns, for events by date
   * @param windows estimation and event window
   * @param overlap policy for events of one asset that disturb each other
   */
  public record Request(
      Path file,
      Optional<Path> prices,
      Optional<Path> market,
      EventWindows windows,
      Overlap overlap) {}

  private StudyEvents() {}

  /** Runs the use case. */
  public static FigureReport run(Context context, Request request) {
    return Ledger.record(context, "replay", id -> study(context, request)).report();
  }

  private static StudyReport study(Context context, Request request) {
    try {
      Set<String> texts = new HashSet<>(EventReturnsFile.ID);
      texts.addAll(EventReturnsFile.ASSET);
      texts.addAll(EventDatesFile.DATE);
      texts.add("window");
      NumberTable table = NumberTable.read(request.file(), texts);
      boolean byDay = table.find(EventReturnsFile.DAY).isPresent();
      EventDatesFile.Result read =
          byDay
              ? new EventDatesFile.Result(EventReturnsFile.read(table, request.windows()), 0)
              : byDate(table, request);
      return report(context, request, read, byDay);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EventDatesFile.Result byDate(NumberTable table, Request request)
      throws IOException {
    if (request.prices().isEmpty() || request.market().isEmpty()) {
      throw BellwetherException.usage(
          request.file().getFileName() + " has no returns by day",
          "add --prices and --market for events by asset and date");
    }
    return EventDatesFile.read(
        table,
        request.windows(),
        DatedNumbersReader.read(request.prices().get(), Quantity.PRICE),
        MarketFile.read(request.market().get()),
        request.overlap());
  }

  private static String reasons(Map<String, Long> drops) {
    return drops.isEmpty()
        ? ""
        : drops.entrySet().stream()
            .map(drop -> drop.getKey().replace("event: ", "") + " (" + drop.getValue() + ")")
            .collect(Collectors.joining("; ", ": ", ""));
  }

  private static StudyReport report(
      Context context, Request request, EventDatesFile.Result read, boolean byDay) {
    EventFile file = read.events();
    if (file.events().isEmpty()) {
      throw BellwetherException.usage(
          request.file().getFileName() + " has no usable event" + reasons(file.drops()),
          "look at the windows and at the dates of the prices");
    }
    EventStudy study = EventStudy.of(file.events().stream().map(EventFile.Named::event).toList());
    EventWindows windows = request.windows();
    Fields drops = new Fields();
    file.drops().forEach(drops::with);
    String hash = file.dataHash();
    FigureReport report =
        new FigureReport(EventFigures.headline(study, windows))
            .with(
                "study",
                EventFigures.summary(
                    study,
                    windows,
                    byDay ? Optional.empty() : Optional.of(read.confounded()),
                    request))
            .with("cumulative", EventFigures.cumulative(study))
            .with("daily", EventFigures.daily(study, windows))
            .with("events", EventFigures.events(file, windows))
            .with("dropped", drops)
            .with("manifest", StudyManifest.of(context, request.file(), hash));
    return new StudyReport(report, hash);
  }
}
