package dev.bellwether.config;

/**
 * A setting given on the command line.
 *
 * @param option the option as typed, such as {@code --min-names}; only for messages
 * @param key the setting's dotted name, such as {@code replay.min_names}
 * @param value its text; lists are separated by commas
 */
public record Flag(String option, String key, String value) {}
