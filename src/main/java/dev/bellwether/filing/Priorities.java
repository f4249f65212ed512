package dev.bellwether.filing;

import dev.bellwether.BellwetherException;
import dev.bellwether.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Which items of which forms are worth a model's time, and which go first. */
public final class Priorities {
  /** Not worth it. */
  public static final int SKIPPED = 0;

  /** What an 8-K says under an item that nobody ranked may still move prices. */
  private static final int UNLISTED_EVENT = 4;

  /** Press releases carry what items 2.02, 7.01 and 8.01 only announce. */
  private static final int PRESS_RELEASE = 1;

  private final Map<String, Integer> byItem;

  private Priorities(Map<String, Integer> byItem) {
    this.byItem = byItem;
  }

  /** The priorities that come with the program. */
  public static Priorities standard() {
    try (InputStream table = Priorities.class.getResourceAsStream("priorities.tsv")) {
      if (table == null) {
        throw new IllegalStateException("priorities.tsv is missing from the jar");
      }
      String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      return parse(text.lines().toList(), "priorities.tsv");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The priorities in a file of the user's.
   *
   * @throws BellwetherException if it cannot be read or a line is wrong
   */
  public static Priorities read(Path file) {
    try {
      return parse(Files.readAllLines(file), file.toString());
    } catch (IOException e) {
      throw BellwetherException.failed("cannot read " + file + ": " + e.getMessage(), "", e);
    }
  }

  private static Priorities parse(List<String> lines, String file) {
    Map<String, Integer> byItem = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] fields = line.split("\t", -1);
      if (fields.length != 4 || !fields[3].strip().matches("[0-9]")) {
        throw BellwetherException.usage(
            file + ":" + (i + 1) + ": not 'form, part, item, priority' with tabulators between",
            "the priority is a digit, 0 to skip the item");
      }
      byItem.put(key(fields[0], fields[1], fields[2]), Integer.parseInt(fields[3].strip()));
    }
    return new Priorities(byItem);
  }

  private static String key(String form, String part, String item) {
    return form.strip() + "|" + part.strip() + "|" + item.strip();
  }

  /** Changes when the table does. */
  public String version() {
    return Integer.toHexString(new TreeMap<>(byItem).toString().hashCode());
  }

  /** The priority of a section: 1 first, {@link #SKIPPED} never. */
  public int of(FormFamily form, Section section) {
    if (section.state() != Section.State.FULL && form != FormFamily.CURRENT) {
      return SKIPPED;
    }
    int unlisted = form == FormFamily.CURRENT ? UNLISTED_EVENT : SKIPPED;
    return byItem.getOrDefault(key(form.form(), section.part(), section.item()), unlisted);
  }

  /** The priority of an exhibit as a whole: that of the item it carries, if it can be told. */
  public int ofExhibit(FormFamily form, FilingDocument exhibit) {
    if (!exhibit.sections().isEmpty()) {
      return of(form, exhibit.sections().get(0));
    }
    String type = exhibit.type().toUpperCase(Locale.ROOT);
    return form == FormFamily.CURRENT && type.startsWith("EX-99") ? PRESS_RELEASE : SKIPPED;
  }
}
