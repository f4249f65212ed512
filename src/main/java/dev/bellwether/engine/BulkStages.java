package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.bulk.BulkJob;
import dev.bellwether.bulk.ItemReader;
import dev.bellwether.bulk.ServerKey;
import dev.bellwether.bulk.Shape;
import dev.bellwether.bulk.Stage;
import dev.bellwether.config.Configuration;
import dev.bellwether.config.Flag;
import dev.bellwether.config.Inputs;
import dev.bellwether.config.ScoringTier;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.prompt.PromptShelf;
import dev.bellwether.store.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Makes the stages of bulk jobs, on whatever machine their work is done. */
public final class BulkStages {
  private static final String OTHER_TEXTS =
      "copy (select title, body, published_at, tickers from documents join contents on hash ="
          + " content_hash where content_hash not in (select content_hash from filings)) to"
          + " 'news.parquet'";

  private BulkStages() {}

  /** How the rows of an input become items of a job. */
  public static ItemReader reader(BulkJob.Kind kind, Shape shape) {
    return new ItemReader(shape, kind == BulkJob.Kind.SCORE);
  }

  /** Every setting but the secret ones, by name, as {@link #of} takes them. */
  public static Map<String, String> settings(Configuration configuration) {
    return configuration.entries().stream()
        .filter(entry -> !entry.secret())
        .collect(Collectors.toMap(Configuration.Entry::key, Configuration.Entry::value));
  }

  /**
   * The key of one's own servers, from the environment or a file of this machine; none for tiers
   * that are no such servers.
   */
  public static ServerKey key(Context context) {
    return context.settings().score().tier() == ScoringTier.OPENAI
        ? new ServerKey(RemoteTier.openAiKey(context))
        : ServerKey.NONE;
  }

  /**
   * Lets nobody score filings here. Of a filing only the items that count are read, and of these
   * what its predecessor did not say: that takes the other filings, which are in the workspace.
   *
   * @param exported whether the input is an export with documents of filings in it
   * @throws BellwetherException if that is what is asked
   */
  public static void refuseFilings(BulkJob.Kind kind, Shape shape, boolean exported) {
    if (kind == BulkJob.Kind.SCORE && (shape == Shape.FILINGS || exported)) {
      throw BellwetherException.usage(
          "filings are not scored from files: what counts in one depends on the one before it",
          exported
              ? "score them in their workspace; its other texts alone: bellwether sql --write \""
                  + OTHER_TEXTS
                  + "\""
              : "bellwether ingest filings, then bellwether score; or chunk --input, to cut them");
    }
  }

  /**
   * The stage of a job.
   *
   * @param settings all of them, by name; nothing else is read
   * @param workspace that holds trained heads and own priorities, if there are any
   * @param key of one's own servers
   * @throws BellwetherException if the settings ask for who may not be asked in bulk
   */
  public static Stage of(
      BulkJob.Kind kind,
      Shape shape,
      Map<String, String> settings,
      String workspace,
      ServerKey key,
      Clock clock) {
    List<Flag> flags =
        settings.entrySet().stream()
            .map(each -> new Flag("--set", each.getKey(), each.getValue()))
            .toList();
    Path nowhere = Path.of(workspace, ".bulk");
    Context context =
        new Context(
            Workspace.in(Path.of(workspace)),
            Configuration.read(new Inputs(nowhere, nowhere, Map.of(), flags)),
            clock,
            Progress.SILENT,
            () -> "bulk",
            "",
            "",
            UnaryOperator.identity(),
            new KeyOfServers(key),
            new Instruments());
    return switch (kind) {
      case SCORE -> scoring(context);
      case CHUNK -> shape == Shape.TEXTS ? new TextChunking(context) : new FilingChunking(context);
    };
  }

  /** Only the servers' key is known where the work is done. */
  private record KeyOfServers(ServerKey key) implements Secrets {
    @Override
    public Optional<String> variable(String name) {
      return name.equals(RemoteTier.OPENAI_KEY) && !key.text().isEmpty()
          ? Optional.of(key.text())
          : Optional.empty();
    }

    @Override
    public void hide(String secret) {}
  }

  private static Stage scoring(Context context) {
    return switch (context.settings().score().tier()) {
      case ROUTE, EMBEDDED -> {
        LanguageModel model = Assembly.embedded(context);
        yield new TextScoring(context, model, model, new WarmUp(model));
      }
      case OPENAI -> {
        SelfHosted servers = SelfHosted.of(context);
        PromptShelf prompts = ModelTiers.prompts(context);
        Masks masks = Masks.of(context);
        yield new TextScoring(
            context,
            masks.before(servers.with(prompts.get("headline"))),
            masks.before(servers.with(prompts.get("article"))),
            () -> {});
      }
      case GEMINI -> throw paid("gemini");
      case CLAUDE -> throw paid("anthropic");
      case LOCAL ->
          throw BellwetherException.usage(
              "the local model belongs to one machine and its workspace",
              "start llama-server on several, list them in openai.url, and add --tier openai");
    };
  }

  static BellwetherException paid(String vendor) {
    return BellwetherException.usage(
        "a paid tier is not asked in bulk: machines that share nothing cannot keep one budget",
        "hand the texts of a workspace to the vendor's batch API: bellwether score --batch "
            + vendor);
  }
}
