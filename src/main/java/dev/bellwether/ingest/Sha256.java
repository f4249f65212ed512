package dev.bellwether.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The first 128 bits of SHA-256 (FIPS 180-4), as 32 hexadecimal digits. */
public final class Sha256 {
  private static final int BYTES = 16;

  /** Looking one up takes longer than hashing a headline. */
  private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Sha256::create);

  private Sha256() {}

  /** Over the first bytes of an array. */
  public static String hex128(byte[] bytes, int length) {
    MessageDigest digest = DIGEST.get();
    digest.update(bytes, 0, length);
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  /** Over several parts; each goes in with its length, so that "ab", "c" is not "a", "bc". */
  public static String hex128(String... parts) {
    MessageDigest digest = DIGEST.get();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  private static MessageDigest create() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
