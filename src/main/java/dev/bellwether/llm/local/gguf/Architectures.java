package dev.bellwether.llm.local.gguf;

import dev.bellwether.BellwetherException;
import java.util.Set;

/** Which models which runtime can run. */
public final class Architectures {
  /** Models that turn text into numbers, not into text. */
  private static final Set<String> NO_WRITERS =
      Set.of(
          "bert",
          "clip",
          "jina-bert-v2",
          "modern-bert",
          "neo-bert",
          "nomic-bert",
          "nomic-bert-moe",
          "t5encoder",
          "wavtokenizer-dec");

  /**
   * What llama.cpp b4916 can run, which java-llama.cpp 4.2.0 is made of: the names in its library,
   * without those that write no text.
   */
  private static final Set<String> BINDING =
      Set.of(
          "arctic",
          "arwkv7",
          "baichuan",
          "bitnet",
          "bloom",
          "chameleon",
          "chatglm",
          "codeshell",
          "cohere2",
          "command-r",
          "dbrx",
          "deci",
          "deepseek",
          "deepseek2",
          "exaone",
          "falcon",
          "gemma",
          "gemma2",
          "gemma3",
          "gpt2",
          "gptneox",
          "granite",
          "granitemoe",
          "grok",
          "internlm2",
          "jais",
          "llama",
          "mamba",
          "minicpm",
          "minicpm3",
          "mpt",
          "nemotron",
          "olmo",
          "olmo2",
          "olmoe",
          "openelm",
          "orion",
          "phi2",
          "phi3",
          "phimoe",
          "plamo",
          "qwen",
          "qwen2",
          "qwen2moe",
          "qwen2vl",
          "refact",
          "rwkv6",
          "rwkv6qwen2",
          "rwkv7",
          "stablelm",
          "starcoder",
          "starcoder2",
          "xverse");

  private Architectures() {}

  /** True if the binding in this program can run it. */
  public static boolean knownToBinding(ModelHeader header) {
    return BINDING.contains(header.architecture());
  }

  /**
   * Refuses what the binding in this program cannot run.
   *
   * @throws BellwetherException (usage)
   */
  public static void requireBinding(ModelHeader header) {
    requireWriter(header);
    if (!knownToBinding(header)) {
      throw BellwetherException.usage(
          "unsupported architecture '"
              + header.architecture()
              + "' in "
              + header.file()
              + ": java-llama.cpp 4.2.0 does not know it",
          "set local.runtime to llama-server with a newer llama.cpp, or take a Mistral or Llama"
              + " model");
    }
  }

  /**
   * Refuses what writes no text in any runtime.
   *
   * @throws BellwetherException (usage)
   */
  public static void requireWriter(ModelHeader header) {
    if (NO_WRITERS.contains(header.architecture())) {
      throw BellwetherException.usage(
          "unsupported architecture '"
              + header.architecture()
              + "' in "
              + header.file()
              + ": it writes no text",
          "take an instruction-tuned model, such as Mistral-7B-Instruct");
    }
  }
}
