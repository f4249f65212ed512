package dev.bellwether.mask;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Words that name nobody though they begin with a capital letter, and words that say who does. */
final class WordLists {
  /** Quarters, halves and fiscal years, with the year or without. */
  private static final Pattern PERIOD =
      Pattern.compile("[1-4]?[QH][1-4]?(?:['\\u2019/-]?\\d{2,4})?|[FC]Y\\d*");

  private static final List<String> ENDINGS =
      List.of("'s", "s", "es", "ed", "d", "ing", "ly", "er", "ers", "al", "able");

  private final Set<String> ordinary = new HashSet<>();
  private final Set<String> forms = new HashSet<>();
  private final Set<String> weakForms = new HashSet<>();
  private final Set<String> roles = new HashSet<>();
  private final Set<String> firstNames = new HashSet<>();
  private final Set<String> kept = new HashSet<>();

  private WordLists() {
    for (String line : lines("ordinary.txt")) {
      ordinary.addAll(List.of(line.split(" ", -1)));
    }
    for (String line : lines("words.txt")) {
      String[] parts = line.split(": ", 2);
      of(parts[0]).addAll(List.of(parts[1].split(" ", -1)));
    }
  }

  static WordLists load() {
    return new WordLists();
  }

  private Set<String> of(String list) {
    return switch (list) {
      case "forms" -> forms;
      case "weak" -> weakForms;
      case "roles" -> roles;
      case "first" -> firstNames;
      case "kept" -> kept;
      default -> throw new IllegalStateException("no list '" + list + "'");
    };
  }

  /** The lines of a resource without comments. */
  static List<String> lines(String resource) {
    try (InputStream in = WordLists.class.getResourceAsStream(resource);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(
                    Objects.requireNonNull(in, resource), StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A legal form that follows the name of a company, whatever its case and its full stop. */
  boolean isForm(String word) {
    return forms.contains(word) || (isCapitals(word) && forms.contains(capitalised(word)));
  }

  /** A word that may end the name of a company, and may as well be an ordinary one. */
  boolean isWeakForm(String word) {
    return weakForms.contains(word);
  }

  /** A title or an office. */
  boolean isRole(String word) {
    return roles.contains(word);
  }

  /** A given name. */
  boolean isFirstName(String word) {
    return firstNames.contains(word)
        || (isCapitals(word) && firstNames.contains(capitalised(word)));
  }

  /** Whether the word may stay as it is: it names nobody, or nobody in particular. */
  boolean isHarmless(String word) {
    return PERIOD.matcher(word).matches()
        || kept.contains(word)
        || (isCapitals(word) && kept.contains(capitalised(word)))
        || isOrdinary(word.toLowerCase(Locale.ROOT));
  }

  private boolean isOrdinary(String word) {
    if (word.length() < 2 || ordinary.contains(word)) {
      return true;
    }
    for (String ending : ENDINGS) {
      if (word.endsWith(ending)) {
        String stem = word.substring(0, word.length() - ending.length());
        if (ordinary.contains(stem) || ordinary.contains(stem + "e")) {
          return true;
        }
      }
    }
    return (word.endsWith("ies") && ordinary.contains(word.substring(0, word.length() - 3) + "y"))
        || isCompound(word);
  }

  private boolean isCompound(String word) {
    String[] parts = word.split("[-/]", -1);
    if (parts.length < 2) {
      return false;
    }
    for (String part : parts) {
      if (!part.isEmpty() && !isOrdinary(part) && !part.chars().allMatch(Character::isDigit)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCapitals(String word) {
    return word.length() > 1 && word.chars().noneMatch(Character::isLowerCase);
  }

  private static String capitalised(String word) {
    return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
  }
}
