package dev.bellwether.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What is set, for the engine and for people.
 *
 * @param settings the typed values
 * @param sources the {@code [[sources]]} of the workspace, in their order
 * @param triggers the {@code [[triggers]]} of the workspace, in their order
 * @param policies which tiers a text may use, by name; the workspace's over the built-in ones
 * @param webhooks the {@code [[webhooks]]} of the workspace, in their order
 * @param entries each setting's value and origin, in the order of the table
 */
public record Configuration(
    Settings settings,
    List<Source> sources,
    List<Trigger> triggers,
    List<RoutePolicy> policies,
    List<Webhook> webhooks,
    List<Entry> entries) {
  static final String REDACTED = "***";

  public Configuration {
    sources = List.copyOf(sources);
    triggers = List.copyOf(triggers);
    policies = List.copyOf(policies);
    webhooks = List.copyOf(webhooks);
    entries = List.copyOf(entries);
  }

  /**
   * One setting as shown.
   *
   * @param key dotted name
   * @param value its canonical text; {@code ***} for a secret that is not empty
   * @param origin {@code default}, {@code flag --min-names}, {@code environment BELLWETHER_X} or
   *     file and line
   * @param description one line of help
   * @param secret whether the value is hidden
   */
  public record Entry(String key, String value, String origin, String description, boolean secret) {
    private static Entry of(Resolution.Chosen<?> chosen) {
      SettingKey<?> key = chosen.key();
      String text = chosen.text();
      String shown = key.secret() && !text.isEmpty() ? REDACTED : text;
      return new Entry(key.name(), shown, chosen.origin(), key.description(), key.secret());
    }
  }

  /**
   * Reads everything: flag over variable over workspace file over user file over default.
   *
   * @throws dev.bellwether.BellwetherException (usage) for an unknown name, a value that is not
   *     allowed, or a file that cannot be read; it names the place and what would be right
   */
  public static Configuration read(Inputs inputs) {
    return read(inputs, new SettingTable(Settings.KEYS));
  }

  static Configuration read(Inputs inputs, SettingTable table) {
    TomlFile workspace = TomlFile.read(inputs.workspaceFile());
    TomlFile user = TomlFile.read(inputs.userFile());
    SourceTables.refuseIn(user);
    List<Layer> strongestFirst =
        List.of(
            FlagLayer.read(inputs.flags(), table),
            EnvironmentLayer.read(inputs.environment(), table),
            FileLayer.read(workspace, table),
            FileLayer.read(user, table));
    Resolution resolution = Resolution.of(table, strongestFirst);
    List<Source> sources = SourceTables.read(workspace);
    List<Trigger> triggers = TriggerTables.read(workspace, sources);
    return new Configuration(
        Settings.of(resolution),
        sources,
        triggers,
        PolicyTables.read(workspace, user),
        WebhookTables.read(workspace, sources, triggers),
        resolution.inTableOrder().stream().map(Entry::of).toList());
  }

  /**
   * SHA-256, in hexadecimal, over the lines {@code key=value} of all settings that are not secret,
   * in table order, each ended by a line feed, in UTF-8. Origins and sources do not count.
   */
  public String sha256() {
    StringBuilder lines = new StringBuilder();
    for (Entry entry : entries) {
      if (!entry.secret()) {
        lines.append(entry.key()).append('=').append(entry.value()).append('\n');
      }
    }
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(sha256Digest().digest(bytes));
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
