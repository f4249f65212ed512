package dev.bellwether.engine;

import dev.bellwether.Direction;
import dev.bellwether.Ticker;
import dev.bellwether.Tier;
import dev.bellwether.notify.Analysis;
import dev.bellwether.notify.Quote;
import dev.bellwether.store.KeptAlert;
import dev.bellwether.store.KeptArticle;
import dev.bellwether.store.RetiredChannels;
import dev.bellwether.store.ScoreJournal;
import dev.bellwether.store.State;
import dev.bellwether.store.Unscored;
import dev.bellwether.store.WatchTable;
import dev.bellwether.watch.Alert;
import dev.bellwether.watch.Article;
import dev.bellwether.watch.Finding;
import dev.bellwether.watch.Journal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Keeps how far a watch has come in the state file, and its verdicts where scores are kept. */
final class StoredJournal implements Journal {
  private final State state;
  private final WatchTable table;
  private final RetiredChannels retired;
  private final String runId;
  private final Map<String, String> addresses;

  /**
   * A journal.
   *
   * @param state used by nobody else
   * @param addresses hashes of the channels' addresses by their names
   */
  StoredJournal(State state, String runId, Map<String, String> addresses) {
    this.state = state;
    this.table = new WatchTable(state);
    this.retired = new RetiredChannels(state);
    this.runId = runId;
    this.addresses = Map.copyOf(addresses);
  }

  @Override
  public void save(Changes changes, Instant now) {
    // Before the articles: after a kill in between a verdict is asked for again, and none is lost.
    if (!changes.verdicts().isEmpty()) {
      save(changes.verdicts(), now);
    }
    changes
        .retired()
        .forEach(
            (channel, reason) ->
                Optional.ofNullable(addresses.get(channel))
                    .ifPresent(
                        hash -> retired.add(hash, new RetiredChannels.Retirement(reason, now))));
    table.save(
        changes.documents(),
        changes.articles().stream().map(StoredJournal::row).toList(),
        changes.alerts().stream().map(StoredJournal::row).toList(),
        runId,
        now);
  }

  private void save(List<Finding.Found> verdicts, Instant now) {
    try (ScoreJournal scores =
        new ScoreJournal(state, runId, verdicts.get(0).score().provenance().selection())) {
      for (Finding.Found found : verdicts) {
        String subject = found.score().ticker().map(Ticker::symbol).orElse(Unscored.WHOLE_TEXT);
        scores.add(subject, found.score(), found.verdicts(), now);
        // Without a letter, the next scoring run would ask the wanted tier unasked.
        found
            .insteadOf()
            .ifPresent(
                wanted ->
                    scores.addDeadLetter(
                        found.score().contentHash(),
                        subject,
                        wanted.selection(),
                        new ScoreJournal.Death(wanted.reason(), wanted.attempts(), 0, true),
                        now));
      }
      scores.commit();
    }
  }

  @Override
  public void forget(Instant before) {
    table.forget(before);
  }

  @Override
  public List<Entry> unfinished() {
    return table.unfinished().stream().map(this::entry).toList();
  }

  @Override
  public Optional<Entry> find(String article) {
    return table.article(article).map(this::entry);
  }

  @Override
  public List<Entry> readings(String story) {
    return table.readings(story).stream().map(this::entry).toList();
  }

  private Entry entry(KeptArticle row) {
    return new Entry(
        article(row), table.alertsOf(row.id()).stream().map(StoredJournal::alert).toList());
  }

  @Override
  public List<Alert> inPost(String post) {
    return table.alertsIn(post).stream().map(StoredJournal::alert).toList();
  }

  @Override
  public List<Alert> waiting() {
    return table.waiting().stream().map(StoredJournal::alert).toList();
  }

  @Override
  public List<Article> tellingOf(String article, Instant since) {
    return table.tellingOf(article, since).stream().map(StoredJournal::article).toList();
  }

  @Override
  public Optional<Article> latestOn(Ticker ticker, Instant since) {
    return table.latestOn(ticker, since).map(StoredJournal::article);
  }

  private static KeptAlert row(Alert alert) {
    return new KeptAlert(
        alert.article(),
        alert.channel(),
        alert.state().name().toLowerCase(Locale.ROOT),
        alert.post(),
        alert.messageId(),
        alert.shown(),
        alert.shows(),
        alert.note(),
        alert.sentAt(),
        alert.reason());
  }

  private static Alert alert(KeptAlert row) {
    return new Alert(
        row.article(),
        row.channel(),
        Alert.State.valueOf(row.state().toUpperCase(Locale.ROOT)),
        row.post(),
        row.messageId(),
        row.shown(),
        row.shows(),
        row.note(),
        row.sentAt(),
        row.reason());
  }

  private static KeptArticle row(Article article) {
    Analysis analysis = article.analysis();
    return new KeptArticle(
        article.id(),
        article.document(),
        article.form(),
        String.join(" ", article.items()),
        article.urgent(),
        article.seenAt(),
        article.subject().map(Ticker::symbol).orElse(""),
        article.quote().map(Quote::price).orElse(OptionalDouble.empty()),
        article.quote().map(Quote::change).orElse(OptionalDouble.empty()),
        article.quote().map(Quote::volume).orElse(OptionalDouble.empty()),
        kind(analysis),
        text(analysis),
        analysis instanceof Analysis.Told told ? told.news() : "",
        verdict(analysis),
        analysis.settled(),
        article.revision(),
        article.tries(),
        article.retryAt());
  }

  private static String kind(Analysis analysis) {
    return analysis.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static String text(Analysis analysis) {
    if (analysis instanceof Analysis.Judged judged) {
      return judged.reason();
    }
    if (analysis instanceof Analysis.Failed failed) {
      return failed.reason();
    }
    return analysis instanceof Analysis.Told told ? told.context() : "";
  }

  private static Optional<KeptArticle.KeptVerdict> verdict(Analysis analysis) {
    if (!(analysis instanceof Analysis.Judged judged)) {
      return Optional.empty();
    }
    return Optional.of(
        new KeptArticle.KeptVerdict(
            judged.ticker().map(Ticker::symbol).orElse(""),
            judged.direction().name(),
            judged.value(),
            judged.confidence(),
            judged.calibrated(),
            judged.tier().key(),
            judged.model(),
            judged.latency(),
            judged.fallback()));
  }

  private static Article article(KeptArticle row) {
    return new Article(
        row.id(),
        row.document(),
        row.form(),
        row.items().isEmpty() ? List.of() : Arrays.asList(row.items().split(" ", -1)),
        row.urgent(),
        row.seenAt(),
        subject(row),
        quote(row),
        analysis(row),
        row.revision(),
        row.tries(),
        row.retryAt());
  }

  private static Optional<Ticker> subject(KeptArticle row) {
    return row.subject().isEmpty() ? Optional.empty() : Optional.of(new Ticker(row.subject()));
  }

  private static Optional<Quote> quote(KeptArticle row) {
    boolean known = row.price().isPresent() || row.change().isPresent() || row.volume().isPresent();
    return known
        ? Optional.of(new Quote(row.price(), row.change(), row.volume()))
        : Optional.empty();
  }

  private static Analysis analysis(KeptArticle row) {
    return switch (row.analysis()) {
      case "pending" -> new Analysis.Pending();
      case "late" -> new Analysis.Late();
      case "failed" -> new Analysis.Failed(row.text(), row.settled());
      case "told" -> new Analysis.Told(row.text(), row.news(), row.settled());
      default -> judged(row, row.verdict().orElseThrow());
    };
  }

  private static Analysis judged(KeptArticle row, KeptArticle.KeptVerdict verdict) {
    return new Analysis.Judged(
        verdict.ticker().isEmpty() ? Optional.empty() : Optional.of(new Ticker(verdict.ticker())),
        Direction.valueOf(verdict.direction()),
        verdict.value(),
        verdict.confidence(),
        verdict.calibrated(),
        row.text(),
        Tier.ofKey(verdict.tier()),
        verdict.model(),
        verdict.latency(),
        verdict.fallback(),
        row.settled());
  }
}
