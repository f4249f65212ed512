package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.engine.EventWindows;
import dev.bellwether.engine.StudyEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellwether replay events}. */
@Command(
    name = "events",
    description = "Event study: abnormal returns around events, and their tests.",
    footer = {
      "",
      "Columns: asset,event_date (with --prices and --market), or the returns",
      "themselves: event_id,rel_day,asset_return,market_return. An event needs 30",
      "returns before it (all, if the window is shorter) and all of its window.",
      "",
      "Examples:",
      "  bellwether replay events events.csv --prices prices.csv --market market.csv",
      "  bellwether replay events returns.csv --window=-1,3"
    })
final class ReplayEventsCommand implements Callable<Integer> {
  private static final Pattern WINDOW = Pattern.compile("(-?\\d{1,6}),(-?\\d{1,6})");

  private final Invocation invocation;
  @Mixin private RunOptions common = new RunOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(paramLabel = "FILE", description = "Events as CSV; .gz too.")
  private Path file = Path.of("");

  @Option(names = "--prices", paramLabel = "FILE", description = "Prices: date,asset,close.")
  private @Nullable Path prices;

  @Option(names = "--market", paramLabel = "FILE", description = "Market: date,market_return.")
  private @Nullable Path market;

  @Option(
      names = "--estimation",
      paramLabel = "A,B",
      description = "Sessions that fit the market model (default: -130,-11).")
  private String estimation = "-130,-11";

  @Option(
      names = "--window",
      paramLabel = "A,B",
      description = "Sessions of the event (default: -1,3).")
  private String window = "-1,3";

  @Option(
      names = "--overlap",
      paramLabel = "HOW",
      description = "Events of one asset close together: keep, first or drop.")
  private String overlap = "keep";

  ReplayEventsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    int[] before = sessions("--estimation", estimation);
    int[] around = sessions("--window", window);
    StudyEvents.Request request =
        new StudyEvents.Request(
            invocation.resolve(file),
            Optional.ofNullable(prices).map(invocation::resolve),
            Optional.ofNullable(market).map(invocation::resolve),
            new EventWindows(before[0], before[1], around[0], around[1]),
            overlap());
    return FigureOutput.print(
        invocation.console(), format, StudyEvents.run(invocation.context(common), request));
  }

  private static int[] sessions(String option, String text) {
    Matcher matcher = WINDOW.matcher(text);
    if (!matcher.matches()) {
      throw BellwetherException.usage(
          option + " " + text + " is not two whole numbers", "for example " + option + "=-1,3");
    }
    return new int[] {Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))};
  }

  private StudyEvents.Overlap overlap() {
    try {
      return StudyEvents.Overlap.valueOf(overlap.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw BellwetherException.usage("--overlap " + overlap + " is none of keep, first, drop", "");
    }
  }
}
