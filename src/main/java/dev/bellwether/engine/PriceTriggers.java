package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.config.Trigger;
import dev.bellwether.ingest.live.Cadence;
import dev.bellwether.ingest.live.GrowingFiles;
import dev.bellwether.ingest.live.LiveMemory;
import dev.bellwether.ingest.live.LiveSource;
import dev.bellwether.ingest.live.Pipe;
import dev.bellwether.ingest.price.Alpaca;
import dev.bellwether.ingest.price.FileQuotes;
import dev.bellwether.ingest.price.Finnhub;
import dev.bellwether.ingest.price.LatestQuotes;
import dev.bellwether.ingest.price.PipeQuotes;
import dev.bellwether.ingest.price.PriceRule;
import dev.bellwether.ingest.price.QuoteVendor;
import dev.bellwether.ingest.price.Quotes;
import dev.bellwether.ingest.price.Tiingo;
import dev.bellwether.ingest.price.TriggerSource;
import dev.bellwether.ingest.price.VendorQuotes;
import dev.bellwether.ingest.web.WebPages;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Makes live sources of the {@code [[triggers]]} of a workspace. */
record PriceTriggers(
    Context context, LiveMemory memory, WebPages pages, InputStream stdin, LatestQuotes latest) {

  /**
   * A rule over quotes as a source.
   *
   * @throws BellwetherException if it has no key and needs one
   */
  LiveSource source(Trigger trigger) {
    PriceRule rule =
        new PriceRule(
            trigger.name(),
            new HashSet<>(trigger.tickers()),
            trigger.move(),
            trigger.volume(),
            trigger.window(),
            trigger.cooldown(),
            trigger.staleAfter());
    Cadence cadence = new Cadence(trigger.interval(), new Random(trigger.name().hashCode()));
    return new TriggerSource(rule, quotes(trigger), cadence, memory, latest);
  }

  private Quotes quotes(Trigger trigger) {
    Path root = context.workspace().root();
    Map<String, String> map = SourceOptions.map(trigger.options());
    return switch (trigger.quotes()) {
      case FILE ->
          new FileQuotes(new GrowingFiles(() -> WatchedFiles.list(root, trigger.location())), map);
      case STDIN -> new PipeQuotes(new Pipe(trigger.name(), stdin), map);
      case FINNHUB -> vendor(trigger, new Finnhub(url(trigger, Finnhub.URL), key(trigger, "key")));
      case TIINGO -> vendor(trigger, new Tiingo(url(trigger, Tiingo.URL), key(trigger, "key")));
      case ALPACA ->
          vendor(
              trigger,
              new Alpaca(url(trigger, Alpaca.URL), key(trigger, "key"), key(trigger, "secret")));
    };
  }

  private Quotes vendor(Trigger trigger, QuoteVendor vendor) {
    return new VendorQuotes(vendor, trigger.tickers(), trigger.interval(), pages);
  }

  private static String url(Trigger trigger, String usual) {
    String url = trigger.location().isEmpty() ? usual : trigger.location();
    return url.replaceFirst("/+$", "");
  }

  /** The key or the secret: from the variable named, or the vendor's usual one, or a file. */
  private String key(Trigger trigger, String which) {
    String vendor = trigger.quotes().text().toUpperCase(Locale.ROOT);
    String usual = "BELLWETHER_" + vendor + (which.equals("key") ? "_API_KEY" : "_API_SECRET_KEY");
    return SourceKey.of(context, "trigger " + trigger.name(), trigger.options(), which, usual)
        .orElseThrow(
            () ->
                new BellwetherException(
                    BellwetherException.Kind.CREDENTIALS,
                    "trigger " + trigger.name() + " has no " + which,
                    "set " + usual + ", or " + which + "_file in its [[triggers]] table"));
  }
}
