package dev.bellwether.watch;

import dev.bellwether.notify.Analysis;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Sees to it that every article gets a verdict: asks, says when it is late, takes what comes, and
 * asks again while something better may be had.
 */
final class Verdicts {
  private enum What {
    LATE,
    RETRY
  }

  private record Timer(long at, What what, String article, String contentHash) {}

  private final Analyst analyst;
  private final Rules rules;
  private final Book book;
  private final Turn turn;
  private final Time time;
  private final Consumer<Mail> mailbox;

  /** Told of every article of which there is something new to show. */
  private final Consumer<Article> then;

  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(Timer::at));
  private boolean draining;

  Verdicts(
      Analyst analyst,
      Rules rules,
      Book book,
      Turn turn,
      Time time,
      Consumer<Mail> mailbox,
      Consumer<Article> then) {
    this.analyst = analyst;
    this.rules = rules;
    this.book = book;
    this.turn = turn;
    this.time = time;
    this.mailbox = mailbox;
    this.then = then;
  }

  /** An article needs a verdict, or a better one. */
  void want(Article article) {
    if (article.analysis().settled() || article.analysis() instanceof Analysis.Told) {
      return;
    }
    if (article.isOpen()) {
      ask(article);
      if (article.analysis() instanceof Analysis.Pending) {
        timers.add(timer(time.nanos() + rules.late().toNanos(), What.LATE, article));
      }
    } else {
      long at = article.retryAt().map(time::nanosAt).orElseGet(time::nanos);
      timers.add(timer(at, What.RETRY, article));
    }
  }

  private static Timer timer(long at, What what, Article article) {
    return new Timer(at, what, article.id(), article.document().content().hash());
  }

  private void ask(Article article) {
    boolean upgrade = article.analysis() instanceof Analysis.Judged;
    Analyst.Question question =
        new Analyst.Question(
            article.story(), article.document(), article.subject(), article.urgent(), upgrade);
    String hash = article.document().content().hash();
    turn.then(
        () ->
            analyst.ask(
                question, finding -> mailbox.accept(new Mail.Found(article.id(), hash, finding))));
  }

  /** No better verdicts are asked for any more. */
  void drain() {
    draining = true;
  }

  /** Does what it is time for. */
  void tick() {
    long now = time.nanos();
    while (!timers.isEmpty() && timers.peek().at() - now <= 0) {
      Timer timer = timers.remove();
      book.here(timer.article())
          .filter(a -> a.document().content().hash().equals(timer.contentHash()))
          .ifPresent(article -> due(timer, article));
    }
  }

  private void due(Timer timer, Article article) {
    if (timer.what() == What.LATE && article.analysis() instanceof Analysis.Pending) {
      turn.tell(
          new WatchEvent.Late(
              time.now(), article.story(), time.since(book.seenAt(article.id(), time.nanos()))));
      show(article.with(new Analysis.Late()));
    } else if (timer.what() == What.RETRY && !article.analysis().settled() && !draining) {
      ask(article);
    }
  }

  private void show(Article article) {
    book.change(article, time.nanos());
    then.accept(article);
  }

  /** When there is something to do again. */
  Optional<Duration> wakeAfter() {
    return timers.isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(Math.max(0, timers.peek().at() - time.nanos())));
  }

  void found(Mail.Found found) {
    Optional<Article> article =
        book.here(found.article())
            .filter(a -> a.document().content().hash().equals(found.contentHash()))
            .filter(a -> !a.analysis().settled());
    if (found.finding() instanceof Finding.Found verdict) {
      turn.archive(verdict);
      article.ifPresent(a -> judged(a, verdict));
    } else if (found.finding() instanceof Finding.Nothing nothing) {
      article.ifPresent(a -> failed(a, nothing.reason()));
    }
  }

  private void judged(Article article, Finding.Found verdict) {
    Analysis.Judged judged = verdict.judged();
    turn.tell(
        new WatchEvent.Scored(
            time.now(),
            article.story(),
            judged.ticker(),
            judged.direction(),
            judged.value(),
            judged.confidence(),
            judged.tier(),
            judged.model(),
            judged.fallback(),
            !article.isOpen(),
            verdict.score().provenance().cost(),
            time.since(book.seenAt(article.id(), time.nanos())),
            judged.latency()));
    Article shown = article.with(judged);
    show(shown);
    if (!judged.settled()) {
      tryAgain(shown);
    }
  }

  /** There is no verdict, or none that is better than the stopgap. */
  private void failed(Article article, String reason) {
    turn.tell(new WatchEvent.ScoringFailed(time.now(), article.story(), reason));
    Article known = article;
    if (article.isOpen()) {
      known = article.with(new Analysis.Failed(reason, false));
      show(known);
    }
    tryAgain(known);
  }

  private void tryAgain(Article article) {
    int doublings = Math.min(article.tries(), 16);
    Instant then = time.now().plus(rules.firstRetry().multipliedBy(1L << doublings));
    if (then.isAfter(article.seenAt().plus(rules.lastRetry()))) {
      show(article.with(settled(article.analysis())));
      return;
    }
    Article waiting = article.tryingAgain(then);
    book.note(waiting);
    timers.add(timer(time.nanosAt(then), What.RETRY, waiting));
  }

  private static Analysis settled(Analysis analysis) {
    if (analysis instanceof Analysis.Judged j) {
      return new Analysis.Judged(
          j.ticker(),
          j.direction(),
          j.value(),
          j.confidence(),
          j.calibrated(),
          j.reason(),
          j.tier(),
          j.model(),
          j.latency(),
          j.fallback(),
          true);
    }
    return analysis instanceof Analysis.Failed failed
        ? new Analysis.Failed(failed.reason(), true)
        : analysis;
  }
}
