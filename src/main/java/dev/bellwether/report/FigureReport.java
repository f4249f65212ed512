package dev.bellwether.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Figures in named sections, in the order they are added: a section is one set of figures, or a
 * list of sets that all have the same names. Names are in snake case and are the JSON schema.
 */
public final class FigureReport {
  /** The version of the schema that this code writes. */
  public static final int SCHEMA_VERSION = 1;

  /** Several sets of figures, or one. */
  record Section(String name, boolean isList, List<Map<String, @Nullable Object>> entries) {}

  private final String headline;
  private final List<Section> sections = new ArrayList<>();

  /**
   * A report without figures yet.
   *
   * @param headline one plain sentence: what the figures say
   */
  public FigureReport(String headline) {
    this.headline = headline;
  }

  /** Adds a section of one set. */
  public FigureReport with(String name, Fields figures) {
    sections.add(new Section(name, false, List.of(figures.map())));
    return this;
  }

  /** Adds a section of one set, or of none. */
  public FigureReport with(String name, Optional<Fields> figures) {
    sections.add(new Section(name, false, figures.map(Fields::map).stream().toList()));
    return this;
  }

  /** Adds a section of any number of sets; the first figure of each tells which it is. */
  public FigureReport with(String name, List<Fields> entries) {
    sections.add(new Section(name, true, entries.stream().map(Fields::map).toList()));
    return this;
  }

  /** What the figures say. */
  public String headline() {
    return headline;
  }

  List<Section> sections() {
    return sections;
  }

  /** Everything as one tree of maps and lists. */
  Map<String, @Nullable Object> tree() {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("schema_version", SCHEMA_VERSION);
    tree.put("headline", headline);
    for (Section section : sections) {
      tree.put(section.name(), section.isList() ? section.entries() : single(section));
    }
    return tree;
  }

  private static @Nullable Object single(Section section) {
    return section.entries().isEmpty() ? null : section.entries().get(0);
  }

  /** All figures as rows of {@code section, entry, figure, value}. */
  Table table() {
    List<List<? extends @Nullable Object>> rows = new ArrayList<>();
    rows.add(Arrays.asList("summary", null, "headline", headline));
    sections.forEach(section -> section.entries().forEach(entry -> addRows(section, entry, rows)));
    return new Table(List.of("section", "entry", "figure", "value"), rows);
  }

  private static void addRows(
      Section section,
      Map<String, @Nullable Object> entry,
      List<List<? extends @Nullable Object>> rows) {
    Object key = section.isList() ? entry.values().iterator().next() : null;
    entry.forEach(
        (figure, value) -> {
          List<@Nullable Object> row = new ArrayList<>();
          row.add(section.name());
          row.add(key == null ? null : CellText.machine(key));
          row.add(figure);
          row.add(value);
          rows.add(row);
        });
  }
}
