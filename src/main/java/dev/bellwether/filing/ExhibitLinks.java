package dev.bellwether.filing;

import dev.bellwether.Section;
import dev.bellwether.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which item of an 8-K an exhibit 99 carries: "furnished as Exhibit 99.1" under item 2.02 makes the
 * press release the substance of that item.
 */
final class ExhibitLinks {
  /** Results are what companies announce by press release; the others follow in this order. */
  private static final List<String> LIKELY = List.of("2.02", "12", "7.01", "9", "8.01", "5");

  private static final double NAMED = 0.95;
  private static final double ONLY_ONE = 0.8;
  private static final double LIKELIEST = 0.6;

  private static final Pattern TYPE =
      Pattern.compile("EX-99(?:\\.0*(\\d{1,2}))?.*", Pattern.CASE_INSENSITIVE);

  /** "Exhibit 99.1", "Exhibits 99.1 and 99.2", "Exhibit (99)(a)" up to the last number. */
  private static final Pattern MENTION =
      Pattern.compile(
          "exhibits?\\W{1,3}(?:nos?\\.?\\W|numbers?\\W)?((?:\\W{0,3}(?:and|through|to|,|&)?\\W{0,3}99(?:\\.\\d{1,2})?){1,6})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NUMBER = Pattern.compile("99(?:\\.0*(\\d{1,2}))?");

  private ExhibitLinks() {}

  /**
   * The section that the whole of an exhibit is.
   *
   * @param form the form it was filed with
   * @param type such as EX-99.1
   * @param exhibit what it says
   * @return empty for exhibits of another kind, and if no item of the form can be told
   */
  static Optional<Section> of(FilingDocument form, String type, String exhibit) {
    Matcher number = TYPE.matcher(type);
    if (exhibit.isBlank() || !number.matches()) {
      return Optional.empty();
    }
    List<Section> items = form.sections().stream().filter(s -> !listsExhibits(s)).toList();
    String wanted = number.group(1) == null ? "" : number.group(1);
    return naming(form, items, wanted)
        .map(item -> section(item, NAMED, exhibit))
        .or(() -> unnamed(items, exhibit));
  }

  private static boolean listsExhibits(Section section) {
    return section.item().equals("9.01") || section.item().equals("7");
  }

  /** Of several items that name it, the one whose news press releases hold. */
  private static Optional<Section> naming(
      FilingDocument form, List<Section> items, String exhibit) {
    List<Section> naming =
        items.stream().filter(s -> names(s.span().of(form.text()), exhibit)).toList();
    return likeliest(naming).or(() -> naming.stream().findFirst());
  }

  private static boolean names(String text, String exhibit) {
    Matcher mention = MENTION.matcher(text);
    while (mention.find()) {
      if (includes(mention.group(1).toLowerCase(Locale.ROOT), exhibit)) {
        return true;
      }
    }
    return false;
  }

  private static boolean includes(String list, String exhibit) {
    boolean range = list.contains("through") || list.contains("to");
    int before = -1;
    Matcher number = NUMBER.matcher(list);
    while (number.find()) {
      String found = number.group(1) == null ? "" : number.group(1);
      if (found.equals(exhibit)) {
        return true;
      }
      int now = found.isEmpty() ? 0 : Integer.parseInt(found);
      int wanted = exhibit.isEmpty() ? 0 : Integer.parseInt(exhibit);
      if (range && before >= 0 && wanted > before && wanted < now) {
        return true;
      }
      before = now;
    }
    return false;
  }

  private static Optional<Section> unnamed(List<Section> items, String exhibit) {
    if (items.size() == 1) {
      return Optional.of(section(items.get(0), ONLY_ONE, exhibit));
    }
    return likeliest(items).map(item -> section(item, LIKELIEST, exhibit));
  }

  private static Optional<Section> likeliest(List<Section> items) {
    return LIKELY.stream()
        .flatMap(item -> items.stream().filter(s -> s.item().equals(item)))
        .findFirst();
  }

  private static Section section(Section item, double confidence, String exhibit) {
    return new Section(
        item.part(),
        item.item(),
        item.title(),
        new Span(0, exhibit.length()),
        confidence * item.confidence(),
        Section.State.FULL);
  }
}
