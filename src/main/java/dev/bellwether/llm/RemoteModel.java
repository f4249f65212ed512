package dev.bellwether.llm;

import dev.bellwether.Cost;
import dev.bellwether.Selection;
import dev.bellwether.TokenUsage;
import dev.bellwether.Verdict;
import dev.bellwether.prompt.Prompt;
import java.time.Duration;
import java.util.Optional;

/**
 * A model behind a network: one prompt, one vendor's protocol, one price list. Safe for threads.
 */
public final class RemoteModel implements LanguageModel, Tariff {
  private static final String NO_FINGERPRINT = "remote";

  private final ModelCard card;
  private final Prompt prompt;
  private final Protocol protocol;
  private final VendorClient client;
  private final Till till;

  /** A model that is asked with this prompt. */
  public RemoteModel(
      ModelCard card, Prompt prompt, Protocol protocol, VendorClient client, Till till) {
    this.card = card;
    this.prompt = prompt;
    this.protocol = protocol;
    this.client = client;
    this.till = till;
  }

  /** The vendor does not say what the weights are; the model's name must do for a fingerprint. */
  @Override
  public Selection selection() {
    return new Selection(
        card.tier(),
        card.id(),
        NO_FINGERPRINT,
        prompt.id(),
        prompt.sha256(),
        protocol.parameters());
  }

  @Override
  public Cost atMost(Question question) {
    return till.atMost(prompt.system() + user(question), prompt.maxOutputTokens());
  }

  @Override
  public Completion complete(Question question) throws ModelException {
    String user = fitting(question);
    AnswerReader reader = protocol.reader(prompt.system().length() + user.length());
    Duration firstToken =
        client.stream(
            card.tier().key(),
            protocol.request(prompt.system(), user),
            protocol.secret(),
            question.deadline(),
            reader,
            protocol);
    return completion(reader.answer(), Optional.of(firstToken));
  }

  /**
   * The question as one of a batch.
   *
   * @throws ModelException.ContextOverflow if it may be too long for the model
   */
  public String body(Question question) throws ModelException.ContextOverflow {
    return protocol.body(prompt.system(), fitting(question));
  }

  /**
   * Reads an answer out of a batch; a model that does so has the {@link Till#ofBatches till} of
   * batches.
   *
   * @param body the JSON of the answer, as the vendor gives it to a single call
   */
  public Completion read(String body) throws ModelException {
    AnswerReader reader = protocol.reader(0);
    reader.whole(body);
    if (!reader.complete()) {
      throw new ModelException.Unavailable(
          card.tier().key() + " broke its answer off in the middle", Bill.UNKNOWN);
    }
    return completion(reader.answer(), Optional.empty());
  }

  private String fitting(Question question) throws ModelException.ContextOverflow {
    String user = user(question);
    long tokens = Till.tokensAtMost(prompt.system() + user) + prompt.maxOutputTokens();
    if (tokens > card.contextTokens()) {
      throw new ModelException.ContextOverflow(
          "the text may take " + tokens + " tokens; " + card.id() + " has " + card.contextTokens(),
          Bill.NOT_SENT);
    }
    return user;
  }

  private String user(Question question) {
    return prompt.render(question.ticker(), question.about(), question.chunk());
  }

  private Completion completion(RemoteAnswer answer, Optional<Duration> firstToken)
      throws ModelException {
    Price.Tokens tokens = answer.tokens();
    TokenUsage usage =
        new TokenUsage(tokens.input(), tokens.cached(), tokens.output(), answer.estimated());
    Cost cost = till.of(answer.model(), tokens);
    Bill bill = new Bill.Charged(usage, cost);
    Verdict verdict = verdict(answer, bill);
    return new Completion(verdict, usage, cost, answer.model(), false, firstToken);
  }

  private Verdict verdict(RemoteAnswer answer, Bill bill) throws ModelException {
    if (answer.stop() instanceof Stop.Refused refused) {
      throw new ModelException.Refused(card.id() + " refused: " + refused.why(), bill);
    }
    if (answer.stop() instanceof Stop.Overflow) {
      throw new ModelException.ContextOverflow("the text is too long for " + card.id(), bill);
    }
    if (answer.stop() instanceof Stop.OutOfTokens) {
      throw new ModelException.Unreadable(
          card.id() + " did not finish within " + prompt.maxOutputTokens() + " tokens", bill);
    }
    Verdict said = VerdictJson.read(answer.text(), bill);
    return new Verdict(
        said.direction(),
        said.score(),
        said.confidence(),
        answer.probabilities(),
        said.rationale());
  }
}
