package dev.bellwether.llm.local;

/**
 * What a supervisor has counted.
 *
 * @param starts workers that have loaded
 * @param crashes workers that ended before they were told to, the killed ones included
 * @param recycles workers that were replaced
 * @param overlaps of these, with the next one ready before
 * @param kills workers that were killed because they hung
 * @param evaluatedAsks prompts that ended workers and the present ones have evaluated
 * @param evaluatedTokens tokens they took
 */
public record Tally(
    long starts,
    long crashes,
    long recycles,
    long overlaps,
    long kills,
    long evaluatedAsks,
    long evaluatedTokens) {}
