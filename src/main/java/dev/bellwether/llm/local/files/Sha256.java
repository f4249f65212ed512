package dev.bellwether.llm.local.files;

import dev.bellwether.BellwetherException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The checksum of a file.
 *
 * @param hex 64 hexadecimal digits, lower case
 */
public record Sha256(String hex) {
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

  /**
   * A checksum as the user gives it; {@code sha256:} before it and upper case are allowed.
   *
   * @throws BellwetherException (usage) if it is none
   */
  public static Sha256 parse(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    String hex = lower.startsWith("sha256:") ? lower.substring("sha256:".length()) : lower;
    if (!DIGITS.matcher(hex).matches()) {
      throw BellwetherException.usage(
          "not a SHA-256 checksum: " + text, "it has 64 hexadecimal digits");
    }
    return new Sha256(hex);
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static Sha256 of(MessageDigest digest) {
    return new Sha256(HexFormat.of().formatHex(digest.digest()));
  }

  /**
   * Compares what a file has with what it should have.
   *
   * @throws BellwetherException (usage) if they differ
   */
  void require(Sha256 wanted, String file) {
    if (!equals(wanted)) {
      throw BellwetherException.usage(
          "wrong checksum: " + file + " has SHA-256 " + hex + ", not " + wanted.hex,
          "compare with the publisher's; if yours is right, the file is damaged or another one");
    }
  }
}
