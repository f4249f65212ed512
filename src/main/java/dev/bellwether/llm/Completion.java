package dev.bellwether.llm;

import dev.bellwether.Cost;
import dev.bellwether.TokenUsage;
import dev.bellwether.Verdict;

/**
 * What a model answered.
 *
 * @param verdict its judgement
 * @param usage tokens it took
 * @param cost what it cost
 */
public record Completion(Verdict verdict, TokenUsage usage, Cost cost) {}
