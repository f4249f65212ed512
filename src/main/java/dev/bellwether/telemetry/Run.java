package dev.bellwether.telemetry;

/**
 * One execution of a command.
 *
 * @param id as in the table of runs
 * @param command such as {@code score}
 * @param version of Bellwether
 */
public record Run(String id, String command, String version) {}
