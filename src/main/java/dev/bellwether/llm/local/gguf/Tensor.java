package dev.bellwether.llm.local.gguf;

/**
 * One tensor of a model.
 *
 * @param name such as {@code blk.0.attn_q.weight}
 * @param type how its numbers are stored
 * @param numbers how many it has
 * @param offset where its bytes begin, from the beginning of the data
 * @param bytes how many bytes they take
 */
public record Tensor(String name, TensorType type, long numbers, long offset, long bytes) {}
