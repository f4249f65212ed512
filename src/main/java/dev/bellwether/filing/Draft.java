package dev.bellwether.filing;

import java.util.ArrayList;
import java.util.List;

/** Blocks in reading order, and the text they lie in. */
final class Draft {
  final MappedText text = new MappedText();
  final List<Block> blocks = new ArrayList<>();
  private boolean breakPending;

  /** Paragraphs, lines, rows and cells that it was made of. */
  int pieces;

  /** True if there was more than is taken. */
  boolean isCut;

  /** Notes that a page ends here. */
  void pageBreak() {
    breakPending = true;
  }

  /** Adds a block that lies in another text. */
  void add(MappedText from, Block block) {
    int start = text.length();
    text.append(from, block.start(), block.end());
    add(block.movedTo(start, block.breakBefore()));
  }

  /** Adds a block that was appended to {@link #text} already. */
  void add(Block block) {
    if (block.length() > 0) {
      blocks.add(block.movedTo(block.start(), breakPending || block.breakBefore()));
      breakPending = false;
    }
  }
}
