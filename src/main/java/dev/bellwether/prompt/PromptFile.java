package dev.bellwether.prompt;

import dev.bellwether.BellwetherException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a prompt: a head of {@code key: value} lines, then the parts System and User. */
final class PromptFile {
  private static final Pattern SHAPE =
      Pattern.compile("---\n(.*?)\n---\n+# System\n+(.*?)\n+# User\n+(.*)", Pattern.DOTALL);
  private static final Pattern ENTRY = Pattern.compile("([a-z_]+): *(.+)");

  private final String origin;

  private PromptFile(String origin) {
    this.origin = origin;
  }

  static Prompt parse(String origin, String text, String schema) {
    return new PromptFile(origin).parse(text.replace("\r\n", "\n").strip(), schema.strip());
  }

  private Prompt parse(String text, String schema) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw broken("it has no head, '# System' and '# User'");
    }
    Map<String, String> head = head(parts.group(1));
    String user = parts.group(3).strip();
    if (!user.contains("{{text}}") || !user.contains("{{ticker}}")) {
      throw broken("its user part lacks {{text}} or {{ticker}}");
    }
    return new Prompt(
        value(head, "name"),
        number(head, "version"),
        parts.group(2).strip(),
        user,
        schema,
        number(head, "max_output_tokens"),
        sha256(text + "\n" + schema),
        origin);
  }

  private Map<String, String> head(String lines) {
    Map<String, String> head = new TreeMap<>();
    for (String line : lines.lines().toList()) {
      Matcher entry = ENTRY.matcher(line.strip());
      if (!entry.matches()) {
        throw broken("'" + line + "' is not key: value");
      }
      head.put(entry.group(1), entry.group(2));
    }
    return head;
  }

  private String value(Map<String, String> head, String key) {
    String value = head.get(key);
    if (value == null) {
      throw broken("its head has no " + key);
    }
    return value;
  }

  private int number(Map<String, String> head, String key) {
    try {
      return Integer.parseInt(value(head, key));
    } catch (NumberFormatException e) {
      throw broken(key + " is not a whole number");
    }
  }

  private BellwetherException broken(String reason) {
    return BellwetherException.usage(
        "the prompt " + origin + " cannot be used: " + reason,
        "compare it with 'bellwether prompt show --built-in NAME', or delete it");
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
