package dev.bellwether.engine;

import static dev.bellwether.signal.SignalPanel.NEVER;

import dev.bellwether.backtest.Panel;
import dev.bellwether.calendar.ExchangeCalendar;
import dev.bellwether.config.Combining;
import dev.bellwether.config.Settings;
import dev.bellwether.config.SignalSettings;
import dev.bellwether.report.ReplayLookAhead;
import dev.bellwether.signal.HalfLife;
import dev.bellwether.signal.KnownScores;
import dev.bellwether.signal.NewsNovelty;
import dev.bellwether.signal.SignalPanel;
import dev.bellwether.signal.SignalRule;
import dev.bellwether.store.ReplayInputs;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Scores and bars on one grid of sessions and tickers, point in time: the signal at a session rests
 * only on documents known before that session's entry price.
 */
final class ReplayPanel implements DatedPanel {
  private static final long MICROS_A_DAY = 86_400_000_000L;

  private final ExchangeCalendar calendar = ExchangeCalendar.nyse();
  private final EntryRule rule;
  private final HalfLife halfLife;
  private final Map<String, Long> drops = new LinkedHashMap<>();
  private final List<String> tickers;
  private final int firstOrdinal;
  private final int sessions;
  private final Panel factor;
  private final Panel prices;
  private final Panel moneyVolume;
  private final int[] entries;
  private final int[] listings;
  private final int[] evidence;
  private final double[] weights;
  private final SignalRule signal;
  private final ReplayInputs.News news;
  private long assumedFirstSeen;

  private ReplayPanel(ReplayInputs.News news, ReplayInputs.Bars bars, Settings settings) {
    rule = EntryRule.of(settings.replay());
    SignalSettings fading = settings.signal();
    halfLife = new HalfLife(fading.halfLifeSessions(), fading.maxAgeSessions());
    this.news = news;
    this.tickers = news.tickers();
    int tickers = news.tickers().size();
    int[] barOrdinals = barOrdinals(bars);
    int firstBar = Arrays.stream(barOrdinals).filter(o -> o != NEVER).min().orElse(0);
    int lastBar = Arrays.stream(barOrdinals).filter(o -> o != NEVER).max().orElse(-1);
    int[] listings = listings(bars, barOrdinals, tickers);
    entries = entries(news, listings, lastBar);
    int firstEntry = Arrays.stream(entries).filter(o -> o != NEVER).min().orElse(firstBar);
    firstOrdinal = Math.max(firstBar, firstEntry);
    sessions = Math.max(0, lastBar - firstOrdinal + 1);
    signal = rule(fading, halfLife);
    weights = weights(fading);
    this.listings = listings;
    if (signal.silence() == SignalRule.Silence.ABSENT) {
      countFaded(entries);
    }
    SignalPanel signals =
        SignalPanel.aggregate(
            new KnownScores(news.ticker(), entries, news.value(), weights),
            tickers,
            firstOrdinal,
            sessions,
            signal);
    evidence = signals.evidence();
    factor = Panel.over(sessions, tickers, sinceListing(signals.strength(), true));
    prices = Panel.over(sessions, tickers, entryPrices(bars, barOrdinals, tickers));
    moneyVolume = Panel.over(sessions, tickers, moneyVolumes(bars, barOrdinals, tickers));
  }

  private static SignalRule rule(SignalSettings fading, HalfLife halfLife) {
    return new SignalRule(
        halfLife,
        fading.combining() == Combining.SUM,
        SignalRule.Silence.valueOf(fading.withoutNews().name()));
  }

  /** What each score counts before it fades; those that count nothing leave, with the reason. */
  private double[] weights(SignalSettings fading) {
    double[] weights = new double[news.size()];
    double[] novelty = fading.novelty() ? novelty(fading.noveltyDays()) : new double[0];
    for (int i = 0; i < weights.length; i++) {
      String source = news.details().sources().get(news.details().source()[i]);
      weights[i] = fading.sourceWeights().getOrDefault(source, 1.0);
      weights[i] *= fading.novelty() ? novelty[i] : 1;
      if (entries[i] != NEVER && news.details().confidence()[i] < fading.minConfidence()) {
        entries[i] = NEVER;
        drop("score: less sure than signal.min_confidence");
      } else if (entries[i] != NEVER && weights[i] == 0) {
        drop("score: its source or its stale headline weighs nothing");
      }
    }
    return weights;
  }

  /** How many scores a signal rests on. */
  int evidence(int session, int asset) {
    return evidence[session * tickers.size() + asset];
  }

  /** The signals of some of the scores alone, on the same grid. */
  Panel factorOf(IntPredicate scores) {
    int[] some = entries.clone();
    for (int i = 0; i < some.length; i++) {
      some[i] = scores.test(i) ? some[i] : NEVER;
    }
    return aggregated(some, news.value(), signal);
  }

  /** The signals that another half-life would make, on the same grid. */
  Panel factorAt(double halfLifeSessions) {
    HalfLife other = new HalfLife(halfLifeSessions, halfLife.maxAge());
    return aggregated(
        entries, news.value(), new SignalRule(other, signal.summed(), signal.silence()));
  }

  /** The weighted mean of other numbers of the same scores, NaN for none, on the same grid. */
  Panel faded(double[] numbers) {
    int[] some = entries.clone();
    for (int i = 0; i < some.length; i++) {
      some[i] = Double.isNaN(numbers[i]) ? NEVER : some[i];
    }
    return aggregated(some, numbers, SignalRule.mean(halfLife));
  }

  private Panel aggregated(int[] entering, double[] numbers, SignalRule by) {
    SignalPanel signals =
        SignalPanel.aggregate(
            new KnownScores(news.ticker(), entering, numbers, weights),
            tickers.size(),
            firstOrdinal,
            sessions,
            by);
    return Panel.over(sessions, tickers.size(), sinceListing(signals.strength(), false));
  }

  /** How new each headline is beside those known in the days before it. */
  double[] novelty(int days) {
    long[] known = new long[news.size()];
    Arrays.setAll(known, i -> rule.known(news.publishedMicros()[i], news.firstSeenMicros()[i]));
    return NewsNovelty.of(news.ticker(), known, news.details().words(), days * MICROS_A_DAY);
  }

  static ReplayPanel of(ReplayInputs.News news, ReplayInputs.Bars bars, Settings settings) {
    return new ReplayPanel(news, bars, settings);
  }

  private int[] barOrdinals(ReplayInputs.Bars bars) {
    int[] ordinals = new int[bars.ticker().length];
    for (int i = 0; i < ordinals.length; i++) {
      ordinals[i] = ordinalOf(LocalDate.ofEpochDay(bars.epochDay()[i]));
      if (ordinals[i] == NEVER) {
        drop("bar: not a session of the exchange");
      }
    }
    return ordinals;
  }

  private int ordinalOf(LocalDate date) {
    boolean covered = !date.isBefore(calendar.first()) && !date.isAfter(calendar.last());
    return covered ? calendar.ordinalOf(date).orElse(NEVER) : NEVER;
  }

  /** The session of each ticker's first bar. */
  private static int[] listings(ReplayInputs.Bars bars, int[] ordinals, int tickers) {
    int[] listings = new int[tickers];
    Arrays.fill(listings, NEVER);
    for (int i = 0; i < ordinals.length; i++) {
      int known = listings[bars.ticker()[i]];
      if (ordinals[i] != NEVER && (known == NEVER || ordinals[i] < known)) {
        listings[bars.ticker()[i]] = ordinals[i];
      }
    }
    return listings;
  }

  /** The session at whose entry each score can be acted on for the first time. */
  private int[] entries(ReplayInputs.News news, int[] listings, int lastBar) {
    int[] entries = new int[news.size()];
    for (int i = 0; i < entries.length; i++) {
      assumedFirstSeen += news.firstSeenMicros()[i] == ReplayInputs.NOT_SEEN ? 1 : 0;
      entries[i] = NEVER;
      int entry = rule.session(news.publishedMicros()[i], news.firstSeenMicros()[i]);
      if (listings[news.ticker()[i]] == NEVER) {
        drop("score: no prices for its ticker");
      } else if (entry == NEVER) {
        drop("score: outside the exchange calendar");
      } else if (entry > lastBar) {
        drop("score: known after the last price");
      } else {
        entries[i] = entry;
      }
    }
    return entries;
  }

  private void countFaded(int[] entries) {
    for (int entry : entries) {
      if (entry != NEVER && entry < firstOrdinal - halfLife.maxAge()) {
        drop("score: too old at the first price");
      }
    }
  }

  /** That a ticker will be listed one day is not known before: until then it has no signal. */
  private double[] sinceListing(double[] strength, boolean counted) {
    for (int cell = 0; cell < strength.length; cell++) {
      boolean listed = listings[cell % listings.length] <= firstOrdinal + cell / listings.length;
      if (!listed && !Double.isNaN(strength[cell])) {
        strength[cell] = Double.NaN;
        if (counted) {
          drop("signal: before its ticker's first price");
        }
      }
    }
    return strength;
  }

  /** Adjusted entry prices; the open is adjusted by the ratio of that session's two closes. */
  private double[] entryPrices(ReplayInputs.Bars bars, int[] ordinals, int tickers) {
    double[] entry = new double[sessions * tickers];
    Arrays.fill(entry, Double.NaN);
    for (int i = 0; i < ordinals.length; i++) {
      int row = ordinals[i] - firstOrdinal;
      if (ordinals[i] != NEVER && row >= 0) {
        double adjusted = bars.adjClose()[i];
        entry[row * tickers + bars.ticker()[i]] =
            rule.atOpen() ? bars.open()[i] * adjusted / bars.close()[i] : adjusted;
      }
    }
    return entry;
  }

  /** What changed hands at each session; a bar without a volume says nothing. */
  private double[] moneyVolumes(ReplayInputs.Bars bars, int[] ordinals, int tickers) {
    double[] money = new double[sessions * tickers];
    Arrays.fill(money, Double.NaN);
    for (int i = 0; i < ordinals.length; i++) {
      int row = ordinals[i] - firstOrdinal;
      if (ordinals[i] != NEVER && row >= 0 && bars.volume()[i] > 0) {
        money[row * tickers + bars.ticker()[i]] = bars.close()[i] * bars.volume()[i];
      }
    }
    return money;
  }

  private void drop(String reason) {
    drops.merge(reason, 1L, Long::sum);
  }

  /** Signal strength by session and ticker, NaN where there is none. */
  @Override
  public Panel factor() {
    return factor;
  }

  /** Adjusted entry prices on the same grid. */
  @Override
  public Panel prices() {
    return prices;
  }

  /** Close times volume on the same grid, NaN where unknown. */
  @Override
  public Optional<Panel> moneyVolume() {
    return Optional.of(moneyVolume);
  }

  /** Rows that were left out before the grid, by reason. */
  Map<String, Long> drops() {
    return drops;
  }

  /** Scores whose document nobody saw live. */
  long assumedFirstSeen() {
    return assumedFirstSeen;
  }

  /**
   * When the scores that entered were made.
   *
   * @param released first day on which the model could be asked, where it is known
   */
  ReplayLookAhead.Clock clock(Optional<LocalDate> released) {
    long scores = 0;
    long after = 0;
    long later = 0;
    long either = 0;
    for (int i = 0; i < entries.length; i++) {
      if (entries[i] != NEVER) {
        boolean scoredAfter = isScoredAfterEntry(i);
        boolean modelLater = isModelLater(i, released);
        scores++;
        after += scoredAfter ? 1 : 0;
        later += modelLater ? 1 : 0;
        either += isHypothetical(i, released) ? 1 : 0;
      }
    }
    return new ReplayLookAhead.Clock(scores, after, later, either, released);
  }

  /** Whether the score counts at any session. */
  boolean entered(int row) {
    return entries[row] != NEVER;
  }

  /** The session of its entry; only for one that entered. */
  LocalDate entrySession(int row) {
    return calendar.session(entries[row]).date();
  }

  /** When its document was known. */
  Instant knownAt(int row) {
    return instant(rule.known(news.publishedMicros()[row], news.firstSeenMicros()[row]));
  }

  /** When the score was made. */
  Instant scoredAt(int row) {
    return instant(news.details().scoredMicros()[row]);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** Whether nobody could have had the score at its entry; only for one that entered. */
  boolean isHypothetical(int row, Optional<LocalDate> released) {
    return isScoredAfterEntry(row) || isModelLater(row, released);
  }

  private boolean isModelLater(int row, Optional<LocalDate> released) {
    return released.isPresent() && knownDay(row).isBefore(released.get());
  }

  private boolean isScoredAfterEntry(int row) {
    return news.details().scoredMicros()[row] >= rule.entryMicros(entries[row]);
  }

  private LocalDate knownDay(int row) {
    long known = rule.known(news.publishedMicros()[row], news.firstSeenMicros()[row]);
    return LocalDate.ofEpochDay(Math.floorDiv(known, MICROS_A_DAY));
  }

  @Override
  public String name(int asset) {
    return tickers.get(asset);
  }

  /** The exchange's ordinal of a row. */
  int ordinal(int session) {
    return firstOrdinal + session;
  }

  /** The exchange's date of a row. */
  @Override
  public LocalDate date(int session) {
    return calendar.session(firstOrdinal + session).date();
  }
}
