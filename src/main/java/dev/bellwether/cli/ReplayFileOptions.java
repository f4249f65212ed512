package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.engine.ReplayExtras;
import dev.bellwether.engine.ReplayFiles;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Files to replay instead of the database. */
final class ReplayFileOptions {
  @Option(
      names = "--factor",
      paramLabel = "FILE",
      description = "Scores: date,asset[,sector],factor; .gz too.")
  private @Nullable Path factor;

  @Option(names = "--prices", paramLabel = "FILE", description = "Their prices: date,asset,close.")
  private @Nullable Path prices;

  @Option(
      names = "--market",
      paramLabel = "FILE",
      order = HelpPage.SPECIAL + 4,
      description = "For alpha and beta: date,market_return.")
  private @Nullable Path market;

  /** Whether files are to be replayed. */
  boolean given() {
    if ((factor == null) != (prices == null) || (market != null && factor == null)) {
      throw BellwetherException.usage(
          "--factor and --prices go together",
          "bellwether replay --factor factor.csv --prices prices.csv");
    }
    return factor != null;
  }

  /** The request for files that are {@link #given}. */
  ReplayFiles.Request request(Invocation invocation, Optional<String> entry, ReplayExtras extras) {
    if (factor == null || prices == null) {
      throw new IllegalStateException("no files given");
    }
    return new ReplayFiles.Request(
        invocation.resolve(factor),
        invocation.resolve(prices),
        Optional.ofNullable(market).map(invocation::resolve),
        entry.orElse("same_close"),
        extras);
  }
}
