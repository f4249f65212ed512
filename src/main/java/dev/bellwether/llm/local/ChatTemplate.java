package dev.bellwether.llm.local;

import java.util.List;

/**
 * How a family of models marks who speaks. Built here, because the binding's own templating damages
 * characters outside the basic plane.
 */
public enum ChatTemplate {
  /** Mistral and Llama 2. The beginning-of-text token is added by the runtime. */
  INST("[INST] ", "\n\n", " [/INST]"),
  /** Qwen and many others. */
  CHATML(
      "<|im_start|>system\n",
      "<|im_end|>\n<|im_start|>user\n",
      "<|im_end|>\n<|im_start|>assistant\n"),
  /** Llama 3. */
  LLAMA3(
      "<|start_header_id|>system<|end_header_id|>\n\n",
      "<|eot_id|><|start_header_id|>user<|end_header_id|>\n\n",
      "<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n"),
  /** Gemma, which has no system turn. */
  GEMMA("<start_of_turn>user\n", "\n\n", "<end_of_turn>\n<start_of_turn>model\n");

  private final String beforeSystem;
  private final String beforeUser;
  private final String afterUser;

  ChatTemplate(String beforeSystem, String beforeUser, String afterUser) {
    this.beforeSystem = beforeSystem;
    this.beforeUser = beforeUser;
    this.afterUser = afterUser;
  }

  /**
   * The family that a model's own template belongs to; {@link #INST} if that is unknown.
   *
   * @param template {@code tokenizer.chat_template} of the model; may be empty
   */
  public static ChatTemplate of(String template) {
    if (template.contains("<|im_start|>")) {
      return CHATML;
    }
    if (template.contains("<|start_header_id|>")) {
      return LLAMA3;
    }
    return template.contains("<start_of_turn>") ? GEMMA : INST;
  }

  /** All of a prompt that comes before what the user says. */
  String head(String system) {
    return beforeSystem + system + beforeUser;
  }

  /** What follows what the user says, before the model answers. */
  String tail() {
    return afterUser;
  }

  /** Texts by which a turn could be forged. */
  List<String> marks() {
    return switch (this) {
      case INST -> List.of("[INST]", "[/INST]", "<<SYS>>", "<</SYS>>");
      case CHATML -> List.of("<|im_start|>", "<|im_end|>");
      case LLAMA3 -> List.of("<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>");
      case GEMMA -> List.of("<start_of_turn>", "<end_of_turn>");
    };
  }
}
