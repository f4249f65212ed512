package dev.bellwether.llm.local.memory;

import java.util.Locale;

/** Amounts of memory as people read them. */
public final class Bytes {
  private static final double GB = 1e9;
  private static final double MB = 1e6;

  private Bytes() {}

  /** In GB of 10^9 bytes with one decimal, or in MB when it is little. */
  public static String shown(long bytes) {
    return bytes >= GB
        ? String.format(Locale.ROOT, "%.1f GB", bytes / GB)
        : String.format(Locale.ROOT, "%.0f MB", bytes / MB);
  }
}
