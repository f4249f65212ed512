package dev.bellwether.cli;

import java.util.List;
import java.util.Locale;

/** Writes one manual page in the {@code man} macros of troff (groff_man(7)). */
final class ManPage {
  private final StringBuilder source = new StringBuilder();

  /**
   * @param name what the page is about
   * @param origin program and version, shown at the foot
   */
  ManPage(String name, String origin) {
    macro("TH", quoted(name.toUpperCase(Locale.ROOT)), "1", "\"\"", quoted(origin));
  }

  ManPage section(String title) {
    macro("SH", quoted(title.toUpperCase(Locale.ROOT)));
    return this;
  }

  /** A paragraph that may be wrapped anew. */
  void text(String text) {
    line(text);
  }

  /** A paragraph whose line ends and spaces are kept. */
  void asItStands(List<String> lines) {
    macro("PP");
    macro("nf");
    lines.forEach(this::line);
    macro("fi");
  }

  /** A term in bold and what it means. */
  void entry(String term, String meaning) {
    macro("TP");
    macro("B", quoted(term));
    line(meaning);
  }

  /** Another page of the first section and what it is about; only its name if that is empty. */
  void reference(String name, String about) {
    macro("TP");
    macro("BR", quoted(name), "(1)");
    if (!about.isEmpty()) {
      line(about);
    }
  }

  private void macro(String name, String... arguments) {
    source.append('.').append(name);
    for (String argument : arguments) {
      source.append(' ').append(argument);
    }
    source.append('\n');
  }

  private void line(String text) {
    String escaped = escaped(text);
    boolean request = escaped.startsWith(".") || escaped.startsWith("'");
    source.append(request ? "\\&" : "").append(escaped).append('\n');
  }

  private static String quoted(String argument) {
    return '"' + escaped(argument).replace("\"", "\\(dq") + '"';
  }

  /** What is typed must come out as ASCII, so that it can be copied from the page. */
  private static String escaped(String text) {
    return text.replace("\\", "\\e")
        .replace("-", "\\-")
        .replace("'", "\\(aq")
        .replace("`", "\\(ga")
        .replace("^", "\\(ha")
        .replace("~", "\\(ti");
  }

  @Override
  public String toString() {
    return source.toString();
  }
}
