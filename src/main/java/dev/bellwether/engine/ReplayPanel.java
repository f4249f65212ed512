package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.backtest.Panel;
import dev.bellwether.calendar.ExchangeCalendar;
import dev.bellwether.calendar.OutOfCalendarException;
import dev.bellwether.calendar.Session;
import dev.bellwether.config.EntryPrice;
import dev.bellwether.config.Settings;
import dev.bellwether.signal.HalfLife;
import dev.bellwether.signal.KnownAt;
import dev.bellwether.signal.SignalPanel;
import dev.bellwether.store.ReplayInputs;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Scores and bars on one grid of sessions and tickers, point in time: the signal at a session rests
 * only on documents known before that session's entry price.
 */
final class ReplayPanel {
  private static final int DROPPED = -1;

  private final ExchangeCalendar calendar = ExchangeCalendar.nyse();
  private final Settings.Replay rules;
  private final Map<String, Long> drops = new LinkedHashMap<>();
  private final int firstOrdinal;
  private final Panel factor;
  private final Panel prices;
  private long assumedFirstSeen;
  private int tickersWithSignal;

  private ReplayPanel(ReplayInputs.News news, ReplayInputs.Bars bars, Settings settings) {
    rules = settings.replay();
    int tickers = news.tickers().size();
    int[] barOrdinals = barOrdinals(bars);
    int firstBar = Arrays.stream(barOrdinals).filter(o -> o != DROPPED).min().orElse(0);
    int lastBar = Arrays.stream(barOrdinals).filter(o -> o != DROPPED).max().orElse(-1);
    boolean[] priced = new boolean[tickers];
    for (int ticker : bars.ticker()) {
      priced[ticker] = true;
    }
    int[] entries = entries(news, priced, lastBar);
    int firstEntry = Arrays.stream(entries).filter(o -> o != DROPPED).min().orElse(firstBar);
    firstOrdinal = Math.max(firstBar, firstEntry);
    int sessions = Math.max(0, lastBar - firstOrdinal + 1);
    SignalPanel signals =
        SignalPanel.aggregate(
            news.ticker(),
            entries,
            news.value(),
            tickers,
            firstOrdinal,
            sessions,
            new HalfLife(settings.signal().halfLifeSessions(), settings.signal().maxAgeSessions()));
    factor = Panel.over(sessions, tickers, signals.strength());
    prices = Panel.over(sessions, tickers, entryPrices(bars, barOrdinals, sessions, tickers));
    tickersWithSignal = countTickers(signals);
  }

  static ReplayPanel of(ReplayInputs.News news, ReplayInputs.Bars bars, Settings settings) {
    return new ReplayPanel(news, bars, settings);
  }

  static KnownAt policy(Settings.Replay rules) {
    return new KnownAt(rules.latency(), rules.missingFirstSeen());
  }

  private int[] barOrdinals(ReplayInputs.Bars bars) {
    int[] ordinals = new int[bars.ticker().length];
    for (int i = 0; i < ordinals.length; i++) {
      ordinals[i] = calendar.ordinalOf(LocalDate.ofEpochDay(bars.epochDay()[i])).orElse(DROPPED);
      if (ordinals[i] == DROPPED) {
        drop("bar: not a session of the exchange");
      }
    }
    return ordinals;
  }

  /** The session at whose entry each score can be acted on for the first time. */
  private int[] entries(ReplayInputs.News news, boolean[] priced, int lastBar) {
    KnownAt policy = policy(rules);
    int[] entries = new int[news.size()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = DROPPED;
      if (news.firstSeenMicros()[i] == ReplayInputs.NOT_SEEN) {
        assumedFirstSeen++;
      }
      if (!priced[news.ticker()[i]]) {
        drop("score: no prices for its ticker");
        continue;
      }
      int entry = entry(policy.micros(news.publishedMicros()[i], news.firstSeenMicros()[i]));
      if (entry == DROPPED) {
        drop("score: outside the exchange calendar");
      } else if (entry > lastBar) {
        drop("score: known after the last price");
      } else {
        entries[i] = entry;
      }
    }
    return entries;
  }

  private int entry(long knownMicros) {
    try {
      long millis = Math.floorDiv(knownMicros, 1_000L);
      boolean atOpen = rules.entry() == EntryPrice.NEXT_OPEN;
      int entry =
          atOpen
              ? calendar.ordinalOfFirstOpenAfter(millis)
              : calendar.ordinalOfFirstCloseAfter(millis);
      Session session = calendar.session(entry);
      refuseLookAhead(knownMicros, atOpen ? session.open() : session.close());
      return entry;
    } catch (OutOfCalendarException e) {
      return DROPPED;
    }
  }

  /** A leak is an error, not a footnote. */
  private static void refuseLookAhead(long knownMicros, Instant entry) {
    Instant known = Instant.EPOCH.plus(knownMicros, ChronoUnit.MICROS);
    if (!known.isBefore(entry)) {
      throw BellwetherException.failed(
          "look-ahead: known at " + known + ", entered at " + entry,
          "this is a bug in the calendar; the run was stopped before any figure was made",
          new IllegalStateException("known_at >= entry"));
    }
  }

  /** Adjusted entry prices; the open is adjusted by the ratio of that session's two closes. */
  private double[] entryPrices(ReplayInputs.Bars bars, int[] ordinals, int sessions, int tickers) {
    double[] prices = new double[sessions * tickers];
    Arrays.fill(prices, Double.NaN);
    boolean atOpen = rules.entry() == EntryPrice.NEXT_OPEN;
    for (int i = 0; i < ordinals.length; i++) {
      int row = ordinals[i] - firstOrdinal;
      if (ordinals[i] != DROPPED && row >= 0 && row < sessions) {
        double adjusted = bars.adjClose()[i];
        prices[row * tickers + bars.ticker()[i]] =
            atOpen ? bars.open()[i] * adjusted / bars.close()[i] : adjusted;
      }
    }
    return prices;
  }

  private static int countTickers(SignalPanel signals) {
    int count = 0;
    for (int ticker = 0; ticker < signals.tickers(); ticker++) {
      boolean any = false;
      for (int session = 0; session < signals.sessions() && !any; session++) {
        any = signals.evidence()[session * signals.tickers() + ticker] > 0;
      }
      count += any ? 1 : 0;
    }
    return count;
  }

  private void drop(String reason) {
    drops.merge(reason, 1L, Long::sum);
  }

  /** Signal strength by session and ticker, NaN where there is none. */
  Panel factor() {
    return factor;
  }

  /** Adjusted entry prices on the same grid. */
  Panel prices() {
    return prices;
  }

  /** Rows that were left out before the grid, by reason. */
  Map<String, Long> drops() {
    return drops;
  }

  /** Scores whose document nobody saw live. */
  long assumedFirstSeen() {
    return assumedFirstSeen;
  }

  int tickersWithSignal() {
    return tickersWithSignal;
  }

  /** The exchange's date of a row. */
  LocalDate date(int session) {
    return calendar.session(firstOrdinal + session).date();
  }
}
