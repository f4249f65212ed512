package dev.bellwether.engine;

import dev.bellwether.Element;
import dev.bellwether.Section;
import dev.bellwether.Span;
import dev.bellwether.chunk.FilingChunker;
import dev.bellwether.chunk.Passage;
import dev.bellwether.chunk.TokenMeter;
import dev.bellwether.filing.Change;
import dev.bellwether.filing.Delta;
import dev.bellwether.filing.Filing;
import dev.bellwether.filing.FilingDocument;
import dev.bellwether.filing.FormFamily;
import dev.bellwether.filing.Priorities;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Turns a filing into rows: its chunks, its sections, its elements, or what has changed in it. */
final class FilingRows {
  private final String file;
  private final Filing filing;
  private final Priorities priorities;
  private final TokenMeter meter;

  FilingRows(String file, Filing filing, Priorities priorities, TokenMeter meter) {
    this.file = file;
    this.filing = filing;
    this.priorities = priorities;
    this.meter = meter;
  }

  List<FilingRow> chunks(FilingChunker chunker) {
    List<FilingRow> rows = new ArrayList<>();
    for (FilingDocument document : filing.documents()) {
      for (Passage passage : chunker.chunk(Outlines.of(filing, document))) {
        String kind = passage.kind().name().toLowerCase(Locale.ROOT);
        rows.add(
            row(document, passage.ordinal(), passage.section(), kind, passage.span())
                .with(passage.tokens(), passage.context())
                .done());
      }
    }
    return rows;
  }

  List<FilingRow> sections() {
    List<FilingRow> rows = new ArrayList<>();
    for (FilingDocument document : filing.documents()) {
      for (Section section : document.sections()) {
        int tokens = count(document, section.span());
        int ordinal = rows.size();
        String kind = document.isExhibit() ? "exhibit" : "section";
        rows.add(
            row(document, ordinal, Optional.of(section), kind, section.span())
                .with(tokens, "")
                .done());
      }
    }
    return rows;
  }

  List<FilingRow> elements() {
    List<FilingRow> rows = new ArrayList<>();
    for (FilingDocument document : filing.documents()) {
      for (int i = 0; i < document.elements().size(); i++) {
        Element element = document.elements().get(i);
        Optional<Section> section = Outlines.sectionOf(document, element.span());
        String kind = element.kind().name().toLowerCase(Locale.ROOT);
        int tokens = count(document, element.span());
        rows.add(row(document, i, section, kind, element.span()).with(tokens, "").done());
      }
    }
    return rows;
  }

  List<FilingRow> delta(Filing prior) {
    FilingDocument main = filing.main();
    List<FilingRow> rows = new ArrayList<>();
    for (Change change : Delta.of(main, prior.main()).changes()) {
      boolean removed = change.kind() == Change.Kind.REMOVED;
      FilingDocument document = removed ? prior.main() : main;
      Span span = change.element().span();
      String kind = change.kind().name().toLowerCase(Locale.ROOT);
      rows.add(
          row(document, rows.size(), Optional.of(change.section()), kind, span)
              .with(count(document, span), "")
              .changed(change)
              .done());
    }
    return rows;
  }

  private int count(FilingDocument document, Span span) {
    return meter.count(document.text(), span.start(), span.end());
  }

  private Draft row(
      FilingDocument document, int ordinal, Optional<Section> section, String kind, Span span) {
    return new Draft(document, ordinal, section, kind, span);
  }

  private int priority(FilingDocument document, Optional<Section> section) {
    FormFamily form = FormFamily.of(filing.form());
    if (document.isExhibit()) {
      return priorities.ofExhibit(form, document);
    }
    return section.map(s -> priorities.of(form, s)).orElse(Priorities.SKIPPED);
  }

  /** A row in the making. */
  private final class Draft {
    private final FilingDocument document;
    private final int ordinal;
    private final Optional<Section> section;
    private final String kind;
    private final Span span;
    private int tokens;
    private OptionalInt news = OptionalInt.empty();
    private String context = "";
    private String weight = "";
    private double similarity;

    Draft(FilingDocument document, int ordinal, Optional<Section> section, String kind, Span span) {
      this.document = document;
      this.ordinal = ordinal;
      this.section = section;
      this.kind = kind;
      this.span = span;
    }

    Draft with(int newTokens, String newContext) {
      tokens = newTokens;
      context = newContext;
      return this;
    }

    Draft changed(Change change) {
      weight = change.weight().name().toLowerCase(Locale.ROOT);
      similarity = change.similarity();
      news = OptionalInt.of(change.news().stream().mapToInt(s -> count(document, s)).sum());
      return this;
    }

    FilingRow done() {
      int worth = priority(document, section) > Priorities.SKIPPED ? news.orElse(tokens) : 0;
      return new FilingRow(
          file,
          document.type(),
          ordinal,
          filing.form(),
          section.map(Section::part).orElse(""),
          section.map(Section::item).orElse(""),
          section.map(Section::title).orElse(""),
          kind,
          span.start(),
          span.end(),
          tokens,
          worth,
          priority(document, section),
          weight,
          section.map(Section::confidence).orElse(0.0),
          section.map(s -> s.state().name().toLowerCase(Locale.ROOT)).orElse(""),
          similarity,
          context,
          span.of(document.text()));
    }
  }
}
