package dev.bellwether.report;

import java.util.List;

/**
 * A small result as rows and columns. Cells are {@code String}, {@code Long}, {@code Integer},
 * {@code Double}, {@code Boolean}, {@code java.time.Instant}, {@code java.time.LocalDate}, a {@code
 * List} of these, or {@code null} for "no value".
 *
 * @param columns names in snake case
 * @param rows each as long as {@code columns}
 */
public record Table(
    List<String> columns, List<List<? extends @org.jspecify.annotations.Nullable Object>> rows) {}
