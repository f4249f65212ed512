package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Direction;
import dev.bellwether.Ticker;
import dev.bellwether.store.Feedback;
import dev.bellwether.store.State;
import dev.bellwether.store.Unscored;
import dev.bellwether.telemetry.LangfuseScores;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code feedback}: what people say of texts, for {@code bench quality} and for Langfuse. */
public final class GiveFeedback {

  /**
   * What is said.
   *
   * @param id of a document or a content hash, or the beginning of one
   * @param ticker whom it is about; empty for the only ticker of the text, else the text as a whole
   * @param note why; may be empty
   */
  public record Request(String id, Direction direction, Optional<Ticker> ticker, String note) {}

  /** Whether Langfuse knows. */
  public enum Sent {
    /** It has taken it. */
    SENT,
    /** There are no keys for it. */
    OFF,
    /** It has not taken it; the word is recorded here all the same. */
    FAILED
  }

  /**
   * What was recorded.
   *
   * @param trouble why Langfuse has not taken it; empty if it has, or was not asked
   */
  public record Report(Feedback.Word word, String title, Sent langfuse, String trouble) {}

  private GiveFeedback() {}

  /** Records a word, which is on disk when this returns, and then tells Langfuse. */
  public static Report run(Context context, Request request) {
    Feedback.Subject subject =
        Folding.read(context, database -> Feedback.find(database, request.id()));
    Feedback.Word word =
        new Feedback.Word(
            subject.contentHash(),
            ticker(request, subject),
            subject.documentId(),
            request.direction(),
            request.note(),
            context.clock().instant());
    try (State state = State.open(context.workspace())) {
      Feedback.add(state, word);
    }
    Optional<LangfuseKeys> keys = LangfuseKeys.of(context);
    if (keys.isEmpty()) {
      return new Report(word, subject.title(), Sent.OFF, "");
    }
    Optional<String> trouble = send(context, keys.get(), subject, word);
    return new Report(
        word,
        subject.title(),
        trouble.isPresent() ? Sent.FAILED : Sent.SENT,
        context.redaction().apply(trouble.orElse("")));
  }

  private static String ticker(Request request, Feedback.Subject subject) {
    if (request.ticker().isEmpty()) {
      return subject.tickers().size() == 1 ? subject.tickers().get(0) : Unscored.WHOLE_TEXT;
    }
    String symbol = request.ticker().get().symbol();
    if (!subject.tickers().isEmpty() && !subject.tickers().contains(symbol)) {
      throw BellwetherException.usage(
          "the text does not name " + symbol, "it names " + String.join(", ", subject.tickers()));
    }
    return symbol;
  }

  /** The trace bears the document's id if a watch saw it, else the hash of the text. */
  private static Optional<String> send(
      Context context, LangfuseKeys keys, Feedback.Subject subject, Feedback.Word word) {
    String trace = subject.watched() ? subject.documentId() : subject.contentHash();
    return new LangfuseScores(
            context.settings().telemetry().langfuseUrl(),
            keys.publicKey(),
            keys.secretKey(),
            context.settings().http().timeout())
        .send(
            new LangfuseScores.Label(
                word.contentHash() + "-" + word.ticker(),
                trace,
                word.direction().name().toLowerCase(Locale.ROOT),
                word.note()));
  }

  /** Every word, latest first. */
  public static List<Feedback.Line> list(Context context) {
    return Folding.read(context, Feedback::list);
  }
}
