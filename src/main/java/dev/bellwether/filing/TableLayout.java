package dev.bellwether.filing;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells tables of data from tables that only place things on the page. Filings set bullets,
 * headings and whole sections in tables; these become the paragraphs they are.
 */
final class TableLayout {
  /** A cell this long holds prose that wants to be cut like prose. */
  private static final int LONG_CELL = 1_500;

  /** Under an item heading, a cell this long is the item's text and not the line of a contents. */
  private static final int PROSE = 200;

  private static final int LONGEST_MARKER = 60;

  private final MappedText raw;
  private final Draft draft;

  TableLayout(MappedText raw, Draft draft) {
    this.raw = raw;
    this.draft = draft;
  }

  void emit(TableDraft table) {
    if (table.holdsTables()) {
      table.rows.forEach(this::emitPieces);
      return;
    }
    List<List<List<Block>>> rows = rows(table);
    if (rows.isEmpty()) {
      return;
    }
    if (isData(rows)) {
      emitData(rows);
    } else {
      rows.forEach(this::emitRow);
    }
  }

  private void emitPieces(List<List<TablePiece>> row) {
    for (List<TablePiece> cell : row) {
      for (TablePiece piece : cell) {
        if (piece instanceof TableDraft inner) {
          emit(inner);
        } else if (piece instanceof TablePiece.Paragraph paragraph) {
          draft.add(raw, paragraph.block());
        }
      }
    }
  }

  /** Rows and cells that hold anything. */
  private static List<List<List<Block>>> rows(TableDraft table) {
    List<List<List<Block>>> rows = new ArrayList<>();
    for (List<List<TablePiece>> row : table.rows) {
      List<List<Block>> cells = new ArrayList<>();
      for (List<TablePiece> cell : row) {
        List<Block> blocks = new ArrayList<>();
        for (TablePiece piece : cell) {
          if (piece instanceof TablePiece.Paragraph paragraph) {
            blocks.add(paragraph.block());
          }
        }
        if (!blocks.isEmpty()) {
          cells.add(blocks);
        }
      }
      if (!cells.isEmpty()) {
        rows.add(cells);
      }
    }
    return rows;
  }

  private boolean isData(List<List<List<Block>>> rows) {
    int wide = 0;
    int marked = 0;
    int headings = 0;
    int longest = 0;
    for (List<List<Block>> row : rows) {
      Block first = row.get(0).get(0);
      boolean heading = ItemHeading.startsLike(raw, first.start(), first.end());
      headings += heading ? 1 : 0;
      if (row.size() > 1) {
        wide++;
        marked += isMarker(row.get(0)) ? 1 : 0;
      }
      for (List<Block> cell : row) {
        longest = Math.max(longest, cell.get(cell.size() - 1).end() - cell.get(0).start());
      }
    }
    boolean holdsSections = headings > 0 && (rows.size() <= 2 || longest > PROSE);
    return rows.size() > 1 && wide > 0 && marked < wide && longest <= LONG_CELL && !holdsSections;
  }

  /** A bullet, a number or a letter that stands before a paragraph. */
  private boolean isMarker(List<Block> cell) {
    return cell.size() == 1 && Marker.is(raw.substring(cell.get(0).start(), cell.get(0).end()));
  }

  private void emitData(List<List<List<Block>>> rows) {
    int start = draft.text.length();
    for (List<List<Block>> row : rows) {
      if (draft.text.length() > start) {
        separate('\n', row.get(0));
      }
      for (int cell = 0; cell < row.size(); cell++) {
        if (cell > 0 && !sticksTogether(row.get(cell - 1), row.get(cell))) {
          separate('\t', row.get(cell));
        }
        appendOnOneLine(row.get(cell));
      }
    }
    draft.add(new Block(true, start, draft.text.length(), 0, false, false));
  }

  private void separate(char separator, List<Block> before) {
    draft.text.append(separator, raw.sourceOf(before.get(0).start()));
  }

  private void appendOnOneLine(List<Block> cell) {
    for (int i = 0; i < cell.size(); i++) {
      if (i > 0) {
        separate(' ', cell.subList(i, i + 1));
      }
      appendWithoutLines(cell.get(i));
    }
  }

  private void appendWithoutLines(Block block) {
    if (block.table()) {
      draft.text.append(raw, block.start(), block.end());
      return;
    }
    int from = block.start();
    for (int at = block.start(); at < block.end(); at++) {
      if (raw.charAt(at) == '\n') {
        draft.text.append(raw, from, at);
        draft.text.append(' ', raw.sourceOf(at));
        from = at + 1;
      }
    }
    draft.text.append(raw, from, block.end());
  }

  /** Currency signs, brackets and percent signs have cells of their own beside their number. */
  private boolean sticksTogether(List<Block> left, List<Block> right) {
    String last = shortText(left);
    String next = shortText(right);
    return last.equals("$")
        || last.equals("(")
        || last.equals("$(")
        || last.equals("\u20ac")
        || last.equals("\u00a3")
        || last.equals("\u00a5")
        || next.equals(")")
        || next.equals("%")
        || next.equals(")%")
        || next.equals("%)");
  }

  private String shortText(List<Block> cell) {
    Block only = cell.get(0);
    return cell.size() == 1 && only.length() <= 2 ? raw.substring(only.start(), only.end()) : "";
  }

  private void emitRow(List<List<Block>> row) {
    boolean leads =
        row.size() > 1 && row.get(0).size() == 1 && row.get(0).get(0).length() <= LONGEST_MARKER;
    int from = 0;
    if (leads) {
      boolean flat = row.stream().allMatch(cell -> cell.size() == 1 && !cell.get(0).table());
      int merged = flat ? row.size() : 2;
      merge(row.subList(0, merged));
      List<Block> second = row.get(1);
      if (!flat) {
        second.subList(1, second.size()).forEach(block -> draft.add(raw, block));
      }
      from = merged;
    }
    for (List<Block> cell : row.subList(from, row.size())) {
      cell.forEach(block -> draft.add(raw, block));
    }
  }

  /** Puts the first blocks of cells into one paragraph. */
  private void merge(List<List<Block>> cells) {
    int start = draft.text.length();
    int emphasis = 0;
    boolean emphasised = true;
    for (List<Block> cell : cells) {
      Block block = cell.get(0);
      if (draft.text.length() > start) {
        draft.text.append(' ', raw.sourceOf(block.start()));
      }
      int at = draft.text.length() - start;
      draft.text.append(raw, block.start(), block.end());
      if (emphasised) {
        emphasis = block.emphasis() > 0 ? at + block.emphasis() : emphasis;
        emphasised = block.emphasis() == block.length();
      }
    }
    draft.add(new Block(false, start, draft.text.length(), emphasis, false, false));
  }
}
