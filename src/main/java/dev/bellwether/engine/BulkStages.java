package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.bulk.BulkJob;
import dev.bellwether.bulk.ItemReader;
import dev.bellwether.bulk.Shape;
import dev.bellwether.bulk.Stage;
import dev.bellwether.config.Configuration;
import dev.bellwether.config.Flag;
import dev.bellwether.config.Inputs;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.prompt.PromptShelf;
import dev.bellwether.store.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the stages of bulk jobs, on whatever machine their work is done. */
public final class BulkStages {
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
   * The stage of a job.
   *
   * @param settings all of them, by name; nothing else is read
   * @param workspace that holds trained heads and own priorities, if there are any
   * @throws BellwetherException if the settings ask for who may not be asked in bulk
   */
  public static Stage of(
      BulkJob.Kind kind, Shape shape, Map<String, String> settings, String workspace, Clock clock) {
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
            "");
    return switch (kind) {
      case SCORE -> scoring(context);
      case CHUNK -> shape == Shape.TEXTS ? new TextChunking(context) : new FilingChunking(context);
    };
  }

  private static Stage scoring(Context context) {
    return switch (context.settings().score().tier()) {
      case ROUTE, EMBEDDED -> {
        LanguageModel model = Assembly.embedded(context);
        yield new TextScoring(context, model, model);
      }
      case OPENAI -> {
        SelfHosted servers = SelfHosted.of(context);
        PromptShelf prompts = ModelTiers.prompts(context);
        Masks masks = Masks.of(context);
        yield new TextScoring(
            context,
            masks.before(servers.with(prompts.get("headline"))),
            masks.before(servers.with(prompts.get("article"))));
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
