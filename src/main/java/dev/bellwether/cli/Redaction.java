package dev.bellwether.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes secrets out of whatever is printed: keys from the environment, and webhook addresses. */
final class Redaction {
  private static final String HIDDEN = "***";
  private static final int SHORTEST_SECRET = 8;
  private static final Pattern WEBHOOK =
      Pattern.compile("(https?://[^\\s/]+/api/(?:v\\d+/)?webhooks/)[^\\s?#\"']+");
  private static final Pattern KEY_IN_URL =
      Pattern.compile(
          "([?&](?:key|auth|sig|signature|[\\w.-]*(?:api_?key|token|secret|password))=)[^\\s&#\"']+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SETTING =
      Pattern.compile(
          "(\\b[\\w.-]+[._](?:api_?key|token|secret|password|webhook)=)[^\\s&#\"']+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern USER_IN_URL = Pattern.compile("(https?://)[^\\s/@]+@");

  private final List<String> secrets = new ArrayList<>();

  Redaction(Map<String, String> environment) {
    environment.forEach(
        (name, value) -> {
          if (isSecret(name)) {
            hide(value);
          }
        });
  }

  /** From now on this is a secret, unless it is so short that it would hide ordinary words. */
  synchronized void hide(String secret) {
    if (secret.length() >= SHORTEST_SECRET) {
      secrets.add(secret);
      secrets.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
      // A secret may be the beginning of another one.
      secrets.sort(Comparator.comparingInt(String::length).reversed());
    }
  }

  private static boolean isSecret(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.endsWith("_KEY")
        || upper.endsWith("_TOKEN")
        || upper.endsWith("_SECRET")
        || upper.endsWith("_WEBHOOK")
        || upper.endsWith("_PASSWORD");
  }

  synchronized String clean(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, HIDDEN);
    }
    clean = WEBHOOK.matcher(clean).replaceAll("$1" + HIDDEN);
    clean = SETTING.matcher(clean).replaceAll("$1" + HIDDEN);
    clean = KEY_IN_URL.matcher(clean).replaceAll("$1" + HIDDEN);
    return USER_IN_URL.matcher(clean).replaceAll("$1" + HIDDEN + "@");
  }
}
