package dev.bellwether.filing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells running heads, footers and page numbers from text: they stand beside page breaks, and they
 * repeat.
 */
final class Furniture {
  private static final int LONGEST = 160;

  /** A line that stands beside this many page breaks, numbers aside, is part of the page. */
  private static final int REPEATS = 3;

  /** So many blocks before and after a break may be furniture. */
  private static final int REACH = 3;

  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "\\W*(?:page\\s*)?(?:[A-Z]{1,2}\\s?-\\s?)?(?:\\d{1,4}|[ivxlc]{1,7})(?:\\s*of\\s*\\d{1,4})?\\W*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CONTENTS_LINK =
      Pattern.compile(
          "\\W*(?:back to |return to )?(?:table of contents|index|contents)\\W*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NOTES =
      Pattern.compile(
          "(?:see|the) accompanying notes|\\S+( \\S+){0,4},? inc\\.$", Pattern.CASE_INSENSITIVE);

  private static final Pattern RULE = Pattern.compile("[\\s\\-=_*\\u2013\\u2014]{3,}");

  /** Lines that end with 1, 2, 3 ... as often as this, pages apart, are footers. */
  private static final int COUNTING = 8;

  /** Pages are longer. */
  private static final int SHORTEST_PAGE = 600;

  private static final Pattern CONTINUED =
      Pattern.compile("\\(?\\bcont(?:inued|\\W?d)\\.?\\)?\\W*$", Pattern.CASE_INSENSITIVE);

  private static final Pattern NUMBERED =
      Pattern.compile("(\\S.{0,118}?\\D)(\\d{1,4})\\W*", Pattern.DOTALL);

  private final Draft draft;
  private final boolean[] furniture;

  private Furniture(Draft draft) {
    this.draft = draft;
    this.furniture = new boolean[draft.blocks.size()];
  }

  /** For each block whether it belongs to the page and not to the text. */
  static boolean[] find(Draft draft) {
    Furniture finder = new Furniture(draft);
    finder.run();
    return finder.furniture;
  }

  private void run() {
    List<Block> blocks = draft.blocks;
    boolean[] beside = besideBreaks(blocks);
    Map<String, Integer> repeats = new HashMap<>();
    for (int i = 0; i < blocks.size(); i++) {
      if (beside[i] && candidate(blocks.get(i))) {
        repeats.merge(pattern(blocks.get(i)), 1, Integer::sum);
      }
    }
    int page = 0;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (!block.table() && isNumber(block, page + 1)) {
        furniture[i] = true;
        page++;
        continue;
      }
      if (!candidate(block)) {
        continue;
      }
      String text = text(block);
      furniture[i] =
          RULE.matcher(text).matches()
              || (block.link() && CONTENTS_LINK.matcher(text).matches())
              || (beside[i] && isPagePart(text, repeats.getOrDefault(pattern(block), 0)));
    }
    markCounting();
    markRunningItems(beside);
  }

  /** "Item 7. ... (continued)", and all but the first of the same heading at the top of pages. */
  private void markRunningItems(boolean[] beside) {
    Map<String, List<Integer>> places = new HashMap<>();
    for (int i = 0; i < furniture.length; i++) {
      Block block = draft.blocks.get(i);
      boolean heading = beside[i] && !block.table() && block.length() <= LONGEST;
      if (heading && !candidate(block)) {
        String text = text(block);
        furniture[i] = CONTINUED.matcher(text).find();
        places.computeIfAbsent(text, w -> new ArrayList<>()).add(i);
      }
    }
    for (List<Integer> same : places.values()) {
      if (same.size() >= REPEATS) {
        same.subList(1, same.size()).forEach(block -> furniture[block] = true);
      }
    }
  }

  /** Footers such as "Example Inc. | 10-K | 7" in a file that marks no pages. */
  private void markCounting() {
    Map<String, List<Integer>> places = new HashMap<>();
    for (int i = 0; i < furniture.length; i++) {
      if (!furniture[i] && !draft.blocks.get(i).table() && candidate(draft.blocks.get(i))) {
        Matcher numbered = NUMBERED.matcher(text(draft.blocks.get(i)));
        if (numbered.matches()) {
          places.computeIfAbsent(numbered.group(1), w -> new ArrayList<>()).add(i);
        }
      }
    }
    places.values().stream()
        .filter(this::countsPages)
        .forEach(blocks -> blocks.forEach(block -> furniture[block] = true));
  }

  private boolean countsPages(List<Integer> blocks) {
    if (blocks.size() < COUNTING) {
      return false;
    }
    int rising = 0;
    for (int i = 1; i < blocks.size(); i++) {
      rising += lastNumber(blocks.get(i)) - lastNumber(blocks.get(i - 1)) == 1 ? 1 : 0;
    }
    int from = draft.blocks.get(blocks.get(0)).start();
    int to = draft.blocks.get(blocks.get(blocks.size() - 1)).start();
    return rising >= 0.8 * (blocks.size() - 1) && to - from >= SHORTEST_PAGE * (blocks.size() - 1);
  }

  private int lastNumber(int block) {
    Matcher numbered = NUMBERED.matcher(text(draft.blocks.get(block)));
    return numbered.matches() ? Integer.parseInt(numbered.group(2)) : -1;
  }

  /** Pages that nothing marks the end of still count up. */
  private boolean isNumber(Block block, int number) {
    if (block.length() > 8) {
      return false;
    }
    String text = text(block);
    String digits = String.valueOf(number);
    return text.equals(digits) || text.replaceAll("[\\s-]", "").equals(digits);
  }

  private static boolean isPagePart(String text, int repeats) {
    if (PAGE_NUMBER.matcher(text).matches()) {
      return true;
    }
    // "None." and "(in millions)" repeat too, but they say something.
    boolean says = text.endsWith(".") || text.startsWith("(");
    return repeats >= REPEATS && (!says || NOTES.matcher(text).lookingAt());
  }

  private boolean[] besideBreaks(List<Block> blocks) {
    boolean[] beside = new boolean[blocks.size()];
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).breakBefore()) {
        mark(beside, i - 1, -1);
        mark(beside, i, 1);
      }
    }
    if (blocks.stream().anyMatch(Block::breakBefore)) {
      mark(beside, blocks.size() - 1, -1);
    }
    return beside;
  }

  /** From a break outwards as long as what stands there could be furniture. */
  private void mark(boolean[] beside, int from, int step) {
    int at = from;
    for (int n = 0; n < REACH && at >= 0 && at < beside.length; n++) {
      beside[at] = true;
      if (!candidate(draft.blocks.get(at))) {
        return;
      }
      at += step;
    }
  }

  private boolean candidate(Block block) {
    return block.length() <= LONGEST
        && !ItemHeading.startsLike(draft.text, block.start(), block.end());
  }

  private String text(Block block) {
    return draft.text.substring(block.start(), block.end());
  }

  /** A text with its numbers made equal. */
  private String pattern(Block block) {
    return text(block).toLowerCase(Locale.ROOT).replaceAll("[0-9]+", "#");
  }
}
