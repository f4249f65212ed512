-- What live sources showed, so that nothing is news twice; first_id is the document that first told the story.
CREATE TABLE live_items (
  document_id TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  item_key TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  tickers TEXT NOT NULL,
  sketch BLOB NOT NULL,
  first_id TEXT NOT NULL,
  seen_at INTEGER NOT NULL
);
CREATE INDEX live_items_by_key ON live_items (source, item_key, seen_at);
CREATE INDEX live_items_by_time ON live_items (seen_at);
-- What a story is recognised by in another source: hashes of its text, its title, its address.
CREATE TABLE live_prints (
  print TEXT PRIMARY KEY,
  document_id TEXT NOT NULL,
  seen_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX live_prints_by_time ON live_prints (seen_at);
-- What a source wants to be told at its next look: ETags, places in files.
CREATE TABLE live_marks (
  source TEXT NOT NULL,
  mark TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (source, mark)
) WITHOUT ROWID;
