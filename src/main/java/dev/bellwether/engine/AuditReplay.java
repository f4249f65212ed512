package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.config.ReplaySettings;
import dev.bellwether.config.Settings;
import dev.bellwether.report.ReplayReport;
import dev.bellwether.signal.SignalPanel;
import dev.bellwether.store.ReplayInputs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * {@code replay audit}: does a replay of the user's own data peek? It is made again with the future
 * cut away, with news moved past its entry, and with scores dealt out at random.
 */
public final class AuditReplay {
  private static final long SEED = 20_261_125;
  private static final double[] CUTS = {0.25, 0.4, 0.55, 0.7, 0.85};
  private static final int MOVED = 200;
  private static final int DEALS = 40;

  /** A test at 5 % that rejects more than this share of random deals sees what is not there. */
  private static final double MOST_REJECTED = 0.15;

  private static final double LEVEL = 0.05;
  private static final long MICROS_A_DAY = 86_400_000_000L;

  /**
   * One check.
   *
   * @param name what was tried
   * @param passed whether it held
   * @param cases how many times it was tried
   * @param detail what was seen
   */
  public record Check(String name, boolean passed, int cases, String detail) {}

  /** From inputs to signals and prices: what is audited. */
  interface Panels {
    ReplayPanel of(ReplayInputs.News news, ReplayInputs.Bars bars);
  }

  private final ReplayInputs.News news;
  private final ReplayInputs.Bars bars;
  private final Settings settings;
  private final Panels panels;
  private final EntryRule rule;
  private final ReplayPanel whole;

  AuditReplay(ReplayInputs.News news, ReplayInputs.Bars bars, Settings settings, Panels panels) {
    this.news = news;
    this.bars = bars;
    this.settings = settings;
    this.panels = panels;
    this.rule = EntryRule.of(settings.replay());
    this.whole = panels.of(news, bars);
  }

  /**
   * Runs the checks on the scores of one selection.
   *
   * @param selection key of the selection; empty when there is only one
   * @throws BellwetherException if there is nothing to check
   */
  public static List<Check> run(Context context, Optional<String> selection) {
    AuditReplay audit =
        Folding.read(
            context,
            database -> {
              ReplaySelection scored =
                  ReplaySelection.choose(ReplayInputs.selections(database), selection, false);
              ReplayInputs.News news = ReplayInputs.news(database, scored.keys());
              Settings settings = context.settings();
              return new AuditReplay(
                  news,
                  ReplayInputs.bars(database, news.tickers()),
                  settings,
                  (some, of) -> ReplayPanel.of(some, of, settings));
            });
    if (audit.whole.assetsWithFactor() == 0) {
      throw BellwetherException.usage(
          "no signal meets a price: there is nothing to audit", "ingest prices of these tickers");
    }
    return audit.checks();
  }

  List<Check> checks() {
    return List.of(entries(), prefixes(), moved(), deals());
  }

  /** Every score must enter strictly after it was known; {@link EntryRule} stops at a leak. */
  private Check entries() {
    int never = 0;
    for (int i = 0; i < news.size(); i++) {
      int entry = rule.session(news.publishedMicros()[i], news.firstSeenMicros()[i]);
      never += entry == SignalPanel.NEVER ? 1 : 0;
    }
    return new Check(
        "every score enters strictly after it is known",
        true,
        news.size(),
        never + " outside the calendar");
  }

  /** With everything after a session cut away, no signal and no price up to it may differ. */
  private Check prefixes() {
    int sessions = whole.factor().sessions();
    List<String> broken = new ArrayList<>();
    for (double share : CUTS) {
      int last = Math.max(1, (int) (share * sessions)) - 1;
      LocalDate date = whole.date(last);
      ReplayPanel prefix = panels.of(newsUntil(last), barsUntil(date));
      if (!agrees(prefix, last)) {
        broken.add(date.toString());
      }
    }
    return new Check(
        "cutting the future away changes nothing before",
        broken.isEmpty(),
        CUTS.length,
        broken.isEmpty() ? "identical to the bit" : "differs when cut after " + broken);
  }

  private boolean agrees(ReplayPanel prefix, int last) {
    int offset = 0;
    while (offset <= last && !prefix.date(0).equals(whole.date(offset))) {
      offset++;
    }
    for (int s = offset; s <= last; s++) {
      for (int asset = 0; asset < whole.factor().assets(); asset++) {
        if (differ(whole.factor().at(s, asset), prefix.factor().at(s - offset, asset))
            || differ(whole.prices().at(s, asset), prefix.prices().at(s - offset, asset))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean differ(double a, double b) {
    return Double.doubleToLongBits(a) != Double.doubleToLongBits(b);
  }

  private ReplayInputs.News newsUntil(int last) {
    int limit = whole.ordinal(last);
    int[] kept =
        IntStream.range(0, news.size())
            .filter(
                i -> {
                  int entry = rule.session(news.publishedMicros()[i], news.firstSeenMicros()[i]);
                  return entry != SignalPanel.NEVER && entry <= limit;
                })
            .toArray();
    return news.only(kept);
  }

  private ReplayInputs.Bars barsUntil(LocalDate date) {
    long last = date.toEpochDay();
    return bars.only(
        IntStream.range(0, bars.ticker().length).filter(i -> bars.epochDay()[i] <= last).toArray());
  }

  /** News published a week later may not count at the session where it had entered before. */
  private Check moved() {
    Random random = new Random(SEED);
    int tried = 0;
    int leaked = 0;
    for (int attempt = 0; attempt < MOVED && news.size() > 0; attempt++) {
      int i = random.nextInt(news.size());
      int row =
          rule.session(news.publishedMicros()[i], news.firstSeenMicros()[i]) - whole.ordinal(0);
      boolean inside = row >= 0 && row < whole.factor().sessions();
      if (inside && !Double.isNaN(whole.factor().at(row, news.ticker()[i]))) {
        tried++;
        int[] others = IntStream.range(0, news.size()).filter(k -> k != i).toArray();
        double without = signal(news.only(others), row, news.ticker()[i]);
        double late = signal(news.later(i, 14 * MICROS_A_DAY), row, news.ticker()[i]);
        leaked += differ(without, late) ? 1 : 0;
      }
    }
    return new Check(
        "news moved past its entry no longer counts there",
        leaked == 0,
        tried,
        leaked + " signals still knew it");
  }

  private double signal(ReplayInputs.News changed, int row, int ticker) {
    ReplayInputs.News own = changed.only(rows(changed, ticker));
    ReplayPanel panel = panels.of(own, bars);
    int at = whole.ordinal(row) - panel.ordinal(0);
    return at >= 0 && at < panel.factor().sessions() ? panel.factor().at(at, ticker) : Double.NaN;
  }

  private static int[] rows(ReplayInputs.News news, int ticker) {
    return IntStream.range(0, news.size()).filter(i -> news.ticker()[i] == ticker).toArray();
  }

  /** Scores dealt to other documents know nothing, so the headline test should seldom reject. */
  private Check deals() {
    ReplaySettings rules = settings.replay();
    Random random = new Random(SEED);
    int tested = 0;
    int rejected = 0;
    for (int deal = 0; deal < DEALS; deal++) {
      ReplayPanel panel = panels.of(news.dealt(random), bars);
      ReplaySample sample = ReplaySample.of(panel, rules.horizons(), rules.minNames());
      for (ReplayReport.Information information :
          ReplayMeasures.of(panel, sample, rules).information()) {
        Optional<ReplayReport.Test> test = ReplayHeadline.test(information);
        if (test.isPresent()) {
          tested++;
          rejected += test.get().pValue() < LEVEL ? 1 : 0;
        }
      }
    }
    return new Check(
        "scores dealt out at random earn nothing",
        tested == 0 || rejected <= MOST_REJECTED * tested,
        tested,
        rejected + " tests below 5 %");
  }
}
