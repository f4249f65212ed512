package dev.bellwether.engine;

import dev.bellwether.Cost;
import dev.bellwether.Selection;
import dev.bellwether.Tier;
import dev.bellwether.ingest.Sha256;
import dev.bellwether.llm.BatchApi;
import dev.bellwether.llm.CachedModel;
import dev.bellwether.llm.Catalogue;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.ModelCard;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Protocol;
import dev.bellwether.llm.Question;
import dev.bellwether.llm.RemoteModel;
import dev.bellwether.llm.Till;
import dev.bellwether.llm.VendorClient;
import dev.bellwether.prompt.Prompt;
import dev.bellwether.prompt.PromptShelf;
import dev.bellwether.store.Batches;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One tier that takes batches: its API, and what it is asked and charges there. */
final class BatchVendor implements AutoCloseable {
  /** Enough to tell a person's keys apart, too few to find one by. */
  private static final int KEY_PRINT_DIGITS = 12;

  private final ModelCard card;
  private final Batches.Account account;
  private final Catalogue catalogue;
  private final Prompt anyPrompt;
  private final Protocol protocol;
  private final Masks masks;
  private final VendorClient client;
  private final BatchApi api;
  private final Map<String, RemoteModel> models = new LinkedHashMap<>();

  private BatchVendor(Context context, RemoteTier tier, Catalogue catalogue) {
    GuardRules rules = GuardRules.of(context.settings().profile());
    this.card = tier.card();
    this.account = account(tier);
    this.catalogue = catalogue;
    this.masks = Masks.of(context);
    this.client = new VendorClient(rules.http(), rules.firstEvent(), context.clock());
    PromptShelf shelf = ModelTiers.prompts(context);
    Till till = new Till(catalogue, card, context.clock()).ofBatches();
    for (Prompt prompt : shelf.all()) {
      models.put(prompt.name(), new RemoteModel(card, prompt, tier.protocol(prompt), client, till));
    }
    this.anyPrompt = shelf.all().get(0);
    this.protocol = tier.protocol(anyPrompt);
    this.api = protocol.batches(client);
  }

  private static Batches.Account account(RemoteTier tier) {
    return new Batches.Account(
        tier.server(), Sha256.hex128(tier.key()).substring(0, KEY_PRINT_DIGITS));
  }

  /**
   * Opens a tier.
   *
   * @throws dev.bellwether.BellwetherException if it is not configured
   */
  static BatchVendor open(Context context, Tier tier) {
    Catalogue catalogue = ModelTiers.catalogue(context);
    return RemoteTier.configured(context, catalogue).stream()
        .filter(each -> each.card().tier() == tier)
        .findFirst()
        .map(each -> new BatchVendor(context, each, catalogue))
        .orElseThrow(() -> ScoreByRoute.notConfigured(tier, "score --batch is "));
  }

  ModelCard card() {
    return card;
  }

  /** To which batches go now. */
  Batches.Account account() {
    return account;
  }

  BatchApi api() {
    return api;
  }

  /** Everything that may answer, with every prompt. */
  List<Selection> selections() {
    return models.values().stream().map(RemoteModel::selection).map(masks::of).toList();
  }

  /**
   * A question as it is put to the vendor.
   *
   * @param selection what its answer is filed under
   * @param body what is sent
   * @param atMost what it may cost
   * @param cacheKey the name of its answer
   */
  record Put(Selection selection, String body, Cost atMost, String cacheKey) {}

  /**
   * Puts a question, behind the mask if there is one.
   *
   * @throws ModelException.ContextOverflow if it may be too long for the model
   */
  Put put(String prompt, Question question) throws ModelException.ContextOverflow {
    RemoteModel model = model(prompt);
    Question shown = masks.of(question);
    return new Put(
        masks.of(model.selection()),
        model.body(shown),
        model.atMost(shown),
        CachedModel.key(model.selection(), shown));
  }

  /** What the answers to this prompt are filed under. */
  Selection selection(String prompt) {
    return masks.of(model(prompt).selection());
  }

  private RemoteModel model(String prompt) {
    RemoteModel model = models.get(prompt);
    if (model == null) {
      throw new IllegalArgumentException("no prompt " + prompt);
    }
    return model;
  }

  /**
   * Reads an answer. How, does not depend on the prompt, which may have changed since.
   *
   * @param batch whose model and day say what it cost
   * @param unknown what it counts for if that price is not known
   */
  Completion read(Batches.Batch batch, Supplier<Cost> unknown, String body) throws ModelException {
    Till till = Till.ofBatch(catalogue, batch.model(), batch.begunAt(), unknown);
    return new RemoteModel(card, anyPrompt, protocol, client, till).read(body);
  }

  @Override
  public void close() {
    client.close();
  }
}
