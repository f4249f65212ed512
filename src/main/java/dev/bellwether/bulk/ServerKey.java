package dev.bellwether.bulk;

import java.io.Serializable;

/**
 * The key of one's own model servers, on its way to the machines that ask them. It is never shown,
 * not even by accident.
 *
 * @param text empty for servers that want none
 */
public record ServerKey(String text) implements Serializable {
  /** For servers that want none. */
  public static final ServerKey NONE = new ServerKey("");

  @Override
  public String toString() {
    return text.isEmpty() ? "no key" : "***";
  }
}
