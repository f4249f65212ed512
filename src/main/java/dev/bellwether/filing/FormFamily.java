package dev.bellwether.filing;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Forms that are laid out alike. */
public enum FormFamily {
  /** 8-K and its amendments. */
  CURRENT("8-K"),
  /** 10-K, 10-K405, 10-KSB, 10-KT and their amendments. */
  ANNUAL("10-K"),
  /** 10-Q, 10-QSB, 10-QT and their amendments. */
  QUARTERLY("10-Q"),
  /** 20-F. */
  FOREIGN_ANNUAL("20-F"),
  /** Everything else, 6-K too: no items. */
  OTHER("");

  private static final Pattern COVER =
      Pattern.compile("form\\s*(8-?K|10-?K|10-?Q|20-?F|6-?K)\\b", Pattern.CASE_INSENSITIVE);

  private final String form;

  FormFamily(String form) {
    this.form = form;
  }

  /** The form's name as the table of items has it; empty for {@link #OTHER}. */
  String form() {
    return form;
  }

  /** The family of a form as EDGAR writes it. */
  public static FormFamily of(String form) {
    String name = form.toUpperCase(Locale.ROOT).replace(" ", "");
    for (FormFamily family : List.of(CURRENT, ANNUAL, QUARTERLY, FOREIGN_ANNUAL)) {
      if (name.startsWith(family.form) || name.startsWith(family.form.replace("-", ""))) {
        return family;
      }
    }
    return OTHER;
  }

  /** The form that a cover page names first; empty if it names none. */
  static String onCover(String text) {
    Matcher cover = COVER.matcher(text.length() > 5_000 ? text.substring(0, 5_000) : text);
    if (!cover.find()) {
      return "";
    }
    String name = cover.group(1).toUpperCase(Locale.ROOT).replace("-", "");
    return name.substring(0, name.length() - 1) + "-" + name.charAt(name.length() - 1);
  }
}
