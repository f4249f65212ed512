package dev.bellwether.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.bellwether.BellwetherException;
import dev.bellwether.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The models that are known, by id: ours, and over them those of the workspace. */
public final class Catalogue {
  private static final TomlMapper TOML = new TomlMapper();

  private final Map<String, ModelCard> cards;

  private Catalogue(Map<String, ModelCard> cards) {
    this.cards = cards;
  }

  /**
   * Reads both files.
   *
   * @param own the user's {@code models.toml}; need not exist
   * @throws BellwetherException (usage) if it cannot be understood
   */
  public static Catalogue load(Path own) {
    Map<String, ModelCard> cards = new LinkedHashMap<>();
    read("built in", builtIn()).forEach(card -> cards.put(card.id(), card));
    if (Files.exists(own)) {
      try {
        read(own.toString(), Files.readString(own)).forEach(card -> cards.put(card.id(), card));
      } catch (IOException e) {
        throw BellwetherException.failed(
            "cannot read " + own + ": " + e.getMessage(), "save it as UTF-8", e);
      }
    }
    return new Catalogue(cards);
  }

  private static List<ModelCard> read(String origin, String toml) {
    try {
      JsonNode root = TOML.readTree(toml);
      root.fieldNames()
          .forEachRemaining(
              name -> {
                if (!name.equals("models")) {
                  throw BellwetherException.usage(
                      origin + ": unknown key " + name, "models are tables [[models]]");
                }
              });
      List<ModelCard> cards = new ArrayList<>();
      for (JsonNode table : root.path("models")) {
        cards.add(new CardReader(origin, table).card());
      }
      return cards;
    } catch (JsonProcessingException e) {
      throw BellwetherException.usage(
          origin + ": broken TOML: " + e.getOriginalMessage(), "see models.toml of Bellwether");
    }
  }

  private static String builtIn() {
    try (InputStream in = Catalogue.class.getResourceAsStream("models.toml")) {
      if (in == null) {
        throw new IllegalStateException("the build has left out models.toml");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All models, in the order of the files. */
  public List<ModelCard> all() {
    return List.copyOf(cards.values());
  }

  /** A model by id, if it is known. */
  public Optional<ModelCard> find(String id) {
    return Optional.ofNullable(cards.get(id));
  }

  /**
   * The model to ask at a tier.
   *
   * @param id as the user has set it; empty for the standard model
   * @throws BellwetherException (usage) if it is not known
   */
  public ModelCard get(Tier tier, String id) {
    return cards.values().stream()
        .filter(card -> card.tier() == tier)
        .filter(card -> id.isEmpty() ? card.standard() : card.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                BellwetherException.usage(
                    "the " + tier.key() + " tier has no known model '" + id + "'",
                    "add it with its price to models.toml in the workspace"));
  }
}
