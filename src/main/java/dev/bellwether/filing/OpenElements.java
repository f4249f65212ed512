package dev.bellwether.filing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The elements that are open, with the style that each hands down. */
final class OpenElements {
  static final int BOLD = 1;
  static final int UNDERLINED = 2;
  static final int HIDDEN = 4;
  static final int PREFORMATTED = 8;
  static final int LINK = 16;

  /** Deeper nesting is read as if it stood here. Unclosed tags of the 1990s reach 516. */
  private static final int DEEPEST = 600;

  /** An end tag does not close what is open outside the cell it stands in. */
  private static final Set<String> FENCES = Set.of("td", "th", "table");

  private static final Set<String> TABLE_PARTS =
      Set.of("td", "th", "tr", "tbody", "thead", "tfoot", "table");

  /** An open element; {@code style} holds what it and all around it say. */
  record Open(String name, int style, boolean block, boolean breakAfter) {}

  private final List<Open> stack = new ArrayList<>();
  private final Map<String, int[]> counts = new HashMap<>();
  private final int outermost;
  private int style;

  /** Starts with a style that everything inherits. */
  OpenElements(int style) {
    this.style = style;
    this.outermost = style;
  }

  int style() {
    return style;
  }

  boolean has(int flag) {
    return (style & flag) != 0;
  }

  /** Opens an element; false if it is nested too deeply to be told apart. */
  boolean push(Open element) {
    if (stack.size() >= DEEPEST) {
      return false;
    }
    stack.add(element);
    counts.computeIfAbsent(element.name(), n -> new int[1])[0]++;
    style = element.style();
    return true;
  }

  boolean isOpen(String name) {
    int[] count = counts.get(name);
    return count != null && count[0] > 0;
  }

  /**
   * Closes the innermost element of this name and all in it, unless a cell's border lies between.
   *
   * @param closed is told of each, innermost first
   */
  void close(String name, Consumer<Open> closed) {
    if (!isOpen(name)) {
      return;
    }
    boolean part = TABLE_PARTS.contains(name);
    int at = stack.size() - 1;
    while (at >= 0 && !stack.get(at).name().equals(name)) {
      String other = stack.get(at).name();
      if (part ? other.equals("table") : FENCES.contains(other)) {
        return;
      }
      at--;
    }
    while (stack.size() > at && at >= 0) {
      closed.accept(pop());
    }
  }

  private Open pop() {
    Open last = stack.remove(stack.size() - 1);
    int[] count = counts.get(last.name());
    if (count != null) {
      count[0]--;
    }
    style = stack.isEmpty() ? outermost : stack.get(stack.size() - 1).style();
    return last;
  }
}
