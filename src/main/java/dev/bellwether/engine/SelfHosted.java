package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Cost;
import dev.bellwether.Tier;
import dev.bellwether.guard.Breaker;
import dev.bellwether.guard.Quota;
import dev.bellwether.guard.RateLimit;
import dev.bellwether.guard.Retry;
import dev.bellwether.guard.RetryLadder;
import dev.bellwether.guard.SingleFlight;
import dev.bellwether.llm.AnswerCache;
import dev.bellwether.llm.CallListener;
import dev.bellwether.llm.Catalogue;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.ModelCard;
import dev.bellwether.llm.NearAnswers;
import dev.bellwether.llm.Price;
import dev.bellwether.llm.Purse;
import dev.bellwether.llm.RemoteModel;
import dev.bellwether.llm.RetryingModel;
import dev.bellwether.llm.Till;
import dev.bellwether.llm.VendorClient;
import dev.bellwether.prompt.Prompt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * OpenAI-compatible servers of one's own, each behind guards of this process: machines that share
 * nothing can keep neither a budget nor a quota together, so the model must cost nothing.
 */
final class SelfHosted {
  private final Context context;
  private final GuardRules usual;
  private final GuardRules rules;
  private final Catalogue catalogue;
  private final ModelCard card;
  private final List<String> urls;
  private final VendorClient client;

  private SelfHosted(Context context, ModelCard card, Catalogue catalogue) {
    this.context = context;
    this.usual = GuardRules.of(context.settings().profile());
    this.catalogue = catalogue;
    this.card = card;
    this.urls =
        List.of(context.settings().cloud().openai().url().split(",", -1)).stream()
            .map(String::strip)
            .filter(url -> !url.isEmpty())
            .toList();
    this.rules = urls.size() == 1 ? usual : withoutRetries(usual);
    this.client = new VendorClient(rules.http(), rules.firstEvent(), context.clock());
  }

  /**
   * The servers that {@code openai.url} lists, separated by commas.
   *
   * @throws BellwetherException if there is none, or the model costs money
   */
  static SelfHosted of(Context context) {
    Catalogue catalogue = ModelTiers.catalogue(context);
    ModelCard card = catalogue.get(Tier.OPENAI, context.settings().cloud().openai().model());
    if (card.prices().stream().anyMatch(SelfHosted::costs)) {
      throw BulkStages.paid("openai");
    }
    SelfHosted hosted = new SelfHosted(context, card, catalogue);
    if (hosted.urls.isEmpty()) {
      throw BellwetherException.usage(
          "no server to ask", "set openai.url to one or several addresses, separated by commas");
    }
    return hosted;
  }

  private static boolean costs(Price price) {
    return price.input().signum() + price.cached().signum() + price.output().signum() > 0;
  }

  /** Of a pool, the next server is asked at once; only the pool as a whole is asked again. */
  private static GuardRules withoutRetries(GuardRules rules) {
    return new GuardRules(
        rules.http(),
        rules.firstEvent(),
        rules.attempt(),
        rules.perTier(),
        rules.whole(),
        RetryLadder.live(),
        rules.breaker(),
        rules.hangOpens(),
        rules.longestWait());
  }

  /** The pool that is asked with this prompt. */
  LanguageModel with(Prompt prompt) {
    List<LanguageModel> endpoints = new ArrayList<>();
    for (String url : urls) {
      RemoteTier tier = new RemoteTier(card, url, RemoteTier.openAiKey(context));
      RemoteModel model =
          new RemoteModel(
              card,
              prompt,
              tier.protocol(prompt),
              client,
              new Till(catalogue, card, context.clock()));
      endpoints.add(Assembly.guarded(model, guards(tier)));
    }
    if (endpoints.size() == 1) {
      return endpoints.get(0);
    }
    return new RetryingModel(
        new EndpointPool(endpoints),
        new Retry(usual.ladder(), context.clock(), Guards.PAUSE),
        new Breaker("pool", usual.breaker(), context.clock(), change -> {}),
        CallListener.NONE);
  }

  private Guards guards(RemoteTier tier) {
    return new Guards(
        rules,
        context.clock(),
        new Breaker(tier.server(), rules.breaker(), context.clock(), change -> {}),
        new Semaphore(context.settings().cloud().concurrent(), true),
        new RateLimit(tier.server(), RateLimit.UNLIMITED, RateLimit.UNLIMITED, card.dayZone()),
        new ProcessQuota(),
        (selection, question, atMost) -> settled(atMost),
        NO_CACHE,
        NearAnswers.NONE,
        new SingleFlight<>(context.clock()),
        tier.server(),
        CallListener.NONE);
  }

  private static Purse.Reservation settled(Cost atMost) {
    if (atMost.microUsd() > 0) {
      throw new IllegalStateException("a model without a price costs " + atMost);
    }
    return settlement -> {};
  }

  /** Answers are kept in the output. */
  private static final AnswerCache NO_CACHE =
      new AnswerCache() {
        @Override
        public Optional<Completion> find(String key) {
          return Optional.empty();
        }

        @Override
        public boolean begin(String key, Instant deadline) {
          return true;
        }

        @Override
        public void end(String key) {}

        @Override
        public void keep(String key, Completion completion) {}
      };

  /** Counts nothing, and waits when a server asks for it. */
  private static final class ProcessQuota implements Quota {
    private Instant closedUntil = Instant.MIN;

    @Override
    public synchronized Answer take(RateLimit limit, Instant now) {
      return now.isBefore(closedUntil) ? new Answer.NotBefore(closedUntil) : new Answer.Granted();
    }

    @Override
    public synchronized void closeUntil(RateLimit limit, Instant until, boolean spent) {
      if (until.isAfter(closedUntil)) {
        closedUntil = until;
      }
    }
  }
}
