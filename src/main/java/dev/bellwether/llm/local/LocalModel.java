package dev.bellwether.llm.local;

import dev.bellwether.Chunk;
import dev.bellwether.ClassProbabilities;
import dev.bellwether.Cost;
import dev.bellwether.Selection;
import dev.bellwether.Tier;
import dev.bellwether.TokenUsage;
import dev.bellwether.Verdict;
import dev.bellwether.llm.Bill;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Question;
import dev.bellwether.llm.VerdictJson;
import dev.bellwether.prompt.Prompt;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The local tier with one prompt: what a supervised worker says, read as a verdict. */
public final class LocalModel implements LanguageModel {
  /** Enough for any verdict, even where each character is a token of its own. */
  private static final int VERDICT_TOKENS = 96;

  /** A rationale that is longer is cut; the verdict came before it. */
  private static final int FULL_TOKENS = 256;

  private static final int ALTERNATIVES = 10;

  private final Supervisor supervisor;
  private final Prompt prompt;
  private final LocalIdentity identity;
  private final AnswerMode mode;
  private final String parameters;
  private final Clock clock;
  private final ChatTemplate template;
  private final Marks marks;
  private final VerdictGrammar grammar;
  private final String prefix;

  /**
   * A model.
   *
   * @param parameters what else changes its answers, in one canonical line
   */
  public LocalModel(
      Supervisor supervisor,
      Prompt prompt,
      LocalIdentity identity,
      AnswerMode mode,
      String parameters,
      Clock clock) {
    this.supervisor = supervisor;
    this.prompt = prompt;
    this.identity = identity;
    this.mode = mode;
    this.parameters = parameters;
    this.clock = clock;
    this.template = ChatTemplate.of(identity.template());
    this.marks = new Marks(template, identity.specialTokens());
    this.grammar = VerdictGrammar.of(prompt.schema(), mode);
    this.prefix = prefix(template, prompt);
  }

  /** What all questions with this prompt begin with. */
  public static String prefix(ChatTemplate template, Prompt prompt) {
    String user = prompt.user();
    return template.head(prompt.system()) + user.substring(0, user.indexOf("{{"));
  }

  @Override
  public Selection selection() {
    return selection(prompt, identity, mode, parameters);
  }

  /** What the answers of such a model are filed under. */
  public static Selection selection(
      Prompt prompt, LocalIdentity identity, AnswerMode mode, String parameters) {
    return new Selection(
        Tier.LOCAL,
        identity.name(),
        identity.fingerprint(),
        prompt.id(),
        prompt.sha256(),
        "temperature=0;mode=" + mode.key() + ";" + parameters);
  }

  @Override
  public Completion complete(Question question) throws ModelException {
    Duration longest = Duration.between(clock.instant(), question.deadline());
    Answer answer = supervisor.ask(request(question), longest).answer();
    TokenUsage usage =
        new TokenUsage(answer.promptTokens(), answer.cachedTokens(), answer.outputTokens(), false);
    return new Completion(verdict(answer, usage), usage, Cost.ZERO, identity.name(), false);
  }

  private LocalRequest request(Question question) {
    String user = prompt.render(question.ticker(), question.about(), plain(question.chunk()));
    return new LocalRequest(
        template.head(prompt.system()) + user + template.tail() + grammar.beginning(),
        prefix,
        Optional.of(grammar.gbnf()),
        VerdictGrammar.STOP,
        mode == AnswerMode.VERDICT ? VERDICT_TOKENS : FULL_TOKENS,
        ALTERNATIVES);
  }

  private Chunk plain(Chunk chunk) {
    return new Chunk(
        chunk.contentHash(),
        chunk.ordinal(),
        chunk.kind(),
        chunk.span(),
        marks.neutralise(chunk.text()));
  }

  private Verdict verdict(Answer answer, TokenUsage usage) throws ModelException {
    Bill bill = new Bill.Charged(usage, Cost.ZERO);
    String json = grammar.beginning() + answer.text() + (answer.cut() ? "\"}" : "}");
    Verdict said = VerdictJson.read(json, bill);
    Optional<ClassProbabilities> probabilities =
        grammar.beginning().startsWith("{\"direction\"")
            ? LabelProbabilities.of(answer.alternatives())
            : Optional.empty();
    return new Verdict(
        said.direction(), said.score(), said.confidence(), probabilities, said.rationale());
  }
}
