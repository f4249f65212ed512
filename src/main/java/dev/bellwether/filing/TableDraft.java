package dev.bellwether.filing;

import java.util.ArrayList;
import java.util.List;

/** A table while it is read: rows of cells, each with paragraphs and perhaps tables of its own. */
final class TableDraft implements TablePiece {
  /** Rows in order; a cell is what it holds, in order. */
  final List<List<List<TablePiece>>> rows = new ArrayList<>();

  /** True while a cell is open. What stands outside has its columns made of blanks, as of old. */
  boolean inCell;

  void startRow() {
    inCell = false;
    rows.add(new ArrayList<>());
  }

  void startCell() {
    if (rows.isEmpty()) {
      startRow();
    }
    rows.get(rows.size() - 1).add(new ArrayList<>());
    inCell = true;
  }

  /** Adds to the open cell; what stands outside every cell gets a row of its own. */
  void add(TablePiece piece) {
    if (!inCell) {
      startRow();
      startCell();
      currentCell().add(piece);
      inCell = false;
    } else {
      currentCell().add(piece);
    }
  }

  private List<TablePiece> currentCell() {
    List<List<TablePiece>> row = rows.get(rows.size() - 1);
    return row.get(row.size() - 1);
  }

  /** True if a cell holds a table with something in it. */
  boolean holdsTables() {
    for (List<List<TablePiece>> row : rows) {
      for (List<TablePiece> cell : row) {
        for (TablePiece piece : cell) {
          if (piece instanceof TableDraft inner && !inner.isEmpty()) {
            return true;
          }
        }
      }
    }
    return false;
  }

  boolean isEmpty() {
    for (List<List<TablePiece>> row : rows) {
      for (List<TablePiece> cell : row) {
        for (TablePiece piece : cell) {
          if (!(piece instanceof TableDraft inner) || !inner.isEmpty()) {
            return false;
          }
        }
      }
    }
    return true;
  }
}
