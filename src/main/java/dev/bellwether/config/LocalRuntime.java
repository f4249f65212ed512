package dev.bellwether.config;

/** What runs the local model. */
public enum LocalRuntime {
  /** java-llama.cpp in a child JVM. */
  JAVA_LLAMA,
  /** An official {@code llama-server}. */
  LLAMA_SERVER
}
