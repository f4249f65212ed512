package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Selection;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.local.ChatTemplate;
import dev.bellwether.llm.local.Health;
import dev.bellwether.llm.local.LocalModel;
import dev.bellwether.llm.local.Supervisor;
import dev.bellwether.llm.local.Tally;
import dev.bellwether.prompt.Prompt;
import dev.bellwether.prompt.PromptShelf;
import dev.bellwether.route.TierState;
import dev.bellwether.telemetry.Workers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The local tier: checked when it is made, loaded when it is started. Safe for threads once it is
 * started.
 */
final class LocalTier implements AutoCloseable {
  private final Context context;
  private final LocalSetup setup;
  private final PromptShelf shelf;
  private final Map<String, LanguageModel> models = new LinkedHashMap<>();
  private Optional<Supervisor> supervisor = Optional.empty();

  private LocalTier(Context context, LocalSetup setup, PromptShelf shelf) {
    this.context = context;
    this.setup = setup;
    this.shelf = shelf;
  }

  /**
   * Checks what is set; loads nothing.
   *
   * @throws BellwetherException (usage) if it cannot work
   */
  static LocalTier of(Context context, PromptShelf shelf) {
    return new LocalTier(context, LocalSetup.of(context), shelf);
  }

  /**
   * Starts the workers and waits for the first.
   *
   * @throws BellwetherException if nothing can be loaded
   */
  void start() {
    String prefix =
        LocalModel.prefix(ChatTemplate.of(setup.identity().template()), shelf.get("headline"));
    Supervisor started = setup.start(context, prefix);
    supervisor = Optional.of(started);
    for (Prompt prompt : shelf.all()) {
      LocalModel model =
          new LocalModel(
              started, prompt, setup.identity(), setup.mode(), setup.parameters(), context.clock());
      models.put(prompt.name(), Assembly.observed(context, model));
    }
    context.telemetry().workers(() -> workers(started));
  }

  private static Workers workers(Supervisor supervisor) {
    Tally tally = supervisor.tally();
    return new Workers(tally.crashes(), tally.recycles(), supervisor.gpuBytesUsed());
  }

  LanguageModel model(String prompt) {
    LanguageModel model = models.get(prompt);
    if (model == null) {
      throw new IllegalStateException("not started, or no prompt " + prompt);
    }
    return model;
  }

  List<Selection> selections() {
    return shelf.all().stream()
        .map(
            prompt ->
                LocalModel.selection(prompt, setup.identity(), setup.mode(), setup.parameters()))
        .toList();
  }

  TierState state() {
    Health health = supervisor.map(Supervisor::health).orElse(Health.WELL);
    return health.well() ? TierState.READY : TierState.out(health.why());
  }

  /** Asks that can be under way at a time. */
  int places() {
    return setup.settings().workers() * setup.settings().slots();
  }

  @Override
  public void close() {
    supervisor.ifPresent(Supervisor::close);
  }
}
