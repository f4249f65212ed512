package dev.bellwether.engine;

import dev.bellwether.Selection;
import dev.bellwether.Ticker;
import dev.bellwether.config.Profile;
import dev.bellwether.ingest.Sha256;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.NearAnswers;
import dev.bellwether.llm.Origin;
import dev.bellwether.llm.Question;
import dev.bellwether.llm.embedded.Gist;
import dev.bellwether.llm.embedded.GistReader;
import dev.bellwether.store.Answers;
import dev.bellwether.store.KeptGists;
import dev.bellwether.store.NearAnswerTable;
import dev.bellwether.store.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Answers of the last 24 hours about short texts whose {@link Gist} is near, for the same ticker,
 * the same set of tickers, and the same model, prompt and parameters. What texts say is remembered
 * for seven days.
 */
final class ApproximateAnswers implements NearAnswers {
  private static final Duration LIFE = Duration.ofHours(24);
  private static final Duration GIST_LIFE = Duration.ofDays(7);

  private final Answers answers;
  private final NearAnswerTable near;
  private final KeptGists gists;
  private final GistReader reader = new GistReader();
  private final Clock clock;

  private ApproximateAnswers(State state, Clock clock) {
    this.answers = new Answers(state);
    this.near = new NearAnswerTable(state);
    this.gists = new KeptGists(state);
    this.clock = clock;
  }

  /** Those of a workspace if they are switched on and the profile allows it; says why if not. */
  static NearAnswers of(Context context, State state) {
    if (!context.settings().cloud().approximateCache()) {
      return NearAnswers.NONE;
    }
    Profile profile = context.settings().profile();
    if (profile != Profile.LIVE) {
      context
          .progress()
          .note(
              "cache.approximate does not count here: "
                  + (profile == Profile.RESEARCH
                      ? "in the research profile the same text always gets its own answer"
                      : "only the live profile reads texts in the order in which they come"));
      return NearAnswers.NONE;
    }
    ApproximateAnswers opened = new ApproximateAnswers(state, context.clock());
    opened.trim(context.settings().cloud().maxAnswers());
    return opened;
  }

  private void trim(int most) {
    Instant now = clock.instant();
    near.trim(now.minus(LIFE));
    gists.trim(now.minus(GIST_LIFE), most);
  }

  @Override
  public Optional<Near> find(Selection selection, Question question) {
    Optional<Gist> gist = gist(question);
    if (gist.isEmpty()) {
      return Optional.empty();
    }
    Instant published = question.origin().orElseThrow().published();
    return near
        .candidates(
            scope(selection, question),
            gist.get().claims(),
            published.minus(LIFE),
            published,
            clock.instant().minus(LIFE))
        .stream()
        .filter(candidate -> Gist.fromBytes(candidate.gist()).isNear(gist.get()))
        .findFirst()
        .flatMap(candidate -> answer(candidate, gist.get()));
  }

  private Optional<Near> answer(NearAnswerTable.Candidate candidate, Gist gist) {
    Optional<Answers.Answer> answer = answers.peek(candidate.key());
    answer.ifPresent(found -> near.hit(candidate.key()));
    return answer.map(
        found ->
            new Near(
                new Completion(
                    found.verdict(), found.usage(), found.cost(), found.answeredBy(), false),
                candidate.contentHash(),
                Gist.fromBytes(candidate.gist()).cosine(gist)));
  }

  @Override
  public void keep(String key, Selection selection, Question question) {
    gist(question)
        .ifPresent(
            gist ->
                near.keep(
                    new NearAnswerTable.Candidate(
                        key, question.chunk().contentHash(), gist.toBytes()),
                    scope(selection, question),
                    gist.claims(),
                    question.origin().orElseThrow().published(),
                    clock.instant()));
  }

  /** Of a question that is about a ticker and says where its text comes from. */
  private Optional<Gist> gist(Question question) {
    return question.origin().isEmpty() || question.ticker().isEmpty()
        ? Optional.empty()
        : gist(question.chunk().text());
  }

  private Optional<Gist> gist(String text) {
    String hash = Sha256.hex128(text);
    Optional<byte[]> kept = gists.find(hash);
    if (kept.isPresent()) {
      return Optional.of(Gist.fromBytes(kept.get()));
    }
    Optional<Gist> read = reader.read(text);
    read.ifPresent(gist -> gists.keep(hash, gist.toBytes(), clock.instant()));
    return read;
  }

  private static String scope(Selection selection, Question question) {
    String tickers =
        question.origin().stream()
            .map(Origin::tickers)
            .flatMap(all -> all.stream().map(Ticker::symbol))
            .sorted()
            .collect(Collectors.joining(","));
    return Sha256.hex128(
        String.join(
            "\n",
            selection.canonical(),
            question.ticker().map(Ticker::symbol).orElse(""),
            tickers,
            question.chunk().kind().name(),
            question.about()));
  }
}
