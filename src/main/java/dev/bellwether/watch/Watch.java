package dev.bellwether.watch;

import dev.bellwether.BellwetherException;
import dev.bellwether.Cost;
import dev.bellwether.Ticker;
import dev.bellwether.ingest.file.Reject;
import dev.bellwether.ingest.live.LiveSource;
import dev.bellwether.ingest.live.NewsDesk;
import dev.bellwether.ingest.live.Poll;
import dev.bellwether.notify.Channel;
import dev.bellwether.notify.Quote;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The live loop. One thread decides everything: it takes what sources, channels and models have for
 * it, works out what follows, puts that on disk, and only then lets it happen. So whatever was
 * begun is known after a kill, and one commit serves all that came in meanwhile.
 */
public final class Watch implements AutoCloseable {
  /** Longest sleep, so that a stop is heard soon. */
  private static final Duration NAP = Duration.ofMillis(100);

  private static final Duration JOURNAL_REST = Duration.ofMillis(500);

  /** Longer than Discord lets a message be edited, and than a feed shows an article again. */
  private static final Duration KEPT = Duration.ofDays(30);

  private static final Duration SWEEP = Duration.ofHours(24);

  /**
   * How a channel is used.
   *
   * @param retired why an earlier watch has given it up; empty if it is in use
   */
  public record Line(Channel channel, ChannelRule rule, String retired) {}

  /**
   * What a watch is made of.
   *
   * @param run its id in the table of runs
   * @param sources to look at
   * @param desk tells what of it is new
   * @param lines to alert
   * @param analyst gives verdicts
   * @param journal keeps how far it has come
   * @param ids unique words of at most 25 characters, to name messages by
   * @param rejected told of what a source showed that could not become a document
   * @param quotes what is known of the price of a share now
   * @param spentToday money spent on models
   * @param listener hears of everything
   */
  public record Parts(
      String run,
      List<LiveSource> sources,
      NewsDesk desk,
      List<Line> lines,
      Analyst analyst,
      Journal journal,
      Supplier<String> ids,
      BiConsumer<String, Reject> rejected,
      Function<Ticker, Optional<Quote>> quotes,
      Supplier<Cost> spentToday,
      WatchListener listener) {
    public Parts {
      sources = List.copyOf(sources);
      lines = List.copyOf(lines);
    }
  }

  /**
   * How it ended.
   *
   * @param unfinished alerts and verdicts that are left for the next watch
   * @param undelivered alerts that were given up or are held, which only a person can change
   */
  public record Outcome(int unfinished, int undelivered) {}

  private final Parts parts;
  private final Rules rules;
  private final Time time;
  private final LinkedBlockingQueue<Mail> mailbox = new LinkedBlockingQueue<>();
  private final Turn turn = new Turn();
  private final Book book;
  private final LatestNews latestNews;
  private final Intake intake;
  private final Verdicts verdicts;
  private final List<Outbox> outboxes = new ArrayList<>();
  private final Departed departed;
  private final Rounds rounds;
  private final Set<String> notLookedAt = new HashSet<>();
  private final Set<String> running = new HashSet<>();
  private Optional<Long> drainUntil = Optional.empty();
  private long nextPulse;
  private long nextSweep;
  private long nextGlance;
  private long startedAt;

  /** A watch; {@link #run} begins it. */
  public Watch(Parts parts, Rules rules, Time time) {
    this.parts = parts;
    this.rules = rules;
    this.time = time;
    this.book = new Book(parts.journal(), turn);
    this.verdicts =
        new Verdicts(parts.analyst(), rules, book, turn, time, mailbox::add, this::show);
    this.latestNews = new LatestNews(book, parts.journal());
    this.intake =
        new Intake(rules, shares(), book, latestNews, parts.quotes(), turn, time, this::begin);
    this.rounds = new Rounds(parts.sources(), parts.desk(), time, mailbox::add);
    for (Line line : parts.lines()) {
      outboxes.add(new Outbox(line, rules, book, turn, time, parts.ids(), mailbox::add));
    }
    this.departed =
        new Departed(
            outboxes.stream().map(Outbox::name).collect(Collectors.toSet()), book, turn, time);
  }

  private Shares shares() {
    return new Shares(() -> outboxes.stream().filter(Outbox::isInUse).map(Outbox::rule).toList());
  }

  private void show(Article article) {
    departed.end(article);
    outboxes.forEach(outbox -> outbox.changed(article));
    for (Article alert : latestNews.changedBy(article)) {
      book.change(alert, time.nanos());
      departed.end(alert);
      outboxes.forEach(outbox -> outbox.changed(alert));
    }
  }

  private void begin(Article article) {
    show(article);
    verdicts.want(article);
  }

  /**
   * Watches until it is stopped, or all sources have ended.
   *
   * @param stopped true once it is to finish what it has begun, and end
   */
  public Outcome run(BooleanSupplier stopped) {
    start();
    while (!isOver()) {
      boolean journalled = turnOnce();
      if (stopped.getAsBoolean()) {
        drain("stopped");
      } else if (rules.once().isPresent()
          && time.since(startedAt).compareTo(rules.once().get()) > 0) {
        drain("out of time");
      }
      rest(journalled ? sleep() : JOURNAL_REST);
    }
    int unfinished = book.open();
    turn.tell(new WatchEvent.Stopped(time.now(), unfinished));
    if (!journal()) {
      turn.abandon(parts.listener());
    }
    int undelivered = outboxes.stream().mapToInt(Outbox::undelivered).sum();
    return new Outcome(unfinished, undelivered + departed.undelivered());
  }

  private void start() {
    List<Journal.Entry> left = parts.journal().unfinished();
    left.forEach(entry -> book.load(entry, time.nanos()));
    left.forEach(entry -> latestNews.await(entry.article()));
    turn.tell(
        new WatchEvent.Started(
            time.now(),
            parts.run(),
            parts.sources().stream().map(LiveSource::name).toList(),
            outboxes.stream().map(Outbox::name).toList(),
            left.size()));
    for (Outbox outbox : outboxes) {
      outbox.resume(
          left.stream()
              .flatMap(entry -> entry.alerts().stream())
              .filter(alert -> alert.channel().equals(outbox.name()))
              .toList());
    }
    left.forEach(entry -> departed.end(entry.article()));
    left.forEach(entry -> verdicts.want(entry.article()));
    for (LiveSource source : parts.sources()) {
      notLookedAt.add(source.name());
      running.add(source.name());
      turn.then(() -> rounds.lookAfter(source, Duration.ZERO));
    }
    startedAt = time.nanos();
    nextSweep = startedAt;
    nextGlance = startedAt;
    nextPulse = startedAt + rules.pulse().toNanos();
  }

  private boolean isOver() {
    boolean idle = outboxes.stream().allMatch(Outbox::isIdle) && book.unscored() == 0;
    boolean done = idle && turn.isQuiet() && mailbox.isEmpty();
    if (drainUntil.isPresent()) {
      return done || time.nanos() - drainUntil.get() >= 0;
    }
    boolean onceDone = rules.once().isPresent() && notLookedAt.isEmpty();
    return done && (running.isEmpty() || onceDone);
  }

  private void drain(String reason) {
    if (drainUntil.isEmpty()) {
      drainUntil = Optional.of(time.nanos() + rules.drain().toNanos());
      rounds.close();
      verdicts.drain();
      turn.tell(new WatchEvent.Draining(time.now(), reason, time.now().plus(rules.drain())));
    }
  }

  /** Works off the mail; false if the journal cannot be written. */
  private boolean turnOnce() {
    List<Mail> mail = new ArrayList<>();
    mailbox.drainTo(mail);
    mail.forEach(this::open);
    verdicts.tick();
    outboxes.forEach(Outbox::dispatch);
    pulse();
    sweep();
    boolean kept = journal();
    if (kept) {
      takeReleased();
    }
    return kept;
  }

  /**
   * What a person has released with {@code dlq retry} is sent without a restart. All that waits
   * here is in the journal now, so what else waits there was released.
   */
  private void takeReleased() {
    if (drainUntil.isPresent() || time.nanos() - nextGlance < 0) {
      return;
    }
    nextGlance = time.nanos() + rules.pulse().toNanos();
    try {
      parts.journal().waiting().forEach(this::takeReleased);
    } catch (BellwetherException e) {
      // They wait where they are until the next glance.
      turn.tell(new WatchEvent.JournalTroubled(time.now(), String.valueOf(e.getMessage())));
    }
  }

  private void takeReleased(Alert alert) {
    Optional<Outbox> its =
        outboxes.stream().filter(outbox -> outbox.name().equals(alert.channel())).findFirst();
    if (its.isEmpty()) {
      book.find(alert.article(), time.nanos()).ifPresent(departed::end);
    } else if (!its.get().has(alert)) {
      its.get().released(alert);
    }
  }

  private boolean journal() {
    try {
      if (!turn.isQuiet()) {
        parts.journal().save(turn.changes(), time.now());
      }
    } catch (BellwetherException e) {
      parts
          .listener()
          .heard(new WatchEvent.JournalTroubled(time.now(), String.valueOf(e.getMessage())));
      return false;
    }
    turn.finish(parts.listener());
    book.forgetFinished();
    return true;
  }

  private void open(Mail mail) {
    if (mail instanceof Mail.Looked looked) {
      looked(looked);
    } else if (mail instanceof Mail.Broke broke) {
      broke(broke);
    } else if (mail instanceof Mail.Answered answered) {
      answered.handling().run();
    } else if (mail instanceof Mail.Found found) {
      verdicts.found(found);
    } else if (mail instanceof Mail.Told told) {
      turn.tell(told.event());
    }
  }

  /** Tells the listener something that happened elsewhere, in its turn. For any thread. */
  public void tell(WatchEvent event) {
    mailbox.add(new Mail.Told(event));
  }

  private void looked(Mail.Looked looked) {
    // The wait is taken from the clock now: it may be set before the wait is over.
    Duration wait = Duration.between(looked.now(), looked.poll().next()).minus(looked.took());
    if (looked.poll().early()) {
      early(looked, wait);
      return;
    }
    LiveSource source = looked.source();
    Poll poll = looked.poll();
    poll.sightings().forEach(intake::take);
    Instant now = time.now();
    boolean troubled = poll.trouble().isPresent();
    if (troubled) {
      Instant next = poll.next().plus(looked.took());
      turn.tell(new WatchEvent.SourceTroubled(now, source.name(), poll.trouble().get(), next));
    } else {
      turn.tell(
          new WatchEvent.Polled(
              now,
              source.name(),
              poll.sightings().size(),
              poll.rejects().size(),
              looked.took(),
              poll.next()));
    }
    // One that hangs until its time-out would otherwise be asked again at once.
    turn.lastly(() -> keep(looked, troubled ? wait.plus(looked.took()) : wait));
  }

  /** Nobody looked, so nothing is told, unless a watch that looks once cannot wait for it. */
  private void early(Mail.Looked looked, Duration wait) {
    LiveSource source = looked.source();
    if (rules.once().filter(longest -> wait.compareTo(longest) > 0).isPresent()) {
      Instant next = looked.poll().next();
      turn.tell(
          new WatchEvent.SourceTroubled(
              time.now(), source.name(), "wants to be left alone until " + next, next));
      notLookedAt.remove(source.name());
    } else {
      rounds.lookAfter(source, wait);
    }
  }

  private void keep(Mail.Looked looked, Duration wait) {
    LiveSource source = looked.source();
    try {
      looked.poll().rejects().forEach(reject -> parts.rejected().accept(source.name(), reject));
      rounds.keep(looked);
    } catch (BellwetherException e) {
      // What is not remembered is shown again, and known by its id.
      parts
          .listener()
          .heard(new WatchEvent.JournalTroubled(time.now(), String.valueOf(e.getMessage())));
    }
    notLookedAt.remove(source.name());
    if (looked.poll().ended()) {
      ended(source);
    } else if (rules.once().isEmpty()) {
      rounds.lookAfter(source, wait);
    } else if (!looked.poll().next().isAfter(looked.now())) {
      // It has more than it showed at once.
      notLookedAt.add(source.name());
      rounds.lookAfter(source, Duration.ZERO);
    }
  }

  private void ended(LiveSource source) {
    running.remove(source.name());
    parts.listener().heard(new WatchEvent.SourceEnded(time.now(), source.name()));
  }

  private void broke(Mail.Broke broke) {
    LiveSource source = broke.source();
    Instant next = time.now().plus(source.interval());
    turn.tell(new WatchEvent.SourceTroubled(time.now(), source.name(), broke.trouble(), next));
    notLookedAt.remove(source.name());
    if (rules.once().isEmpty()) {
      turn.then(() -> rounds.lookAfter(source, source.interval()));
    }
  }

  private void pulse() {
    if (time.nanos() - nextPulse >= 0) {
      nextPulse = time.nanos() + rules.pulse().toNanos();
      turn.tell(
          new WatchEvent.Pulse(
              time.now(),
              outboxes.stream().mapToInt(Outbox::alerts).sum(),
              outboxes.stream().mapToInt(Outbox::edits).sum(),
              book.unscored(),
              parts.spentToday().get()));
    }
  }

  /** Once a day, so that a watch of months is as quick as one of minutes. */
  private void sweep() {
    if (time.nanos() - nextSweep < 0) {
      return;
    }
    nextSweep = time.nanos() + SWEEP.toNanos();
    try {
      parts.journal().forget(time.now().minus(KEPT));
    } catch (BellwetherException e) {
      // Nothing hangs on it; tomorrow is another day.
      turn.tell(new WatchEvent.JournalTroubled(time.now(), String.valueOf(e.getMessage())));
    }
  }

  /** How long nothing is to be done unless mail comes. */
  private Duration sleep() {
    Duration sleep = NAP;
    Optional<Duration> timer = verdicts.wakeAfter();
    if (timer.isPresent() && timer.get().compareTo(sleep) < 0) {
      sleep = timer.get();
    }
    for (Outbox outbox : outboxes) {
      Optional<Duration> wake = outbox.wakeAfter();
      if (wake.isPresent() && wake.get().compareTo(sleep) < 0) {
        sleep = wake.get();
      }
    }
    return sleep;
  }

  private void rest(Duration sleep) {
    try {
      Mail first = mailbox.poll(sleep.toNanos(), TimeUnit.NANOSECONDS);
      if (first != null) {
        open(first);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      drain("interrupted");
      drainUntil = Optional.of(time.nanos());
    }
  }

  /** Lets go of the sources; what is under way elsewhere is dropped by those it belongs to. */
  @Override
  public void close() {
    rounds.close();
    parts.sources().forEach(LiveSource::close);
  }
}
