package dev.bellwether.filing;

import dev.bellwether.BellwetherException;
import dev.bellwether.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a file as filed: HTML, inline XBRL, plain text, or the full submission. */
public final class FilingReader {
  /** The largest filings are below; what is above is no filing, and would not fit the memory. */
  public static final int LARGEST = 100_000_000;

  /** Pictures, archives, spreadsheets and XBRL files hold no text to read. */
  private static final Pattern NO_TEXT =
      Pattern.compile("GRAPHIC|ZIP|EXCEL|XML|JSON|PDF|COVER|EX-10[0134](\\..*)?|EX-27(\\..*)?");

  /**
   * Paragraphs, lines, rows and cells of one filing that are read: ten times what the largest of
   * our real filings has. Each costs a hundred bytes or so, whatever it says.
   */
  static final int MOST_PIECES = 700_000;

  private final String file;
  private int left = MOST_PIECES;
  private boolean isCut;

  private FilingReader(String file) {
    this.file = file;
  }

  /**
   * The filing in these bytes.
   *
   * @throws BellwetherException if there is nothing to read, or too much
   */
  public static Filing read(byte[] bytes) {
    if (bytes.length > LARGEST) {
      throw BellwetherException.usage(
          "more than " + LARGEST / 1_000_000 + " MB", "is it a filing?");
    }
    String file = SourceText.decode(bytes);
    if (file.isBlank()) {
      throw BellwetherException.usage("the file is empty", "is it a filing?");
    }
    if (SourceText.isBinary(file)) {
      throw BellwetherException.usage("the file is no text", "is it a filing?");
    }
    return new FilingReader(file).read();
  }

  private Filing read() {
    Submission submission = SubmissionReader.read(file);
    List<FilingDocument> documents = new ArrayList<>();
    for (Submission.Part part : submission.documents()) {
      String type = part.type().toUpperCase(Locale.ROOT);
      if (documents.isEmpty()) {
        documents.add(form(part));
      } else if (!NO_TEXT.matcher(type).matches() && !isCut) {
        documents.add(beside(part, documents.get(0)));
      }
    }
    return new Filing(
        CoverFacts.complete(submission.header(), file),
        CoverFacts.symbols(file),
        documents,
        missing());
  }

  private Optional<String> missing() {
    if (isCut) {
      return Optional.of("has more than %,d paragraphs, lines and cells".formatted(MOST_PIECES));
    }
    return Cut.isShort(file) ? Optional.of("ends in the middle") : Optional.empty();
  }

  private Reading reading(Submission.Part part) {
    Reading reading = DocumentReader.read(file, part.text(), left);
    left -= reading.pieces();
    isCut |= reading.isCut();
    return reading;
  }

  private FilingDocument form(Submission.Part part) {
    Reading reading = reading(part);
    String type = part.type().isEmpty() ? FormFamily.onCover(reading.text()) : part.type();
    return document(part, type, reading, SectionFinder.find(reading, FormFamily.of(type)));
  }

  private FilingDocument beside(Submission.Part part, FilingDocument form) {
    Reading reading = reading(part);
    boolean current = FormFamily.of(form.type()) == FormFamily.CURRENT;
    List<Section> sections =
        current
            ? ExhibitLinks.of(form, part.type(), reading.text()).map(List::of).orElse(List.of())
            : List.of();
    return document(part, part.type(), reading, sections);
  }

  private static FilingDocument document(
      Submission.Part part, String type, Reading reading, List<Section> sections) {
    return new FilingDocument(
        type,
        part.fileName(),
        reading.text(),
        reading.elements(),
        sections,
        reading.pages(),
        reading.furniture());
  }
}
