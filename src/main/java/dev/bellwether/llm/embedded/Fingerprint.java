package dev.bellwether.llm.embedded;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What makes a model this model, as a short hash. */
final class Fingerprint {
  private static final int DIGITS = 16;

  private Fingerprint() {}

  /** The first {@value #DIGITS} hexadecimal digits of the SHA-256 over all parts. */
  static String of(byte[]... parts) {
    return sha256(parts).substring(0, DIGITS);
  }

  /** The SHA-256 over all parts in hexadecimal. */
  static String sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
