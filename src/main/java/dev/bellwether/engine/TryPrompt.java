package dev.bellwether.engine;

import dev.bellwether.Chunk;
import dev.bellwether.Cost;
import dev.bellwether.Span;
import dev.bellwether.Ticker;
import dev.bellwether.Tier;
import dev.bellwether.Verdict;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Question;
import dev.bellwether.prompt.Prompt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code prompt test}: what each tier makes of one text under one prompt. */
public final class TryPrompt {
  private static final String NO_HASH = "";

  /**
   * What is asked.
   *
   * @param prompt its name
   * @param text to judge
   * @param about what the text belongs to; empty for an article
   * @param ticker whom for
   */
  public record Request(String prompt, String text, String about, Optional<Ticker> ticker) {}

  /**
   * What one tier said.
   *
   * @param tier its key
   * @param verdict its answer; empty if it had none
   * @param model as it answered; empty if it did not
   * @param outputTokens that it wrote
   * @param cost of the call
   * @param latency from question to answer
   * @param failure why there is no answer; empty if there is one
   */
  public record Said(
      String tier,
      Optional<Verdict> verdict,
      String model,
      long outputTokens,
      Cost cost,
      Duration latency,
      String failure) {}

  /** What all said; no score is kept. */
  public record Report(List<Said> said) implements Ledger.Summarised {
    public Report {
      said = List.copyOf(said);
    }

    @Override
    public Map<String, Object> summary() {
      Map<String, Object> summary = new LinkedHashMap<>();
      summary.put("asked", said.size());
      summary.put("failed", failed());
      return summary;
    }

    @Override
    public boolean partial() {
      return failed() > 0;
    }

    private long failed() {
      return said.stream().filter(each -> each.verdict().isEmpty()).count();
    }
  }

  private TryPrompt() {}

  /** What a model would be told. */
  public static String rendered(Context context, Request request) {
    Prompt prompt = ModelTiers.prompts(context).get(request.prompt());
    return prompt.system()
        + "\n\n"
        + prompt.render(request.ticker(), request.about(), chunk(request))
        + "\n";
  }

  /** Asks every configured tier; money and limits are kept to as in any run. */
  public static Report run(Context context, Request request) {
    ModelTiers.prompts(context).get(request.prompt());
    return Ledger.record(
        context,
        "prompt test",
        id -> {
          GuardRules rules = GuardRules.of(context.settings().profile());
          List<Said> said = new ArrayList<>();
          try (ModelTiers tiers = ModelTiers.open(context, rules, id)) {
            for (Tier tier : tiers.tiers()) {
              said.add(ask(context, rules, tiers.model(tier, request.prompt()), request));
            }
          }
          return new Report(said);
        });
  }

  private static Said ask(Context context, GuardRules rules, LanguageModel model, Request request) {
    Question question =
        new Question(
            chunk(request),
            request.about(),
            request.ticker(),
            context.clock().instant().plus(rules.whole()));
    String tier = model.selection().tier().key();
    long started = System.nanoTime();
    try {
      Completion answer = model.complete(question);
      return new Said(
          tier,
          Optional.of(answer.verdict()),
          answer.answeredBy(),
          answer.usage().output(),
          answer.cost(),
          Duration.ofNanos(System.nanoTime() - started),
          "");
    } catch (ModelException e) {
      Duration waited = Duration.ofNanos(System.nanoTime() - started);
      String why = String.valueOf(e.getMessage());
      return new Said(tier, Optional.empty(), "", 0, Cost.ZERO, waited, why);
    }
  }

  private static Chunk chunk(Request request) {
    String text = request.text();
    return new Chunk(NO_HASH, 0, Chunk.Kind.TEXT, new Span(0, text.length()), text);
  }
}
