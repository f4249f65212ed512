package dev.bellwether.filing;

/** What can lie in a cell. */
sealed interface TablePiece permits TableDraft, TablePiece.Paragraph {

  /** A paragraph in a cell. */
  record Paragraph(Block block) implements TablePiece {}
}
