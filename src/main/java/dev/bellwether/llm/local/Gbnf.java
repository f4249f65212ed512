package dev.bellwether.llm.local;

/** placeholder */
final class Gbnf {
  private Gbnf() {}

  static void requireSound(String grammar) {}
}
