/** Any server that speaks OpenAI's chat completions: llama-server, vLLM, Ollama, OpenAI. */
@NullMarked
package dev.bellwether.llm.openai;

import org.jspecify.annotations.NullMarked;
