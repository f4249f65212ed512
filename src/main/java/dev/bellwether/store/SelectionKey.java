package dev.bellwether.store;

import dev.bellwether.Selection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The short name under which rows point to a selection: 16 hexadecimal digits of its SHA-256. */
public final class SelectionKey {
  private static final int BYTES = 8;

  private SelectionKey() {}

  /** The key of a selection; equal selections have equal keys. */
  public static String of(Selection selection) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(selection.canonical().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
